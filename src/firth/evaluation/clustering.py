"""Spherical k-means: unit vectors in k clusters, each around its mean direction.

Dhillon and Modha, *Concept decompositions for large sparse text data using clustering*, 2001; the first
centres are drawn as Arthur and Vassilvitskii's *k-means++* (2007) draws them.
"""

import numpy as np
import numpy.typing as npt

from firth.vectors.blas import one_thread

Floats = npt.NDArray[np.floating]
Labels = npt.NDArray[np.int64]

RESTARTS = 10
ROUNDS = 300  # at most; a few dozen are usual


def spherical_kmeans(
    unit: npt.ArrayLike, k: int, *, restarts: int = RESTARTS, rounds: int = ROUNDS, seed: int = 1
) -> Labels:
    """The clusters that hold their vectors best: those of the restart with the greatest sum of cosines.

    Parameters
    ----------
    unit : array_like of shape (n, d)
        Unit vectors; one of nothing but zeros is as near to one centre as to another. Float32 is computed
        as such, all else in float64.
    k : int
        How many clusters, at most n. None is empty.
    restarts : int
        How many times to begin anew.
    rounds : int
        How many times, at most, vectors and centres settle.
    seed : int
        The same seed gives the same clusters, on any number of threads.

    Returns
    -------
    int64 array, shape (n,)
        The cluster of each vector, from 0.

    Examples
    --------
    >>> spherical_kmeans([[1, 0], [0, 1], [0.8, 0.6], [0.6, 0.8]], 2).tolist() in ([0, 1, 0, 1], [1, 0, 1, 0])
    True
    """
    x = np.asarray(unit)
    x = x if x.dtype == np.float32 else x.astype(np.float64)
    rng = np.random.default_rng(seed)
    best, most = np.zeros(len(x), dtype=np.int64), -np.inf
    with one_thread():
        for _ in range(restarts):
            labels = settle(x, first_centres(x, k, rng), rounds)
            # rounding must not choose between restarts that found the same clusters
            if (cosines := objective(x, labels, k)) > most + 1e-9 * len(x):
                best, most = labels, cosines
    return best


def first_centres(x: Floats, k: int, rng: np.random.Generator) -> Floats:
    """k of the vectors, each drawn the likelier the farther it is (1 - cosine) from those before it."""
    chosen = [int(rng.integers(len(x)))]
    distance = 1 - x @ x[chosen[0]]
    for _ in range(1, k):
        weight = np.maximum(distance, 0.0).astype(np.float64)
        weight[chosen] = 0.0
        if not weight.sum() > 0:  # nothing but copies is left
            weight = np.ones(len(x))
            weight[chosen] = 0.0
        chosen.append(int(rng.choice(len(x), p=weight / weight.sum())))
        distance = np.minimum(distance, 1 - x @ x[chosen[-1]])
    return x[chosen]


def settle(x: Floats, centres: Floats, rounds: int = ROUNDS) -> Labels:
    """Lloyd's rounds: every vector to its nearest centre, every centre to the direction of its vectors."""
    labels = np.full(len(x), -1, dtype=np.int64)
    for _ in range(rounds):
        before, labels = labels, _filled(x @ centres.T)
        if (labels == before).all():
            break
        centres = directions(x, labels, len(centres))
    return labels


def directions(x: Floats, labels: Labels, k: int) -> Floats:
    """The mean direction of each cluster, (k, d); where vectors cancel out, zeros."""
    sums = (labels == np.arange(k)[:, None]) @ x
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    unit: Floats = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
    return unit


def objective(x: Floats, labels: Labels, k: int) -> float:
    """The sum of every vector's cosine with the direction of its cluster."""
    return float(np.linalg.norm((labels == np.arange(k)[:, None]) @ x, axis=1).sum())


def _filled(cosines: Floats) -> Labels:
    """The nearest centre of each vector; a centre that is no one's nearest takes the vector worst off."""
    labels: Labels = cosines.argmax(axis=1)
    own = cosines[np.arange(len(labels)), labels]
    sizes = np.bincount(labels, minlength=cosines.shape[1])
    for empty in np.flatnonzero(sizes == 0):
        worst = int(np.where(sizes[labels] > 1, own, np.inf).argmin())
        sizes[labels[worst]] -= 1
        labels[worst], own[worst], sizes[empty] = empty, np.inf, 1
    return labels
