"""The bootstrap: how far a number would move, had other items of the same kind been asked.

Efron, *Bootstrap methods: another look at the jackknife*, 1979.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

RESAMPLES = 2000  # the ends of a 95 % interval lie on 50 resamples each
LEVEL = 0.95
BLOCK = 2**21  # numbers of one block of resamples: 16 MiB


class Interval(NamedTuple):
    """Both ends of a confidence interval; NaN where there is none."""

    low: float
    high: float


def multiplicities(n: int, resamples: int, seed: int) -> Iterator[Counts]:
    """How often each of n items stands in each resample of n items drawn with replacement.

    Parameters
    ----------
    n : int
        Number of items.
    resamples : int
        Number of resamples.
    seed : int
        The same seed gives the same resamples, so that two models can be asked the same items.

    Yields
    ------
    int64 array, shape (r, n)
        Blocks of resamples, in all as many as asked; every row sums to n.

    Examples
    --------
    >>> [block.sum(axis=1).tolist() for block in multiplicities(5, 3, seed=1)]
    [[5, 5, 5]]
    """
    draw = np.random.default_rng(seed)
    size = max(1, BLOCK // max(1, n))
    for start in range(0, resamples, size):
        rows = min(size, resamples - start)
        drawn = draw.integers(0, n, (rows, n)) + np.arange(rows)[:, None] * n
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n)


def interval(estimates: npt.ArrayLike, level: float = LEVEL) -> Interval:
    """The middle share of the estimates of many resamples, those that are not defined left out.

    Parameters
    ----------
    estimates : array_like of shape (resamples,)
    level : float
        Share of the estimates between the two ends.

    Examples
    --------
    >>> interval(range(101), level=0.9)
    Interval(low=5.0, high=95.0)
    """
    values = np.asarray(estimates, dtype=np.float64)
    values = values[np.isfinite(values)]
    if not values.size:
        return Interval(float("nan"), float("nan"))
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))
