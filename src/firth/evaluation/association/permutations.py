"""Which of two groups a number belongs to: the test by permutation.

Two groups of numbers are said to differ if few of all ways to divide the same numbers set them apart as far.
"""

from collections.abc import Iterator
from itertools import chain, combinations, islice
from math import comb
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Alternative = Literal["two-sided", "greater"]

EXACT = 200_000  # divisions that are gone through one by one
_BLOCK = 2**20  # numbers
_ROUNDING = 1e-10  # of the numbers' spread: sums of the same numbers in another order differ by less


class Permuted(NamedTuple):
    """The outcome.

    Attributes
    ----------
    p : float
        The share of divisions that set the groups apart as far as, or farther than, they are.
    divisions : int
        How many were gone through, that of the groups themselves with them.
    exact : bool
        Whether those are all there are.
    """

    p: float
    divisions: int
    exact: bool


def permuted(x: Floats, y: Floats, *, alternative: Alternative, draws: int, seed: int) -> Permuted:
    """Divide the numbers of two groups anew, in groups as large as they are.

    Up to 200,000 divisions are enumerated. Of more, `draws` are drawn, and p is (r + 1) / (draws + 1) where r
    of them are as extreme: the groups themselves count as one, so that p is never 0 and never too small
    (Phipson and Smyth 2010).

    Parameters
    ----------
    x, y : float64 arrays, shapes (n,), (m,)
    alternative : {"two-sided", "greater"}
        Whether x and y differ, or x is the greater.
    draws, seed : int

    Returns
    -------
    Permuted

    Examples
    --------
    >>> permuted(np.array([3.0, 4.0]), np.array([1.0, 2.0]), alternative="greater", draws=1, seed=1)
    Permuted(p=0.167, divisions=6, exact=True)
    """
    numbers = np.concatenate([x, y])
    numbers = numbers - numbers.mean()  # then the sum of one group tells that of the other
    all_ways = comb(len(numbers), len(x))
    exact = all_ways <= EXACT
    ways = _all(len(numbers), len(x)) if exact else _drawn(len(numbers), len(x), draws, seed)
    least = numbers[: len(x)].sum()
    if alternative == "two-sided":
        least = abs(least)
    least -= _ROUNDING * np.abs(numbers).sum()
    extreme = 0
    for rows in ways:
        sums = numbers[rows].sum(axis=1)
        extreme += int(np.sum((np.abs(sums) if alternative == "two-sided" else sums) >= least))
    if exact:
        return Permuted(extreme / all_ways, all_ways, True)
    return Permuted((extreme + 1) / (draws + 1), draws + 1, False)


def _all(n: int, k: int) -> Iterator[npt.NDArray[np.intp]]:
    """Every choice of k of n, in blocks (b, k)."""
    chosen = combinations(range(n), k)
    while block := list(islice(chosen, max(1, _BLOCK // k))):
        yield np.fromiter(chain.from_iterable(block), np.intp).reshape(-1, k)


def _drawn(n: int, k: int, draws: int, seed: int) -> Iterator[npt.NDArray[np.intp]]:
    """So many random choices of k of n, in blocks (b, k)."""
    draw = np.random.default_rng(seed)
    step = max(1, _BLOCK // n)
    for start in range(0, draws, step):
        keys = draw.random((min(step, draws - start), n))
        yield np.argsort(keys, axis=1)[:, :k]
