"""How far chance alone sets a word of two models apart, told by the runs of each, whatever its noise is like.

Let e and f be the noise of a word in the n runs of A and the m of B, s^2 its mean square, a^2 and b^2 the
cosine within each model. Of a word that has not moved, what the distance is beyond the noise is, but for
smaller terms,

    b/2a (|mean e|^2 - s_A^2 / n) + a/2b (|mean f|^2 - s_B^2 / m) - (mean e) . (mean f)

No run shows e. But a contrast of runs, weights of sum 0 and of sum of squares 1, has no trace of the word's
direction, and is distributed as e is, or as sqrt(n) mean e: with the size and the shape that the noise of
this word has in this model. So half of the runs of A against the other half stand for mean e, half of those
of B for mean f, both as they are and mirrored, and what is left of the runs of each, which is independent of
it, for s^2. As that is less than the runs have, this strays a little more than the models do. Halves, because
the vectors have length 1 and a single run has no tails, where a mean of many has.
"""

from itertools import combinations
from math import sqrt

import numpy as np
import numpy.typing as npt

from firth.evaluation.bands import of_like_rank

Floats = npt.NDArray[np.float64]

SPLITS = 10  # of the runs of a model, or some more
LEAST_COSINE = 0.01  # of words of like frequency in two runs of one model, where it is hardly one


def stray(a: Floats, b: Floats, across: Floats) -> Floats:
    """What chance may add to the distance of every word, as a share of its noise.

    Parameters
    ----------
    a, b : float64 arrays, shapes (n, n, words) and (m, m, words)
        Cosines within the models, of three runs or more.
    across : float64 array, shape (n, m, words)
        Between them. Only what is left of it in contrasts of runs enters: nothing that sets A apart from B.

    Returns
    -------
    float64 array, shape (k, words)
        For contrasts of A, contrasts of B and both signs; 18 of three runs each.
    """
    n, m = len(a), len(b)
    weight = np.sqrt(_typical(mean_of_pairs(b)) / _typical(mean_of_pairs(a)))
    found = []
    for one in contrasts(n):
        own, rest = _split(a, one)
        for other in contrasts(m):
            own_b, rest_b = _split(b, other)
            beyond = (weight * (own - rest) / n + (own_b - rest_b) / weight / m) / 2
            product = np.einsum("i,ijw,j->w", one, across, other) / sqrt(n * m)
            noise = np.maximum(1 - np.sqrt(np.maximum(1 - rest, 0) * np.maximum(1 - rest_b, 0)), 1e-6)
            found += [(beyond - product) / noise, (beyond + product) / noise]
    return np.array(found)


def contrasts(n: int) -> list[Floats]:
    """Half of n runs against the others, in all ways or some ten of them.

    Examples
    --------
    >>> [one.round(2).tolist() for one in contrasts(3)]
    [[0.82, -0.41, -0.41], [-0.41, 0.82, -0.41], [-0.41, -0.41, 0.82]]
    """
    halves = list(
        combinations(range(1 - n % 2, n), n // 2)
    )  # of an even number, run 0 is always among the others
    found = []
    for half in halves[:: max(1, len(halves) // SPLITS)]:
        one = np.full(n, -1 / (n - len(half)))
        one[list(half)] = 1 / len(half)
        found.append(one / np.sqrt((one**2).sum()))
    return found


def mean_of_pairs(cosine: Floats) -> Floats:
    """The mean cosine (words,) over pairs of different runs."""
    n = len(cosine)
    mean: Floats = (cosine.sum(axis=(0, 1)) - np.einsum("iiw->w", cosine)) / (n * (n - 1))
    return mean


def _split(cosine: Floats, contrast: Floats) -> tuple[Floats, Floats]:
    """The square of a contrast in every word, and the mean square of the noise that is left without it."""
    n = len(cosine)
    own = np.einsum("i,ijw,j->w", contrast, cosine, contrast)
    return own, ((n - 1) * (1 - mean_of_pairs(cosine)) - own) / (n - 2)


def _typical(cosine: Floats) -> Floats:
    """The mean among words of like frequency: that of a single noisy word may be near 0."""
    mean = np.empty_like(cosine)
    for band in of_like_rank(len(cosine)):
        mean[band] = max(cosine[band].mean(), LEAST_COSINE)
    return mean
