"""The numbers of the word-vector experiment, as the course's assignment has them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What the run is made of; another number is another experiment, with other draws.

    Parameters
    ----------
    python_seed, numpy_seed : int
        Of Python's generator, which draws the text, windows and negatives, and of NumPy's old one, which
        draws the centre vectors to begin with.
    dimensions, window, negatives : int
        D, the largest C, and K for each pair of a centre and an outside word.
    windows : int
        In a batch, whose loss is their mean.
    step : float
        The first step.
    halve_every : int
        Iterations after which the step is halved.
    threshold : float
        Share of the text above which a word is thinned.
    copies : int
        How often the text is thinned, all of which is used.
    exponent : float
        Of the counts, for the negatives.
    table : int
        Entries that the negatives are drawn from.
    """

    python_seed: int = 31415
    numpy_seed: int = 9265
    dimensions: int = 10
    window: int = 5
    negatives: int = 10
    windows: int = 50
    step: float = 0.3
    halve_every: int = 20_000
    threshold: float = 1e-5
    copies: int = 30
    exponent: float = 0.75
    table: int = 1_000_000
