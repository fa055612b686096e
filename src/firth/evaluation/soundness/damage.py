"""Rows that hold no direction, or none that anybody learnt; and rows whose direction another one has."""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.vectors import Stored
from firth.vectors.arithmetic import blocks, lengths

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
Steps = npt.NDArray[np.int32]

_FAR = 2.0  # times 1 / (2 d)
_EVEN = 0.05  # of the mean square; that of what has another form lies far below 1 / 3
_STEP = 2.0**-20  # of unit vectors: float32 scores cannot tell what lies nearer
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, and without a pattern: the golden ratio's digits


class Damage(NamedTuple):
    """The rows of each kind; a row is of the first kind that fits.

    Attributes
    ----------
    not_finite
        Rows that hold nan or inf.
    zero
        Rows of zeros.
    constant
        Rows of one number, again and again; of at least 3 dimensions.
    unmoved
        Rows that lie where trainings begin: each of their numbers is within 1 / (2 d) of zero, while other
        rows have left that place, or the numbers are spread as evenly there as they are drawn.
    """

    not_finite: Rows
    zero: Rows
    constant: Rows
    unmoved: Rows


def damage(stored: Stored) -> Damage:
    """Look at every row.

    word2vec, GloVe and firth begin with numbers drawn between -1 / (2 d) and 1 / (2 d); training makes a
    vector longer than that within some tens of steps. Vectors may be as small for another reason: all of them
    were multiplied by a small number, or are columns of an orthogonal matrix.
    """
    largest, squares = np.empty((2, len(stored)))
    kinds = np.zeros((4, len(stored)), dtype=np.bool_)
    d = stored.dimensions
    for part in blocks(len(stored), d):
        block = stored.rows(part)
        low, high = block.min(axis=1), block.max(axis=1)  # nan where a number is
        with np.errstate(invalid="ignore"):
            kinds[0, part] = ~(np.isfinite(low) & np.isfinite(high))
            kinds[1, part] = (low == 0) & (high == 0)
            kinds[2, part] = (low == high) & (d > 2)
            largest[part] = np.maximum(-low, high) * 2 * d
            squares[part] = (block.astype(np.float64) ** 2).mean(axis=1) * (2 * d) ** 2
    kinds[3] = largest <= 1
    for kind in range(1, 4):
        kinds[kind] &= ~kinds[:kind].any(axis=0)
    vectors = ~kinds[:3].any(axis=0)
    if not (_have_left(largest[vectors]) or _as_drawn(squares[kinds[3]], d)):
        kinds[3] = False
    return Damage(*(np.flatnonzero(kind) for kind in kinds))


def _have_left(largest: Floats) -> bool:
    """Whether most rows are far beyond where trainings begin, given their largest numbers; that is at 1."""
    return bool(np.median(largest) >= _FAR) if len(largest) else False


def _as_drawn(squares: Floats, d: int) -> bool:
    """Whether numbers are as large as if drawn evenly from -1 to 1, given the mean squares of their rows."""
    if not len(squares):
        return False
    error = math.sqrt(
        4 / 45 / (len(squares) * d)
    )  # of the mean of squares, which is 1 / 3 with variance 4 / 45
    return bool(abs(squares.mean() - 1 / 3) <= max(_EVEN, 4 * error))


def repeats(stored: Stored) -> list[list[int]]:
    """The groups of rows with one direction, up to rounding, the largest group first, then by row."""
    if not len(stored):
        return []
    hashes = np.concatenate(
        [_hashes(_steps(stored, part)) for part in blocks(len(stored), stored.dimensions)]
    )
    order = np.argsort(hashes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(hashes[order]) != 0])
    groups: list[list[int]] = []
    for start, stop in zip(starts, np.r_[starts[1:], len(stored)], strict=True):
        if stop - start > 1:
            groups += _equal(stored, order[start:stop])
    return sorted(groups, key=lambda group: (-len(group), group))


def _steps(stored: Stored, rows: Rows | slice) -> Steps:
    """The unit vectors of the rows in whole steps, so that what rounding moves mostly stays the same."""
    block = stored.rows(rows).astype(np.float64)
    steps: Steps = np.rint(block / lengths(block)[:, None] / _STEP).astype(np.int32)
    return steps


def _hashes(block: Steps) -> npt.NDArray[np.uint64]:
    """A number for each row; equal rows have equal ones, and others hardly ever."""
    hashes = np.zeros(len(block), np.uint64)
    for column in block.view(np.uint32).T:
        hashes = (hashes ^ column) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _equal(stored: Stored, rows: Rows) -> list[list[int]]:
    """Rows with one hash, by their directions."""
    found: dict[bytes, list[int]] = {}
    for row in rows.tolist():
        found.setdefault(_steps(stored, np.array([row])).tobytes(), []).append(row)
    return [group for group in found.values() if len(group) > 1]
