"""Resamples of items that share their parts, as the questions of a relation share its pairs of words.

Of n pairs there are n (n - 1) questions, and one odd pair spoils 2 (n - 1) of them. To draw questions would
be to believe in n (n - 1) independent facts; the pairs are drawn, and a question stands in a resample as
often as the product of its pairs' numbers says (Owen, *The pigeonhole bootstrap*, 2007).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from firth.evaluation.resampling import multiplicities

Floats = npt.NDArray[np.float64]

BLOCK = 2**17  # numbers at once: 1 MiB, which stays near the core


def resampled_sums(
    values: npt.ArrayLike, parts: npt.NDArray[np.int64], resamples: int, seed: int | Sequence[int]
) -> Floats:
    """The sums of some columns over the items of each resample.

    Parameters
    ----------
    values : array_like of shape (columns, items)
        Whole numbers: their sums are exact, in whatever order they are taken.
    parts : int64 array, shape (items, k)
        The numbers of the k parts that each item is made of; an item that is drawn by itself has one.
    resamples : int
    seed : int or sequence of int
        As in `multiplicities`, of the different parts.

    Returns
    -------
    ndarray of shape (columns, resamples), float64

    Examples
    --------
    >>> right, counted = resampled_sums([[1, 0], [1, 1]], np.array([[0, 1], [1, 0]]), 5, seed=1)
    >>> counted.tolist()  # both pairs were drawn once, or one of them twice
    [2.0, 0.0, 0.0, 0.0, 0.0]
    """
    values = np.asarray(values, dtype=np.float64)
    kinds, rows = np.unique(parts, return_inverse=True)
    rows = rows.reshape(parts.shape)
    sums = []
    for counts in multiplicities(len(kinds), resamples, seed):
        times = np.ascontiguousarray(counts.T, dtype=np.float64)  # (different parts, resamples)
        size = max(1, BLOCK // max(1, times.shape[1]))
        total = np.zeros((len(values), times.shape[1]))
        for start in range(0, len(rows), size):
            block = rows[start : start + size]
            weights = times[block[:, 0]]
            for part in block.T[1:]:
                weights *= times[part]
            total += values[:, start : start + size] @ weights
        sums.append(total)
    return np.concatenate(sums, axis=1) if sums else np.empty((len(values), 0))
