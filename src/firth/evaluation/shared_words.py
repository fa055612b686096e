r"""How much wider an interval is because pairs share their words.

What a model makes of a word is in all the pairs that have it, so that pairs with a common word tell less than
others. A correlation moves, when pair i counts a little more, in proportion to its influence :math:`u_i`. Its
variance is :math:`\sum_i u_i^2` (divided by n squared) if pairs are independent, and

.. math:: \sum_{i, j} u_i u_j \quad \text{over all } i, j \text{ that have a word in common, and } i = j

if only those are that share no word (Aronow, Samii and Assenova, 2015). It is what remains of a bootstrap of
the words when what is a pair's own is not counted three times, as in comparisons, but needs no resamples.
"""

import math

import numpy as np
import numpy.typing as npt

from firth.evaluation.correlation import average_ranks
from firth.evaluation.resampling import Interval

Floats = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]

NEARLY_ONE = 1 - 1e-9  # Fisher's z of 1 is infinite


def pearson_influences(x: Floats, y: Floats) -> Floats:
    """How fast Pearson's r moves as the weight of each item grows.

    Examples
    --------
    >>> x, y = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 0.0])
    >>> pearson_influences(x, y)
    array([ 0.866,  0.   , -0.866])
    """
    a, b = x - x.mean(), y - y.mean()
    return _of_correlation(a, b, a * b, a**2, b**2)


def spearman_influences(x: Floats, y: Floats) -> Floats:
    """How fast Spearman's rho moves as the weight of each item grows, which moves the others' ranks too."""
    a, b = ((average_ranks(z) - (len(z) + 1) / 2) / len(z) for z in (x, y))
    covariance = a * b + _above(x, b) + _above(y, a)
    return _of_correlation(a, b, covariance, a**2 + 2 * _above(x, a), b**2 + 2 * _above(y, b))


def widening(influences: Floats, pairs: Pairs) -> float:
    """How many times as wide an interval is as one of pairs that are drawn one by one; 1 at least.

    Parameters
    ----------
    influences : float64 array, shape (pairs,)
        They sum to 0.
    pairs : int64 array, shape (pairs, 2)
        The numbers of their words.

    Examples
    --------
    >>> widening(np.array([1.0, 1.0, -1.0, -1.0]), np.array([[0, 1], [0, 2], [3, 4], [3, 5]]))
    1.414
    """
    single = float(influences @ influences)
    if single == 0:
        return 1.0
    first, second = pairs.T
    two = first != second  # tiger and tiger are one word
    of_words = np.bincount(first, influences, pairs.max() + 1)
    of_words += np.bincount(second[two], influences[two], pairs.max() + 1)
    _, same = np.unique(np.sort(pairs[two], axis=1), axis=0, return_inverse=True)
    of_both = np.bincount(same.ravel(), influences[two]) if two.any() else np.zeros(1)
    return math.sqrt(max(1.0, float(of_words @ of_words - of_both @ of_both) / single))


def widened(ends: Interval, value: float, times: float) -> Interval:
    """The interval of a correlation with both ends so many times as far away, on the scale of Fisher's z.

    Examples
    --------
    >>> widened(Interval(0.4, 0.6), 0.5, 1.5)
    Interval(low=0.346, high=0.644)
    """
    if math.isnan(ends.low) or times == 1:
        return ends
    low, middle, high = np.arctanh(np.clip([ends.low, value, ends.high], -NEARLY_ONE, NEARLY_ONE)).tolist()
    return Interval(math.tanh(middle - times * (middle - low)), math.tanh(middle + times * (high - middle)))


def _above(x: Floats, values: Floats) -> Floats:
    """For each item the sum of the values that stand above it, by x, and half of those beside it, over n."""
    _, group = np.unique(x, return_inverse=True)
    sums = np.bincount(group, values)
    above: Floats = (sums.sum() - np.cumsum(sums) + sums / 2)[group] / len(x)
    return above


def _of_correlation(a: Floats, b: Floats, covariance: Floats, of_a: Floats, of_b: Floats) -> Floats:
    """The influences on the correlation of a and b, which have means of 0, by those on its three parts."""
    products, squares = float(np.mean(a * b)), (float(np.mean(a * a)), float(np.mean(b * b)))
    parts = covariance - products / 2 * (of_a / squares[0] + of_b / squares[1])
    influences: Floats = (parts - parts.mean()) / math.sqrt(squares[0] * squares[1])
    return influences
