"""Arithmetic on word vectors: unit rows, the direction of an analogy, the word that does not belong."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float32]
Vector = npt.NDArray[np.float64]

EPSILON = 1e-3  # keeps 3CosMul's denominator away from 0 (Levy & Goldberg 2014)
_BLOCK = 1 << 17  # numbers worked on at a time: they stay in the cache


def unit_rows(table: Table) -> Table:
    """The rows divided by their lengths, float32; a row of zeros stays zeros."""
    unit = np.empty(table.shape, np.float32)
    for rows in blocks(*table.shape):
        block = table[rows].astype(np.float64)  # squares of float32 neither overflow nor vanish in float64
        unit[rows] = block / lengths(block)[:, None]
    return unit


def direction(vectors: Vector, weights: Sequence[float]) -> Vector:
    """The unit vector along the weighted mean of the vectors' unit vectors; zeros where they cancel."""
    unit = vectors / lengths(vectors)[:, None]
    mean: Vector = (np.asarray(weights)[:, None] * unit).mean(axis=0)
    mean /= lengths(mean[None])
    return mean


def directions(vectors: npt.NDArray[np.floating]) -> Vector:
    """The unit vector along each vector, to the last bit as `direction` of it alone."""
    unit = vectors.astype(np.float64)
    for _ in range(2):
        unit /= lengths(unit)[:, None]
    return unit


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors; 0 where one is zeros."""
    return float(np.clip(direction(a[None], [1.0]) @ direction(b[None], [1.0]), -1.0, 1.0))


def three_cos_mul(a: npt.NDArray[Any], b: npt.NDArray[Any], c: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """a' c' / (b' + epsilon) of cosines a, b, c shifted to [0, 1] (Levy & Goldberg 2014, equation 4)."""
    return (a + 1) / 2 * ((c + 1) / 2) / ((b + 1) / 2 + EPSILON)


def odd_one_out(vectors: Vector) -> int:
    """The row least like the mean of the rows' unit vectors, the first of several."""
    mean = direction(vectors, [1.0] * len(vectors))
    return int(np.argmin([cosine(vector, mean) for vector in vectors]))


def blocks(rows: int, columns: int) -> list[slice]:
    """Consecutive slices of rows, each of about `_BLOCK` numbers."""
    step = max(1, _BLOCK // max(1, columns))
    return [slice(start, start + step) for start in range(0, rows, step)]


def lengths(rows: Vector) -> Vector:
    """The lengths of the rows, 1 for a row of zeros."""
    each: Vector = np.sqrt((rows * rows).sum(axis=1))
    each[each == 0] = 1.0
    return each
