"""Inputs of skip-gram and CBOW: a centre word, the words around it, two tables, the loss of one pair."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from firth.course.checker.exercise import Case, Formula, Given
from firth.course.checker.givens import Dataset, Objective

WORDS = ("deep", "learning", "turns", "words", "into", "vectors", "today")
DIMENSIONS = 3
COURSE = ("word", "window", "words", "indices", "V", "U", "dataset", "objective")
COURSE_TAKES = (
    "currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, dataset, "
    "word2vecLossAndGradient"
)
OURS = ("c", "outside", "V", "U", "objective")

Said = tuple[str, str, Formula]  # a mistake, nothing for none; the formula in words; the formula


def window_cases(rng: Generator) -> list[Case]:
    """Whole windows and cut ones, words that stand there twice, both losses."""
    a, b, c, d, e = rng.permutation(len(WORDS))[:5].tolist()
    return [
        Case("four words around the centre, naive softmax", window(rng, e, 2, [a, b, c, d])),
        Case("a window at the edge of a text, negative sampling", window(rng, e, 3, [a, b], True)),
        Case("a window of one word", window(rng, e, 1, [a])),
        Case("a word that stands there twice", window(rng, d, 2, [a, b, a, c], True)),
        Case("a word that stands there three times", window(rng, b, 2, [a, c, a, a])),
        Case("the centre word among the words around it", window(rng, c, 2, [a, c, b], True)),
        Case("the first word is the centre", window(rng, 0, 1, [1, 2], True)),
    ]


def window(rng: Generator, c: int, size: int, outside: Sequence[int], sampled: bool = False) -> Given:
    """Random tables, and the window under the names of both families."""
    negatives = rng.integers(0, len(WORDS), size=(len(WORDS), 4)).tolist() if sampled else None
    return Given(
        c=c,
        outside=list(outside),
        V=rng.normal(size=(len(WORDS), DIMENSIONS)),
        U=rng.normal(size=(len(WORDS), DIMENSIONS)),
        objective=Objective(negatives),
        word=WORDS[c],
        window=size,
        words=[WORDS[word] for word in outside],
        indices={word: index for index, word in enumerate(WORDS)},
        dataset=Dataset([a for a in range(len(WORDS)) if a != c]),
    )


def placed(g: Given, rows: Any, gradient: Any) -> Any:
    """A gradient of V with one vector in each of these rows, added as often as a row is named."""
    table = np.zeros_like(g.V)
    np.add.at(table, np.asarray(rows, dtype=np.intp), gradient)
    return table


def told_window(g: Given) -> str:
    """The rows of the words."""
    return f"the centre is row {g.c}, around it rows {' '.join(map(str, g.outside))}"
