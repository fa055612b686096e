"""Where the vectors point: how alike any two are, and how many directions they use."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.vectors import Stored
from firth.vectors.arithmetic import blocks, lengths
from firth.vectors.blas import one_thread

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]


class Shape(NamedTuple):
    """The unit vectors of some rows as a cloud.

    Attributes
    ----------
    mean_cosine : float
        Of all pairs of rows.
    along_mean : float
        The share of the squared lengths that lies along the mean of the unit vectors.
    spectrum : float64 array, shape (d,)
        The shares of the variance around the mean along the principal directions, falling; they sum to 1.
    directions : float
        How many directions are used: (sum of variances)^2 / sum of squared variances, from 1 to d.
    """

    mean_cosine: float
    along_mean: float
    spectrum: Floats
    directions: float


def shape(stored: Stored) -> Shape:
    """The shape of two rows or more, none of them zeros.

    The mean cosine of all n (n - 1) / 2 pairs needs no pair: the squared length of the sum of the unit
    vectors is n plus twice the sum of all cosines.
    """
    n, d = len(stored), stored.dimensions
    total, second = np.zeros(d), np.zeros((d, d))
    with one_thread():
        for part in blocks(n, d):
            unit = units(stored, part)
            total += unit.sum(axis=0)
            second += unit.T @ unit
        mean = total / n
        along = mean / lengths(mean[None])
        variances = np.linalg.eigvalsh(second / n - np.outer(mean, mean))[::-1].clip(0)
        shared = float(along @ second @ along) / n
    spread = variances.sum()
    return Shape(
        mean_cosine=float((total @ total - n) / (n * (n - 1))),
        along_mean=shared,
        spectrum=variances / spread if spread > 1e-12 else np.full(d, np.nan),
        directions=float(spread**2 / (variances**2).sum()) if spread > 1e-12 else 1.0,
    )


def random_cosines(stored: Stored, pairs: int, seed: int) -> Floats:
    """The cosines of so many pairs of different rows, drawn with replacement."""
    draw = np.random.default_rng(seed)
    first = draw.integers(0, len(stored), pairs)
    second = (first + draw.integers(1, len(stored), pairs)) % len(stored)
    cosines = np.empty(pairs)
    for part in blocks(pairs, stored.dimensions):
        a, b = units(stored, first[part]), units(stored, second[part])
        cosines[part] = (a * b).sum(axis=1)
    return cosines


def units(stored: Stored, rows: Rows | slice) -> Floats:
    """The vectors of the rows, divided by their lengths."""
    block = stored.rows(rows).astype(np.float64)
    block /= lengths(block)[:, None]
    return block
