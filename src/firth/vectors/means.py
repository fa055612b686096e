"""A text as one vector: the weighted mean of the vectors of its words."""

from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from firth.vectors.bags import Bags
from firth.vectors.blas import one_thread

Repeats = Literal["all", "root", "once"]
REPEATS: dict[Repeats, float] = {"all": 1.0, "root": 0.5, "once": 0.0}  # the power of how often

SMOOTHING = 1e-3  # a in a / (a + p(w)), as Arora et al. found it good
HALF = 500  # uses of a word in the text of its vectors, from which on it counts more than half
_BLOCK = 512  # words whose vectors are added up at a time: they stay in the cache

Table = npt.NDArray[np.floating[Any]]  # float32, float64
Floats = npt.NDArray[np.float64]


def mean_vectors(bags: Bags, table: Table, weights: Floats, repeats: Repeats = "all") -> Floats:
    r"""The weighted mean of the vectors of each text's words.

    .. math:: x = \frac{\sum_w n_w^r a_w v_w}{\sum_w n_w^r a_w}

    over the distinct words w of the text, n_w how often it has w, a_w the weight of the word.

    Parameters
    ----------
    bags : Bags
        The texts, n of them.
    table : float32 or float64 array, shape (V, d)
        The vectors; the sums are taken in their precision.
    weights : float64 array, shape (V,)
        Greater than 0.
    repeats : {"all", "root", "once"}
        The power r: 1, so that x is the mean over all words of the text; 1/2; or 0.

    Returns
    -------
    float64 array, shape (n, d)
        A text without words has zeros. The bits of a text's row do not depend on the other texts.

    Examples
    --------
    >>> from firth.vectors.bags import bags
    >>> texts = bags([["a", "a", "b"], []], {"a": 0, "b": 1}, str.split)
    >>> table = np.array([[3.0, 0.0], [0.0, 6.0]], np.float32)
    >>> mean_vectors(texts, table, np.ones(2))
    array([[2., 2.], [0., 0.]])
    """
    means = np.zeros((len(bags), table.shape[1]))
    power = REPEATS[repeats]
    for first, last in _blocks(bags.offsets):
        inside = slice(bags.offsets[first], bags.offsets[last])
        starts = bags.offsets[first:last] - bags.offsets[first]
        words = bags.words[inside]
        shares = (bags.times[inside] ** power * weights[words]).astype(table.dtype)
        rows = table[words] * shares[:, None]
        # reduceat gives an empty text the row of the next one, so only those with words take part
        full = bags.offsets[first + 1 : last + 1] > bags.offsets[first:last]
        if full.any():
            sums = np.add.reduceat(rows, starts[full], axis=0)
            totals = np.add.reduceat(shares, starts[full])
            means[first:last][full] = sums / totals[:, None]
    return means


def inverse_frequency(counts: npt.NDArray[np.int64]) -> Floats:
    """The weight a / (a + p(w)) of each word, a = 0.001, p its share of all words.

    Equation (3) of Arora, Liang and Ma, A simple but tough-to-beat baseline for sentence embeddings, 2017.

    Parameters
    ----------
    counts : int64 array, shape (V,)

    Returns
    -------
    float64 array, shape (V,)

    Examples
    --------
    >>> inverse_frequency(np.array([999, 1]))
    array([0.001, 0.5  ])
    """
    weights: Floats = SMOOTHING / (SMOOTHING + counts / max(int(counts.sum()), 1))
    return weights


def support(counts: npt.NDArray[np.int64]) -> Floats:
    """The weight n / (n + 500) of each word, n how often it was seen when its vector was trained.

    The vector of a word that was seen in a few texts is made of these very texts, and of their labels in so
    far as their other words tell them. A classifier that is fitted to them too would take it at its word.

    Parameters
    ----------
    counts : int64 array, shape (V,)

    Returns
    -------
    float64 array, shape (V,)

    Examples
    --------
    >>> support(np.array([500, 4500]))
    array([0.5, 0.9])
    """
    weights: Floats = np.maximum(counts, 1) / (np.maximum(counts, 1) + HALF)
    return weights


def common_directions(features: Floats, number: int) -> Floats:
    """The first right singular vectors of the features, (number, d): what most texts have in common.

    Algorithm 1 of Arora, Liang and Ma, 2017, whose features are not centred either.
    """
    with one_thread():
        vectors: Floats = np.linalg.eigh(features.T @ features)[1]
    return vectors[:, ::-1][:, :number].T.copy()


def less(rows: Floats, directions: Floats) -> Floats:
    """The rows (n, d) less their parts along some directions (k, d)."""
    if not len(directions):
        return rows
    with one_thread():
        return rows - (rows @ directions.T) @ directions


def _blocks(offsets: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Consecutive texts with about `_BLOCK` distinct words together, one at least."""
    found, first, texts = [], 0, len(offsets) - 1
    while first < texts:
        last = int(np.searchsorted(offsets, offsets[first] + _BLOCK, side="right")) - 1
        last = min(max(last, first + 1), texts)
        found.append((first, last))
        first = last
    return found
