"""Correlations of many resamples at once: every item counts as often as it was drawn."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


def weighted_ranks(x: npt.ArrayLike, counts: Counts) -> Floats:
    """Average ranks, in every resample, of items of which some stand there several times or not at all.

    Parameters
    ----------
    x : array_like of shape (n,)
        A number for each item; none may be NaN.
    counts : int64 array, shape (resamples, n)
        How often each item stands in each resample.

    Returns
    -------
    ndarray of shape (resamples, n), float64
        The ranks that `average_ranks` gives the repeated items; of an item that is not there, no matter.

    Examples
    --------
    >>> weighted_ranks([10, 20, 20], np.array([[1, 1, 1], [2, 1, 0]])).tolist()
    [[1.0, 2.5, 2.5], [1.5, 3.0, 3.0]]
    """
    x = np.asarray(x, dtype=np.float64)
    order = np.argsort(x, kind="stable")
    new = np.r_[True, np.diff(x[order]) != 0][: len(x)]  # where a value differs from the one before it
    size = np.add.reduceat(counts[:, order], np.flatnonzero(new), axis=1)  # (resamples, distinct values)
    middle = np.cumsum(size, axis=1) - (size - 1) / 2
    ranks = np.empty(counts.shape)
    ranks[:, order] = middle[:, np.cumsum(new) - 1]
    return ranks


def weighted_pearson(x: Floats, y: Floats, counts: Counts) -> Floats:
    """Pearson's r of every resample.

    Parameters
    ----------
    x, y : float64 array, shape (n,) or (resamples, n)
        A number for each item, in every resample the same one or one of its own (ranks).
    counts : int64 array, shape (resamples, n)

    Returns
    -------
    ndarray of shape (resamples,), float64
        NaN where one side is constant.
    """
    total = counts.sum(axis=1, keepdims=True)
    a = x - (counts * x).sum(axis=1, keepdims=True) / total
    b = y - (counts * y).sum(axis=1, keepdims=True) / total
    aa, bb, ab = ((counts * u * v).sum(axis=1) for u, v in ((a, a), (b, b), (a, b)))
    scale = np.sqrt(aa * bb)
    flat = scale <= 1e-12 * total[:, 0]  # rounding leaves a constant side not quite zero
    return np.where(flat, np.nan, np.clip(ab / np.where(flat, 1.0, scale), -1.0, 1.0))


def weighted_spearman(x: npt.ArrayLike, y: npt.ArrayLike, counts: Counts) -> Floats:
    """Spearman's rho of every resample.

    Parameters
    ----------
    x, y : array_like of shape (n,)
        A number for each item.
    counts : int64 array, shape (resamples, n)

    Returns
    -------
    ndarray of shape (resamples,), float64
        NaN where one side is constant.

    Examples
    --------
    >>> weighted_spearman([1, 2, 3], [1, 3, 2], np.array([[1, 1, 1], [2, 1, 0]])).tolist()
    [0.5, 1.0]
    """
    return weighted_pearson(weighted_ranks(x, counts), weighted_ranks(y, counts), counts)
