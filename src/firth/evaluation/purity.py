"""How pure clusters are: of these words, by chance, and of other words like them.

Manning, Raghavan and Schütze, *Introduction to information retrieval*, 2008, section 16.3.
"""

from itertools import chain

import numpy as np
import numpy.typing as npt

from firth.evaluation.clustering import spherical_kmeans
from firth.evaluation.resampling import multiplicities

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

SHUFFLES = 1000  # for the purity by chance: to half a percent or so


def clustered(x: Floats, truth: Integers, seed: int) -> Integers:
    """The cluster of each unit vector, as many clusters as there are categories."""
    return spherical_kmeans(x, len(np.unique(truth)), seed=seed)


def purity(labels: Integers, truth: Integers) -> float:
    """The share of items whose category is the most frequent one of their cluster.

    Examples
    --------
    >>> purity(np.array([0, 0, 0, 1]), np.array([2, 2, 1, 1]))
    0.75
    """
    shape = int(labels.max()) + 1, int(truth.max()) + 1
    together = np.bincount(labels * shape[1] + truth, minlength=shape[0] * shape[1]).reshape(shape)
    return float(together.max(axis=1).sum() / len(labels))


def chance(labels: Integers, truth: Integers, seed: int) -> float:
    """The mean purity of clusters of these sizes, filled at random."""
    rng = np.random.default_rng([seed, 1])
    return float(np.mean([purity(labels, rng.permutation(truth)) for _ in range(SHUFFLES)]))


def resampled_purities(x: Floats, truth: Integers, resamples: int, seed: int, *, wrong: int = 0) -> Floats:
    """The purity of every resample of items, clustered anew.

    To keep the clusters and draw only which words are judged would be to leave out most of what moves a
    purity: whether two categories fall into one cluster.

    Parameters
    ----------
    x : ndarray of shape (n, d)
        Unit vectors.
    truth : int64 array, shape (n,)
        The number of each item's category.
    resamples, seed : int
        As in `multiplicities`; two models that are asked the same items meet the same resamples.
    wrong : int
        Further items, which have no vector and count as wrong when they are drawn.

    Returns
    -------
    ndarray of shape (resamples,), float64
    """
    total = len(truth) + wrong
    purities = []
    for counts in chain.from_iterable(multiplicities(total, resamples, seed)):
        drawn = np.repeat(np.arange(len(truth)), counts[: len(truth)])
        if not len(drawn):
            purities.append(0.0)
            continue
        labels = clustered(x[drawn], truth[drawn], seed)
        purities.append(purity(labels, truth[drawn]) * len(drawn) / total)
    return np.array(purities)
