"""The shape of the schedule: a fixed function of corpus, vocabulary and settings, never of threads."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LARGEST = 256  # words in a macro-batch
TRAVEL = 0.35  # of a row in a macro-batch: pairs of the commonest word, times the step
DAMPING = 0.25
POSITIONS = 16  # words in a tile
SHARED = 16, 64  # negatives that a tile shares: at least and, where the text is short or K is large, at most
PLENTY = 3e8  # words of text times shared negatives beyond which no more are needed


class Shape(NamedTuple):
    """Words in a tile, negatives it shares, tiles in a macro-batch, and the damping of its sums."""

    positions: int
    shared: int
    tiles: int
    damping: float


def shape_for(kept: NDArray[np.float64], *, pairs: float, alpha: float, negative: int, words: int) -> Shape:
    """The shape that training uses.

    All tiles of a macro-batch see the same tables, so a word must not occur in it too often: the commonest
    word's occurrences, times the pairs of an occurrence, times the step, stay under `TRAVEL`. In a text like
    text8 that allows 128 words; a walk between three nodes is trained almost word by word.

    Negatives that a tile shares are the same for all its pairs. Over a long text that evens out; a short one
    needs more of them, and so do many negatives for each pair.

    Parameters
    ----------
    kept : float64 array, shape (V,)
        Expected occurrences of each word after thinning.
    pairs : float
        Pairs that an occurrence makes, on average.
    alpha : float
        The first step.
    negative : int
        Negatives of each pair.
    words : int
        Words of text in all epochs.

    Examples
    --------
    >>> shape_for(np.full(80, 1.0), pairs=6, alpha=0.025, negative=5, words=10**8)
    Shape(positions=16, shared=16, tiles=8, damping=0.25)
    >>> shape_for(np.full(3, 1.0), pairs=6, alpha=0.025, negative=5, words=10**4)
    Shape(positions=4, shared=64, tiles=1, damping=0.25)
    """
    travel = float(kept.max() / kept.sum()) * pairs * alpha  # of one word of text
    largest = LARGEST
    while largest > 1 and largest * travel > TRAVEL:
        largest //= 2
    positions = min(largest, POSITIONS)
    shared, most = SHARED
    while shared < most and (shared * words < PLENTY or shared < negative):
        shared *= 2
    return Shape(positions, shared, largest // positions, DAMPING)
