"""Correlation of two lists of numbers, in NumPy alone."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def average_ranks(x: npt.ArrayLike) -> Floats:
    """Ranks from 1; equal values share the mean of the ranks they take.

    Parameters
    ----------
    x : array_like of shape (n,)
        Numbers; none may be NaN.

    Returns
    -------
    ndarray of shape (n,), float64

    Examples
    --------
    >>> average_ranks([10, 30, 20, 30]).tolist()
    [1.0, 3.5, 2.0, 3.5]
    """
    _, group, size = np.unique(np.asarray(x, dtype=np.float64), return_inverse=True, return_counts=True)
    last = np.cumsum(size)  # the highest rank each group of equal values takes
    ranks: Floats = (last - (size - 1) / 2)[group]
    return ranks


def pearson(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Pearson's r: the covariance of x and y over the product of their standard deviations.

    Parameters
    ----------
    x, y : array_like of shape (n,)
        Numbers, paired by position.

    Returns
    -------
    float
        NaN when there are fewer than 2 pairs or one side is constant: r is not defined there.

    Examples
    --------
    >>> pearson([1, 2, 3], [2, 4, 7])
    0.993
    """
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    # asked of the values themselves: rounding in the mean leaves a constant list not quite zero
    if a.size < 2 or np.all(a == a[0]) or np.all(b == b[0]):
        return float("nan")
    a, b = a - a.mean(), b - b.mean()
    r = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
    return min(1.0, max(-1.0, r))


def spearman(x: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Spearman's rho: Pearson's r of the ranks, ties sharing their mean rank.

    Parameters
    ----------
    x, y : array_like of shape (n,)
        Numbers, paired by position.

    Returns
    -------
    float
        NaN when there are fewer than 2 pairs or one side is constant.

    Examples
    --------
    >>> spearman([1, 2, 3], [2, 4, 7])
    1.0
    """
    return pearson(average_ranks(x), average_ranks(y))
