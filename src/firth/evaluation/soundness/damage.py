"""Rows that hold no direction, or none that anybody learnt; and rows that stand there twice."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.vectors import Stored
from firth.vectors.arithmetic import Table, blocks

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

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
        Rows that lie where trainings begin: each of their numbers is within 1 / (2 d) of zero.
    """

    not_finite: Rows
    zero: Rows
    constant: Rows
    unmoved: Rows


def damage(stored: Stored) -> Damage:
    """Look at every row.

    word2vec, GloVe and firth begin with numbers drawn between -1 / (2 d) and 1 / (2 d); training makes a
    vector longer than that within some tens of steps.
    """
    kinds = np.zeros((4, len(stored)), dtype=np.bool_)
    d = stored.dimensions
    for part in blocks(len(stored), d):
        block = stored.rows(part)
        low, high = block.min(axis=1), block.max(axis=1)  # nan where a number is
        with np.errstate(invalid="ignore"):
            kinds[0, part] = ~(np.isfinite(low) & np.isfinite(high))
            kinds[1, part] = (low == 0) & (high == 0)
            kinds[2, part] = (low == high) & (d > 2)
            kinds[3, part] = np.maximum(-low, high) <= 0.5 / d
    for kind in range(1, 4):
        kinds[kind] &= ~kinds[:kind].any(axis=0)
    return Damage(*(np.flatnonzero(kind) for kind in kinds))


def repeats(stored: Stored) -> list[list[int]]:
    """The groups of rows that hold the same numbers, the largest group first, then by row."""
    if not len(stored):
        return []
    hashes = np.concatenate([_hashes(stored.rows(part)) for part in blocks(len(stored), stored.dimensions)])
    order = np.argsort(hashes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(hashes[order]) != 0])
    groups: list[list[int]] = []
    for start, stop in zip(starts, np.r_[starts[1:], len(stored)], strict=True):
        if stop - start > 1:
            groups += _equal(stored, order[start:stop])
    return sorted(groups, key=lambda group: (-len(group), group))


def _hashes(block: Table) -> npt.NDArray[np.uint64]:
    """A number for each row; equal rows have equal ones, and others hardly ever."""
    bits = np.ascontiguousarray(block + np.float32(0)).view(np.uint32)  # -0.0 + 0.0 is 0.0
    hashes = np.zeros(len(block), np.uint64)
    for column in bits.T:
        hashes = (hashes ^ column) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _equal(stored: Stored, rows: Rows) -> list[list[int]]:
    """Rows with one hash, by what they hold."""
    found: dict[bytes, list[int]] = {}
    for row in rows.tolist():
        found.setdefault((stored.rows(row) + np.float32(0)).tobytes(), []).append(row)
    return [group for group in found.values() if len(group) > 1]
