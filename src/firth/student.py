"""Intervals from a few numbers, by Student's t distribution; the standard library is enough for it.

Student, *The probable error of a mean*, 1908. The distribution is an incomplete beta function, by its
continued fraction: Abramowitz & Stegun (1964), 26.7.1 and 26.5.8.
"""

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import NamedTuple

LEVEL = 0.95
TERMS = 500  # of a continued fraction that has its 15 digits after some tens


class Mean(NamedTuple):
    """A mean and both ends of its confidence interval, NaN where one number says nothing of the others."""

    mean: float
    low: float
    high: float


def t_interval(values: Sequence[float], level: float = LEVEL) -> Mean:
    """The mean of independent draws, and the interval mean ± t s / √n for the mean of all others like them.

    Parameters
    ----------
    values : sequence of float
        At least one; normally distributed, as the interval supposes.
    level : float
        How often such intervals hold the mean they are for.

    Examples
    --------
    >>> t_interval([0.61, 0.58, 0.63, 0.60, 0.58])
    Mean(mean=0.600, low=0.574, high=0.626)
    """
    mean = fmean(values)
    if len(values) < 2:
        return Mean(mean, math.nan, math.nan)
    half = t_factor(len(values) - 1, level) * stdev(values) / math.sqrt(len(values))
    return Mean(mean, mean - half, mean + half)


def t_factor(freedom: float, level: float = LEVEL) -> float:
    """The t that a variable of Student's distribution stays within, to both sides, at the given level.

    Examples
    --------
    >>> [round(t_factor(freedom), 3) for freedom in (1, 2, 4, 9, 100)]
    [12.706, 4.303, 2.776, 2.262, 1.984]
    """
    low, high = 0.0, math.pi / 2  # of the angle whose tangent is t / sqrt(freedom)
    while low < (middle := (low + high) / 2) < high:
        inside = t_within(math.sqrt(freedom) * math.tan(middle), freedom) < level
        low, high = (middle, high) if inside else (low, middle)
    return math.sqrt(freedom) * math.tan(low)


def t_within(t: float, freedom: float) -> float:
    """P(|T| < t) of Student's distribution.

    Parameters
    ----------
    t : float
        At least 0.
    freedom : float
        Degrees of freedom, above 0; an estimate of them need not be whole.

    Examples
    --------
    >>> t_within(12.706, 1), t_within(2.0, 4), t_within(2.0, 4.5)
    (0.950, 0.884, 0.892)
    """
    return 1 - t_beyond(t, freedom)


def t_beyond(t: float, freedom: float) -> float:
    """P(|T| > t) of Student's distribution: not 1 less the other, so that it is exact where it is tiny.

    Examples
    --------
    >>> t_beyond(12.706, 1), 0 < t_beyond(100.0, 50) < 1e-50
    (0.050, True)
    """
    square = t * t
    return _beta(freedom / (freedom + square), square / (freedom + square), freedom / 2, 0.5)


def _beta(x: float, rest: float, a: float, b: float) -> float:
    """The incomplete beta function I_x(a, b), where `rest` is 1 - x."""
    if x * (a + b + 2) > a + 1:  # the fraction for the other side needs few terms here
        return 1 - _beta(rest, x, b, a)
    if x == 0:
        return 0.0
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(rest)
    return math.exp(log) / (a * _fraction(x, a, b))


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta function, from its beginning on by Lentz's method."""
    value, above, below = 1.0, 1.0, 0.0
    for k in range(1, TERMS):
        m = k // 2
        up = m * (b - m) if k % 2 == 0 else -(a + m) * (a + b + m)
        term = up * x / ((a + k - 1) * (a + k))
        below = 1 / (1 + term * below)
        above = 1 + term / above
        value *= above * below
        if abs(above * below - 1) < 1e-15:
            break
    return value
