"""Intervals from a few numbers, by Student's t distribution; the standard library is enough for it.

Student, *The probable error of a mean*, 1908; the sums are Abramowitz & Stegun (1964), 26.7.3 and 26.7.4.
"""

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import NamedTuple

LEVEL = 0.95


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
        Degrees of freedom, at least 1. Between whole numbers, as an estimate of them may lie, the probability
        is interpolated linearly in their reciprocal.

    Examples
    --------
    >>> t_within(12.706, 1), t_within(2.0, 4), t_within(2.0, 4.5)
    (0.950, 0.884, 0.892)
    """
    below = math.floor(freedom)
    probability = _within(math.atan(t / math.sqrt(below)), below)
    if below == freedom:
        return probability
    above = _within(math.atan(t / math.sqrt(below + 1)), below + 1)
    share = (1 / below - 1 / freedom) / (1 / below - 1 / (below + 1))
    return probability + share * (above - probability)


def _within(angle: float, freedom: int) -> float:
    """P(|T| < t) where t is sqrt(freedom) tan(angle): a finite sum over powers of the cosine."""
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2
    term, total = cosine**odd, 0.0
    for power in range(odd, freedom - 1, 2):
        total += term
        term *= cosine * cosine * (power + 1) / (power + 2)
    return 2 / math.pi * (angle + sine * total) if odd else sine * total
