r"""How far apart two kinds of models are, and how far chance alone would put them.

Two chances are at work: which items a benchmark happens to have, and which seeds the models happen to have
been trained with. The paired bootstrap of the items gives the covariances :math:`c_{kl}` of the scores of all
models. A side is one model, or several that differ in their seed. The variance of the difference of means is

.. math:: V = \frac{s_A^2}{m_A} + \frac{s_B^2}{m_B} + \max(0, \bar c_{AA} + \bar c_{BB} - 2 \bar c_{AB})

with the variance :math:`s^2` of the scores of a side's models, which has all that differs from seed to seed,
and with means of covariances of *different* models, which have what items do to all seeds alike: how a seed
happens to suit an item is in the first part already, and would else count twice (Obuchowski and Rockette,
1995; seeds are their readers, items their patients). With one model on each side :math:`\bar c_{AA}` is that
model's own variance, and V is that of the paired bootstrap.

Items that share their parts, as the questions of a relation share its pairs of words and rated pairs their
words, are not drawn one by one, but by these parts: an item stands in a resample as often as the product of
its parts' numbers says. That counts what items share as it should, but what is an item's own three times
(Owen, *The pigeonhole bootstrap*, 2007), so twice the variance of items drawn one by one is taken off.

The interval is that of Student's t, with the degrees of freedom of Satterthwaite (1946), in which 3 seeds
stand for what they are: 3.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from firth.evaluation.joint import Joint
from firth.evaluation.resampling import MANY
from firth.student import t_factor, t_within

Floats = npt.NDArray[np.float64]

POWER = 0.8  # a difference that is `detectable` is found so often


@dataclass(frozen=True)
class Difference:
    """B's mean score less A's.

    Attributes
    ----------
    value, low, high : float
        The difference and both ends of its interval.
    p : float
        Probability that chance alone puts them at least so far apart.
    detectable : float
        The true difference that would be told from chance in four of five such comparisons.
    from_seeds, from_items : float
        Standard errors of both chances; more seeds make the first smaller, a larger benchmark the second.
    """

    value: float
    low: float
    high: float
    p: float
    detectable: float
    from_seeds: float
    from_items: float

    def as_dict(self) -> dict[str, float]:
        """The difference for JSON."""
        return asdict(self)


def difference(found: Joint, first: int, level: float) -> Difference:
    """Compare the first so many models with the others; `level` is that of the interval.

    Examples
    --------
    >>> random = np.random.default_rng(1)
    >>> resampled = 0.6 + random.normal(0, 0.02, 2000) + random.normal(0, 0.002, (4, 2000))
    >>> scores = np.array([0.60, 0.61, 0.64, 0.65])
    >>> joint = Joint("similarity", "pairs", (300,) * 4, 300, 300, 300, scores, resampled, resampled)
    >>> found = difference(joint, 2, 0.95)
    >>> found.value, found.low, found.high, found.p
    (0.040, 0.009, 0.071, 0.03)
    """
    sides = [found.scores[:first], found.scores[first:]]
    value = float(sides[1].mean() - sides[0].mean())
    seeds = [(float(np.var(side, ddof=1)) / len(side), len(side) - 1) for side in sides if len(side) > 1]
    items = _of_items(found, first)
    parts = [*seeds, (items, min(found.units - 1, MANY))]
    variance = sum(part for part, _ in parts)
    of_seeds, of_items = math.sqrt(sum(part for part, _ in seeds)), math.sqrt(items)
    if variance == 0:
        return Difference(value, value, value, float(value == 0), 0.0, of_seeds, of_items)
    freedom, error = _freedom(parts), math.sqrt(variance)
    half = t_factor(freedom, level) * error
    p = 1 - t_within(abs(value) / error, freedom)
    detectable = half + t_factor(freedom, 2 * POWER - 1) * error
    return Difference(value, value - half, value + half, p, detectable, of_seeds, of_items)


def _of_items(found: Joint, first: int) -> float:
    """The variance of the difference by the choice of items, as far as it is the same for all seeds."""
    single = _apart(found.singly, first)
    return max(0.0, single, _apart(found.resampled, first) - 2 * single)


def _apart(resampled: Floats, first: int) -> float:
    """The variance of the difference over resamples, by covariances of different models."""
    c = np.cov(resampled[:, np.isfinite(resampled).all(axis=0)])
    a, b = slice(None, first), slice(first, None)
    return _among(c[a, a]) + _among(c[b, b]) - 2 * float(c[a, b].mean())


def _among(c: Floats) -> float:
    """The mean covariance of two different models; of one alone its variance."""
    n = len(c)
    return float(c[0, 0] if n == 1 else (c.sum() - np.trace(c)) / (n * (n - 1)))


def _freedom(parts: Sequence[tuple[float, int]]) -> float:
    """Degrees of freedom of a sum of variances."""
    total = sum(part for part, _ in parts)
    return max(1.0, total**2 / sum(part**2 / freedom for part, freedom in parts))
