"""The shape of the schedule: a fixed function of corpus, vocabulary and settings, never of threads."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firth.kernels import Objective

LARGEST = 256  # words in a macro-batch
TRAVEL = 0.35  # of a row in a macro-batch: pairs of the commonest word, times the step
DAMPING = 0.25


class Shape(NamedTuple):
    """Words in a tile, negatives it shares, tiles in a macro-batch, and the damping of its sums."""

    positions: int
    shared: int
    tiles: int
    damping: float


def shape_for(objective: Objective, kept: NDArray[np.float64], *, pairs: float, alpha: float) -> Shape:
    """The shape that training uses.

    All tiles of a macro-batch see the same tables, so a word must not occur in it too often: the commonest
    word's occurrences, times the pairs of an occurrence, times the step, stay under `TRAVEL`. In a text like
    text8 that allows 128 words of skip-gram and `LARGEST` of CBOW; a walk between three nodes is trained
    almost word by word.
    A tile of the tree holds fewer words: the more targets, the fewer nodes their paths share.

    Parameters
    ----------
    objective : Objective
    kept : float64 array, shape (V,)
        Expected occurrences of each word after thinning.
    pairs : float
        Pairs that an occurrence makes, on average.
    alpha : float
        The first step.

    Examples
    --------
    >>> shape_for(Objective.NEGATIVE_SAMPLING, np.full(80, 1.0), pairs=6, alpha=0.025)
    Shape(positions=16, shared=16, tiles=8, damping=0.25)
    >>> shape_for(Objective.NEGATIVE_SAMPLING, np.full(3, 1.0), pairs=6, alpha=0.025)
    Shape(positions=4, shared=16, tiles=1, damping=0.25)
    """
    travel = float(kept.max() / kept.sum()) * pairs * alpha  # of one word of text
    words = LARGEST
    while words > 1 and words * travel > TRAVEL:
        words //= 2
    positions = min(words, 4 if objective is Objective.HIERARCHICAL_SOFTMAX else 16)
    return Shape(positions, 16, words // positions, DAMPING)
