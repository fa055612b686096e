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
(Owen, *The pigeonhole bootstrap*, 2007), so twice the variance of items drawn one by one is taken off. And
the variance among n things drawn anew is (n - 1) / n of that among n others: the variance of items is divided
by it, and that of what is made of two parts twice. Questions make up a third: a pair of words that is drawn
twice makes no question with itself, so that those drawn often count less than they were drawn.

A score moves in steps. So the models of a side may happen to have the very same score, which does not make
the chance of their seeds 0: items then count with all that they do to the models' means. And where all
resamples give the same difference, as of two models that have everything right, it is taken to be as
uncertain as if one of the things drawn had been otherwise.

The interval is that of Student's t, with the degrees of freedom of Satterthwaite (1946), in which 3 seeds
stand for what they are: 3.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from firth.evaluation.comparing.joint import Joint
from firth.evaluation.resampling import MANY
from firth.student import t_beyond, t_factor

Floats = npt.NDArray[np.float64]

POWER = 0.8  # a difference that is `detectable` is found so often
LARGEST = {"similarity": 2.0, "analogy": 1.0, "categories": 1.0}  # difference of two scores
ROUNDING = 1e-18  # a variance that is 0 but for the order of sums


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
        The true difference that would be told from chance in four of five such comparisons, as one of as many
        benchmarks.
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


def difference(found: Joint, first: int, level: float, asked: int = 1) -> Difference:
    """Compare the first so many models with the others.

    Parameters
    ----------
    found : Joint
    first : int
        How many of its models are side A.
    level : float
        Of the interval.
    asked : int
        How many benchmarks are compared, among which a detectable difference has to stand out.

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
    sides, most = [found.scores[:first], found.scores[first:]], LARGEST[found.kind]
    value = float(sides[1].mean() - sides[0].mean())
    seeds = [(float(np.var(side, ddof=1)) / len(side), len(side) - 1) for side in sides if len(side) > 1]
    of_seeds = sum(part for part, _ in seeds)
    items = _of_items(found, first, alone=of_seeds < ROUNDING)
    error = math.sqrt(of_seeds + items)
    freedom = _freedom([*seeds, (items, min(found.units - 1, MANY))])
    half, told = (t_factor(freedom, 1 - (1 - level) / tests) * error for tests in (1, asked))
    return Difference(
        value=value,
        low=max(-most, value - half),
        high=min(most, value + half),
        p=t_beyond(abs(value) / error, freedom),
        detectable=told + t_factor(freedom, 2 * POWER - 1) * error,
        from_seeds=math.sqrt(of_seeds),
        from_items=math.sqrt(items),
    )


def _of_items(found: Joint, first: int, *, alone: bool) -> float:
    """The variance of the difference by the choice of items, as far as it is the same for all seeds.

    With `alone`, where seeds tell of no variance, it is not less than that of these very models' means, and
    never 0.
    """
    variance = _drawn_anew(found, found.singly, found.resampled, first)
    if alone:
        singly, resampled = (_means(each, first) for each in (found.singly, found.resampled))
        variance = max(variance, _drawn_anew(found, singly, resampled, 1))
    return variance if variance > ROUNDING or not alone else 1 / found.units**2


def _drawn_anew(found: Joint, singly: Floats, resampled: Floats, first: int) -> float:
    """The variance of the difference that resamples tell of; never less than of items one by one."""
    single = _apart(singly, first)
    times = 3 if found.kind == "analogy" else 2
    of_parts = (_apart(resampled, first) - 2 * single) * _new(found.units) ** times
    return max(0.0, single * _new(found.common), of_parts)


def _new(n: int) -> float:
    """How much more n new things vary than n drawn anew among themselves."""
    return n / (n - 1)


def _means(resampled: Floats, first: int) -> Floats:
    """The mean of each side in every resample."""
    return np.stack([resampled[:first].mean(axis=0), resampled[first:].mean(axis=0)])


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
