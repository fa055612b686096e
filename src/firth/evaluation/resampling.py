"""The bootstrap: how far a number would move, had other items of the same kind been asked.

Efron, *Bootstrap methods: another look at the jackknife*, 1979. The ends are those of Hesterberg, *What
teachers should know about the bootstrap*, 2015: percentiles, moved outwards by as much as few items need.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.student import t_factor

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

RESAMPLES = 2000  # the ends of a 95 % interval lie on 50 resamples each
FEWEST = 10  # items; with fewer an interval would hold less often than it says
LEVEL = 0.95
BLOCK = 2**21  # numbers of one block of resamples: 16 MiB
MANY = 1000  # degrees of freedom; Student's distribution is the normal then


class Interval(NamedTuple):
    """Both ends of a confidence interval; NaN where there is none."""

    low: float
    high: float

    def as_list(self) -> list[float] | None:
        """Both ends for JSON; None where there is no interval."""
        return None if np.isnan(self.low) else [self.low, self.high]


NO_INTERVAL = Interval(float("nan"), float("nan"))


@dataclass(frozen=True)
class Bootstrap:
    """How intervals are found.

    Attributes
    ----------
    resamples : int
        How many times the items are drawn anew; 0 for no intervals.
    seed : int
        The same seed gives the same resamples.
    level : float
        How often such an interval holds the true value.
    """

    resamples: int = RESAMPLES
    seed: int = 1
    level: float = LEVEL

    def __post_init__(self) -> None:
        if self.resamples != 0 and self.resamples < 100:
            raise InvalidInput(f"resamples must be at least 100, or 0 for no intervals, got {self.resamples}")
        if self.seed < 0:
            raise InvalidInput(f"seed must be at least 0, got {self.seed}")
        if not 0 < self.level < 1:
            raise InvalidInput(f"level must be between 0 and 1, got {self.level}")

    @property
    def percent(self) -> str:
        """The level in percent."""
        return f"{100 * self.level:g} %"

    def as_dict(self) -> dict[str, object]:
        """The settings for JSON."""
        return {"resamples": self.resamples, "seed": self.seed, "level": self.level}


def multiplicities(n: int, resamples: int, seed: int | Sequence[int]) -> Iterator[Counts]:
    """How often each of n items stands in each resample of n items drawn with replacement.

    Parameters
    ----------
    n : int
        Number of items.
    resamples : int
        Number of resamples.
    seed : int or sequence of int
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


def interval(estimates: npt.ArrayLike, level: float = LEVEL, items: int | None = None) -> Interval:
    """The middle share of the estimates of many resamples, those that are not defined left out.

    Parameters
    ----------
    estimates : array_like of shape (resamples,)
    level : float
        Share of the estimates between the two ends.
    items : int, optional
        How many items were drawn. Resamples of few vary less than new samples would; where the number is
        given, the ends lie as much further out, and of fewer than `FEWEST` items there is no interval.

    Examples
    --------
    >>> interval(range(101), level=0.9)
    Interval(low=5.0, high=95.0)
    >>> interval(range(101), level=0.9, items=20)
    Interval(low=3.8, high=96.2)
    """
    values = np.asarray(estimates, dtype=np.float64)
    values = values[np.isfinite(values)]
    if not values.size or (items is not None and items < FEWEST):
        return NO_INTERVAL
    tail = (1 - level) / 2 if items is None else _tail(level, items)
    low, high = np.quantile(values, [tail, 1 - tail])
    return Interval(float(low), float(high))


def share_interval(estimates: npt.ArrayLike, level: float, items: int) -> Interval:
    """The interval of a share of items that are right.

    Where every item is right, or none, so it is in all resamples, and they say nothing on how far it may be
    otherwise elsewhere. There the end is the share at which that many items would still be all right (or
    wrong) by chance in (1 - `level`) / 2 of all samples.

    Examples
    --------
    >>> share_interval([0.0, 0.0, 0.0], 0.95, items=50)
    Interval(low=0.0, high=0.071)
    """
    ends = interval(estimates, level, items)
    return _ends_of(ends.low, level, items) if ends.low == ends.high and ends.low in (0, 1) else ends


def spread_interval(value: float, estimates: npt.ArrayLike, level: float, items: int) -> Interval:
    """The share itself, and around it Student's t times the standard deviation of the resamples.

    For what resamples shift: where an item stands twice it is its own neighbour, so that the clusters of a
    resample differ from those of new items in their mean, but hardly in how much they vary.

    Examples
    --------
    >>> spread_interval(0.9, [0.7, 0.8, 0.75, 0.85], 0.95, items=40)
    Interval(low=0.769, high=1.0)
    """
    spread = np.std(np.asarray(estimates, dtype=np.float64), ddof=1) if np.size(estimates) > 1 else math.nan
    if items < FEWEST or math.isnan(spread):
        return NO_INTERVAL
    half = t_factor(min(items - 1, MANY), level) * float(spread)
    least, most = _ends_of(value, level, items)
    return Interval(max(0.0, min(value - half, least)), min(1.0, max(value + half, most)))


def _ends_of(value: float, level: float, items: int) -> Interval:
    """The share alone, but where it is 0 or 1 with an end on the other side."""
    end = ((1 - level) / 2) ** (1 / items)
    return Interval(end if value == 1 else value, 1 - end if value == 0 else value)


def _tail(level: float, items: int) -> float:
    """The share of estimates beyond either end: Student's t for the normal, n - 1 for n in the variance."""
    t = t_factor(min(items - 1, MANY), level)
    return NormalDist().cdf(-t * math.sqrt(items / (items - 1)))
