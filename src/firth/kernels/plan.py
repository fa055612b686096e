"""The numbers that decide a training step, and the stretch of text it is taken on."""

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Architecture(IntEnum):
    """What an input is: a word of the window, or the mixture of all of them."""

    SKIPGRAM = 0
    CBOW = 1


class Objective(IntEnum):
    """What is made small for each pair of an input and its target."""

    NEGATIVE_SAMPLING = 0
    HIERARCHICAL_SOFTMAX = 1
    SOFTMAX = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The settings of a training, as numbers.

    A *tile* is `positions` consecutive words with the windows around them; with negative sampling all
    pairs of a tile share `shared` negatives, each weighted `negative` / `shared`. A *macro-batch* is
    `tiles` tiles, all computed against the tables as they stood before it.

    Parameters
    ----------
    architecture : Architecture
    objective : Objective
    window : int
        Largest distance between a word and its company.
    shrink_windows : bool
        Draw each window from 1 .. `window` (True) or take it whole (False).
    cbow_mean : bool
        Mix a CBOW input as the mean (True) or the sum (False) of its context.
    exact_gradient : bool
        Hand each word of a CBOW input its share of what moves the mixture (True), or all of it (False), as
        word2vec.c does. A word of a sum has a share of 1.
    negative : int
        Negatives that a pair counts (K).
    positions, shared, tiles : int
        Shape of the schedule, see above.
    racy : bool
        No macro-batches: every tile is applied when it is computed, and threads do not wait for one another.
        With one thread that is a training with macro-batches of one tile.
    damping : float
        gamma in z = gamma * step * curvature; a row's summed update counts (1 - exp(-z)) / z of itself.
    alpha, min_alpha : float
        The step falls linearly from one to the other. A step of 0 leaves every bit of the tables as it is.
    total : int
        Corpus positions in all epochs together.
    seed, call : int
        Key of every draw; `call` counts the trainings of one model.
    """

    architecture: Architecture
    objective: Objective
    window: int
    shrink_windows: bool
    cbow_mean: bool
    exact_gradient: bool
    negative: int
    positions: int
    shared: int
    tiles: int
    racy: bool
    damping: float
    alpha: float
    min_alpha: float
    total: int
    seed: int
    call: int

    @property
    def macro_batch(self) -> int:
        """Words that a thread goes through in one go."""
        return self.positions * self.tiles

    def step(self, position: int) -> float:
        """Size of the step when `position` corpus positions of all epochs are done, rounded to float32."""
        return float(np.float32(self.alpha - (self.alpha - self.min_alpha) * (position / self.total)))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the thinned corpus: words ``begin .. end - 1`` are trained, those around them are context.

    Parameters
    ----------
    words : int32 array, shape (n,)
    sentences : int32 array, shape (n,)
        Equal for the words of one sentence; a window never leaves its sentence.
    positions : int64 array, shape (n,)
        Place of each word in the corpus, which sets the step.
    begin, end : int
    epoch : int
    tile : int
        Number of the first tile within the epoch; keys the draws.
    done : int
        Corpus positions of the epochs before this one.
    """

    words: NDArray[np.int32]
    sentences: NDArray[np.int32]
    positions: NDArray[np.int64]
    begin: int
    end: int
    epoch: int
    tile: int
    done: int


class Totals(NamedTuple):
    """Sum of the losses so far in nats, the number of pairs they are summed over, and what rounding lost.

    After billions of pairs a float64 is too coarse for a pair's loss. What an addition rounds away is summed
    beside it (Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, 1974).

    >>> Totals(1e16).plus(1.0, 1).plus(1.0, 1)
    Totals(loss=1e+16, pairs=2, lost=2.0)
    """

    loss: float = 0.0
    pairs: int = 0
    lost: float = 0.0

    def plus(self, loss: float, pairs: int) -> "Totals":
        """With the loss of some more pairs."""
        total = self.loss + loss
        small, large = sorted((self.loss, loss), key=abs)
        return Totals(total, self.pairs + pairs, self.lost + ((large - total) + small))

    @property
    def mean(self) -> float:
        """Mean loss of a pair; nan where there is none."""
        return (self.loss + self.lost) / self.pairs if self.pairs else math.nan


NOTHING = Totals()
