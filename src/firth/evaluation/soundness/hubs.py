"""Words that are neighbours of too many others, and words that are nobody's.

Radovanović, Nanopoulos and Ivanović, *Hubs in space*, JMLR 2010.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.evaluation.soundness.damage import Rows
from firth.vectors import WordVectors

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Neighbourhoods(NamedTuple):
    """Among whose nearest each word is.

    Attributes
    ----------
    asked : intp array, shape (m,)
        The rows that were asked for their neighbours.
    occurrences : int64 array, shape (n,)
        How many of them have the row among their `k` nearest.
    k : int
    nearest : int64 array, shape (m,)
        The row that is nearest to each.
    cosines : float64 array, shape (m,)
        Its cosine.
    """

    asked: Rows
    occurrences: Counts
    k: int
    nearest: Counts
    cosines: Floats


def neighbourhoods(words: WordVectors, k: int, queries: int | None, seed: int) -> Neighbourhoods:
    """Ask all words, or so many that are drawn, for their k nearest."""
    n = len(words)
    asked = np.arange(n)
    if queries is not None and queries < n:
        asked = np.sort(np.random.default_rng(seed).permutation(n)[:queries])
    found = words.search([words.index_to_key[row] for row in asked], topn=k)
    occurrences = np.bincount(found.rows[found.rows >= 0], minlength=n)
    return Neighbourhoods(asked, occurrences, k, found.rows[:, 0], found.similarities[:, 0])


def skewness(occurrences: Counts, asked: int) -> float:
    r"""The skewness of the k-occurrences that would be found if every word were asked.

    .. math:: S = E[(N - \mu)^3] / \sigma^3

    N of a word is how many of n words have it among their nearest. Where m of the n were drawn and asked, the
    count X of a word is a part of its N, and the mean of X (X - 1) ... is that of N (N - 1) ..., times
    m (m - 1) ... / (n (n - 1) ...), of as many factors each; so the moments of N are those of X put right.

    Parameters
    ----------
    occurrences : int64 array, shape (n,)
    asked : int
        m, at most n.

    Returns
    -------
    float
        NaN where all words occur alike.

    Examples
    --------
    >>> skewness(np.array([0, 0, 0, 4]), asked=4)
    1.155
    """
    n = len(occurrences)
    x = occurrences.astype(np.float64)
    falling = np.array([x.mean(), (x * (x - 1)).mean(), (x * (x - 1) * (x - 2)).mean()])
    left = np.arange(3)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, two, three = falling * np.cumprod((n - left) / (asked - left))
    mean, square, cube = one, two + one, three + 3 * two + one
    variance = square - mean**2
    if not variance > 1e-9 * square:
        return float("nan")
    return float((cube - 3 * mean * square + 2 * mean**3) / variance**1.5)
