"""Groups of words that point the same way: spherical k-means.

Dhillon and Modha (2001), "Concept decompositions for large sparse text data using clustering".
"""

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.vectors.arithmetic import Table, unit_rows
from firth.vectors.blas import one_thread

_ROUNDS = 50
_BLOCK = 1 << 14  # rows that are compared at a time


def spherical_k_means(unit: Table, k: int, *, seed: int = 1) -> tuple[npt.NDArray[np.intp], Table]:
    r"""Part unit vectors into `k` groups, so that each is near the middle of its own.

    .. math:: \max \sum_i u_i \cdot c_{g(i)}, \qquad |c_j| = 1

    Rows go to the centre with the largest product, centres to the direction of the sum of their rows, in
    turns, until no row moves. The first centres are drawn one after another, each row with a chance in
    proportion to its squared distance from the nearest centre before it (Arthur and Vassilvitskii, 2007).

    Parameters
    ----------
    unit : float32 array, shape (n, d)
        Unit vectors.
    k : int
    seed : int

    Returns
    -------
    groups : int array, shape (n,)
        The group of each row, 0 the largest; a group can be empty where vectors are alike.
    centres : float32 array, shape (k, d)

    Raises
    ------
    InvalidInput
        `k` is not from 1 to n.

    Examples
    --------
    >>> groups, _ = spherical_k_means(np.float32([[1, 0], [0, 1], [0.8, 0.6], [1, 0]]), 2)
    >>> groups.tolist()
    [0, 1, 0, 0]
    """
    if not 1 <= k <= len(unit):
        raise InvalidInput(f"k must be from 1 to the number of vectors, {len(unit)}, got {k}")
    with one_thread():  # the bytes of a product change with the threads
        centres = _first_centres(unit, k, np.random.default_rng(seed))
        groups = _nearest(unit, centres)
        for _ in range(_ROUNDS):
            centres = _middles(unit, groups, centres)
            before, groups = groups, _nearest(unit, centres)
            if (before == groups).all():
                break
    order = np.argsort(-np.bincount(groups, minlength=k), kind="stable")
    return np.argsort(order)[groups], centres[order]


def _first_centres(unit: Table, k: int, random: np.random.Generator) -> Table:
    """Rows far from each other, drawn by their squared distances."""
    chosen = [int(random.integers(len(unit)))]
    nearest = unit @ unit[chosen[0]]
    while len(chosen) < k:
        steps = np.cumsum(np.maximum(0.0, 1.0 - nearest.astype(np.float64)))  # half the squared distances
        row = int(np.searchsorted(steps, random.random() * steps[-1], side="right"))
        chosen.append(min(row, len(unit) - 1))
        nearest = np.maximum(nearest, unit @ unit[chosen[-1]])
    return unit[chosen]


def _nearest(unit: Table, centres: Table) -> npt.NDArray[np.intp]:
    """The centre with the largest product of each row, the first of several."""
    blocks = [unit[start : start + _BLOCK] for start in range(0, len(unit), _BLOCK)]
    return np.concatenate([(block @ centres.T).argmax(axis=1) for block in blocks])


def _middles(unit: Table, groups: npt.NDArray[np.intp], centres: Table) -> Table:
    """The direction of the sum of the rows of each group; an empty group keeps its centre."""
    sums = np.zeros(centres.shape, np.float64)
    for group in range(len(centres)):
        sums[group] = unit[groups == group].sum(axis=0, dtype=np.float64)
    moved = unit_rows(sums.astype(np.float32))
    empty = ~moved.any(axis=1)
    moved[empty] = centres[empty]
    return moved
