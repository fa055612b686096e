"""How good classifications are, and how far such numbers can be trusted."""

from math import comb, sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput

NORMAL = 1.959963984540054  # the normal distribution has 95 % within so many standard deviations


class Accuracy(NamedTuple):
    """The share of right answers, with its 95 % interval."""

    right: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself."""
        return self.right / self.total

    def __str__(self) -> str:
        return f"{100 * self.share:.1f} % ({100 * self.low:.1f} to {100 * self.high:.1f})"


def accuracy(gold: npt.ArrayLike, predicted: npt.ArrayLike) -> Accuracy:
    """The share of right answers, with the interval of Wilson.

    The interval holds, in 95 of 100 draws of so many examples, the share among all examples like these.
    Wilson, Probable inference, the law of succession, and statistical inference, 1927.

    Parameters
    ----------
    gold, predicted : integers, shape (n,)

    Returns
    -------
    Accuracy

    Raises
    ------
    InvalidInput
        Shapes differ, or there is no example.

    Examples
    --------
    >>> print(accuracy([0, 1, 1, 0], [0, 1, 0, 0]))
    75.0 % (30.1 to 95.4)
    """
    gold, predicted = _pair(gold, predicted)
    n, right = len(gold), int(np.count_nonzero(gold == predicted))
    share, z2 = right / n, NORMAL**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = NORMAL * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Accuracy(right, n, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


class Paired(NamedTuple):
    """Of two answers to every example: how often one alone is right, and how likely that is by chance."""

    first_alone: int
    second_alone: int
    p: float


def compare(gold: npt.ArrayLike, first: npt.ArrayLike, second: npt.ArrayLike) -> Paired:
    """McNemar's test in its exact form: is one of two classifiers better on the same examples?

    Were both equally good, each example that one alone has right would be a toss of a coin. McNemar, Note on
    the sampling error of the difference between correlated proportions or percentages, 1947.

    Parameters
    ----------
    gold, first, second : integers, shape (n,)

    Returns
    -------
    Paired
        `p` is the chance of a difference at least as large, two-sided.

    Raises
    ------
    InvalidInput
        Shapes differ, or there is no example.

    Examples
    --------
    >>> compare([0, 0, 0, 0, 1], [0, 0, 0, 0, 0], [1, 1, 1, 1, 0])
    Paired(first_alone=4, second_alone=0, p=0.125)
    """
    gold, first = _pair(gold, first)
    _, second = _pair(gold, second)
    b = int(np.count_nonzero((gold == first) & (gold != second)))
    c = int(np.count_nonzero((gold != first) & (gold == second)))
    tosses = b + c
    tail = sum(comb(tosses, i) for i in range(min(b, c) + 1))
    return Paired(b, c, min(1.0, 2 * tail / 2**tosses))


def confusion(gold: npt.ArrayLike, predicted: npt.ArrayLike, classes: int) -> npt.NDArray[np.int64]:
    """How many examples of each class were taken for which.

    Parameters
    ----------
    gold, predicted : integers, shape (n,)
        Class numbers from 0 to `classes` - 1.
    classes : int

    Returns
    -------
    int64 array, shape (classes, classes)
        Rows are classes, columns answers.

    Raises
    ------
    InvalidInput
        Shapes differ, there is no example, or a class number is out of range.

    Examples
    --------
    >>> confusion([0, 0, 1], [0, 1, 1], 2)
    array([[1, 1],
           [0, 1]])
    """
    gold, predicted = _pair(gold, predicted)
    for numbers in (gold, predicted):
        outside = numbers[(numbers < 0) | (numbers >= classes)]
        if outside.size:
            raise InvalidInput(f"classes must be at least 0 and below {classes}, got {outside[0]}")
    cells = np.bincount(gold * classes + predicted, minlength=classes * classes)
    return cells.reshape(classes, classes).astype(np.int64)


class OfClass(NamedTuple):
    """How a class fares: the share of the answers with its name that are right, and of its examples found.

    `f1` is the harmonic mean of both; a share of nothing is 0.
    """

    precision: float
    recall: float
    f1: float
    examples: int


def by_class(cells: npt.NDArray[np.int64]) -> list[OfClass]:
    """Precision, recall and F1 of every class, from its confusion matrix.

    Parameters
    ----------
    cells : int64 array, shape (K, K)
        As `confusion` gives it.

    Returns
    -------
    list of OfClass

    Examples
    --------
    >>> by_class(np.array([[3, 1], [0, 4]]))[1]
    OfClass(precision=0.8, recall=1.0, f1=0.889, examples=4)
    """
    right, named, there = np.diag(cells), cells.sum(axis=0), cells.sum(axis=1)
    precision, recall = right / np.maximum(named, 1), right / np.maximum(there, 1)
    f1 = 2 * right / np.maximum(named + there, 1)
    return [
        OfClass(float(p), float(r), float(f), int(n))
        for p, r, f, n in zip(precision, recall, f1, there, strict=True)
    ]


def _pair(
    gold: npt.ArrayLike, predicted: npt.ArrayLike
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Both as integers (n,)."""
    a, b = np.asarray(gold, dtype=np.int64), np.asarray(predicted, dtype=np.int64)
    if a.ndim != 1 or a.shape != b.shape:
        raise InvalidInput(f"there must be one answer an example, got shapes {a.shape} and {b.shape}")
    if not a.size:
        raise InvalidInput("there must be at least one example, got none")
    return a, b
