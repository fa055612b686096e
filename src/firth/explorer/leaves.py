"""An order of things in which those that are alike stand together."""

import numpy as np
import numpy.typing as npt


def leaf_order(similarities: npt.ArrayLike) -> list[int]:
    """The leaves, from left to right, of the tree that joins the two groups most alike, again and again.

    Two groups are as alike as the mean over their pairs (average linkage); of equals the first are joined.
    Where two groups meet, each is turned so that the ends that are more alike meet.

    Parameters
    ----------
    similarities : array_like of shape (n, n)
        Symmetric; n is small: the time is that of n^3.

    Examples
    --------
    >>> leaf_order([[1, 0.1, 0.9], [0.1, 1, 0.2], [0.9, 0.2, 1]])
    [0, 2, 1]
    """
    table = np.array(similarities, np.float64)
    pairs = table.copy()
    np.fill_diagonal(pairs, -np.inf)
    groups = {i: [i] for i in range(len(table))}
    while len(groups) > 1:
        a, b = sorted(int(i) for i in np.unravel_index(np.argmax(pairs), pairs.shape))
        sizes = len(groups[a]), len(groups[b])
        pairs[a] = pairs[:, a] = np.average(pairs[[a, b]], axis=0, weights=sizes)
        pairs[b] = pairs[:, b] = pairs[a, a] = -np.inf
        groups[a] = _joined(table, groups[a], groups.pop(b))
    return next(iter(groups.values()), [])


def _joined(table: npt.NDArray[np.float64], left: list[int], right: list[int]) -> list[int]:
    """Two rows side by side, turned so that what is alike meets."""
    ways = [(one, other) for one in (left, left[::-1]) for other in (right, right[::-1])]
    one, other = max(ways, key=lambda way: table[way[0][-1], way[1][0]])
    return one + other
