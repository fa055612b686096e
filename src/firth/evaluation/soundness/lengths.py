"""How long vectors are, and what that has to do with how often their words were seen.

Schakel and Wilson, *Measuring word significance using distributed representations of words*, 2015.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.evaluation.bands import bands
from firth.evaluation.correlation import spearman
from firth.evaluation.lookup import ranks
from firth.vectors import Stored, arithmetic
from firth.vectors.arithmetic import blocks

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


class Band(NamedTuple):
    """Words next to each other by frequency.

    Attributes
    ----------
    first, last : int
        Their ranks, from 1, the most frequent word.
    median_count : float or None
        Of the words, where their counts are known.
    median_length : float
        Of their vectors.
    """

    first: int
    last: int
    median_count: float | None
    median_length: float


def lengths(stored: Stored) -> Floats:
    """The length of every vector, (V,)."""
    found = np.empty(len(stored))
    for part in blocks(len(stored), stored.dimensions):
        block = stored.rows(part).astype(np.float64)
        found[part] = arithmetic.lengths(block) * block.any(axis=1)
    return found


def with_frequency(lengths: Floats, counts: Counts | None) -> float:
    """The rank correlation of length and frequency; nan where all are equally long up to rounding."""
    if np.ptp(lengths) <= 1e-5 * lengths.mean():
        return float("nan")
    return spearman(lengths, -np.arange(len(lengths)) if counts is None else counts)


def by_frequency(lengths: Floats, counts: Counts | None) -> tuple[Band, ...]:
    """The lengths of words of about the same rank."""
    order = np.argsort(ranks(counts, len(lengths)))
    found = []
    for _, _, part in bands(np.arange(1, len(order) + 1)):
        rows = order[part]
        count = None if counts is None else float(np.median(counts[rows]))
        found.append(Band(part.start + 1, part.stop, count, float(np.median(lengths[rows]))))
    return tuple(found)
