"""Softmax, of a vector and of the rows of a matrix."""

from typing import Any

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Given, Guess


def _softmax_cases(rng: Generator) -> list[Case]:
    """Vectors, rows, another axis, whole numbers; then scores whose powers no float holds."""
    scores = rng.normal(scale=2, size=(4, 3))
    far = np.array([1000.0, -1000.0, 0.0])[:, None] + rng.normal(size=(3, 4))
    return [
        Case("a vector", Given(x=rng.normal(scale=2, size=5))),
        Case("a matrix, one distribution a row", Given(x=scores)),
        Case("a square matrix", Given(x=rng.normal(scale=2, size=(3, 3)))),
        Case("whole numbers", Given(x=rng.integers(-3, 4, size=(2, 3)))),
        Case("a matrix along axis 0", Given(x=scores, axis=0), needs="axis"),
        Case("scores near 1000", Given(x=1000 + rng.normal(size=4)), large=True),
        Case("rows near 1000, -1000 and 0", Given(x=far), large=True),
    ]


def _powers(g: Given, axis: int | None, row_by_row: bool = False) -> Any:
    """Powers over their sum along an axis; with the maximum of each row subtracted it is another mistake."""
    powers = np.exp(g.x - g.x.max(axis=-1, keepdims=True)) if row_by_row else np.exp(g.x)
    return powers / powers.sum(axis=axis, keepdims=True)


_SOFTMAX = "exp(x_i) / sum_j exp(x_j) in each row"
_SOFTMAX_GUESSES = (
    Guess(
        "the sum runs over the whole matrix, not over each row",
        "exp(x) / exp(x).sum()",
        _SOFTMAX,
        lambda g: _powers(g, None),
    ),
    Guess(
        "the sum runs over the whole matrix, not over each row",
        "exp(x_i - max x_i) / sum of all of them",
        _SOFTMAX,
        lambda g: _powers(g, None, row_by_row=True),
    ),
    Guess(
        "the sum runs over the wrong axis: columns sum to one, not rows",
        "exp(x) / exp(x).sum(axis=0)",
        _SOFTMAX,
        lambda g: _powers(g, 0),
    ),
    Guess(
        "the sum runs over the wrong axis: columns sum to one, not rows",
        "exp(x_i - max x_i) / their sum(axis=0)",
        _SOFTMAX,
        lambda g: _powers(g, 0, row_by_row=True),
    ),
    Guess(
        "the powers are never divided by their sum",
        "exp(x)",
        _SOFTMAX,
        lambda g: np.exp(g.x),
    ),
    Guess(
        "the powers are never divided by their sum",
        "exp(x - max x)",
        _SOFTMAX,
        lambda g: np.exp(g.x - g.x.max(axis=-1, keepdims=True)),
    ),
    Guess(
        "this is the logarithm of the softmax",
        "log softmax(x)",
        _SOFTMAX,
        lambda g: maths.log_softmax(g.x),
    ),
)

EXERCISES = (
    Exercise(
        task="softmax",
        names=("softmax",),
        arguments=("x",),
        least=1,
        keywords=("axis",),
        results=("softmax",),
        cases=_softmax_cases,
        right=lambda g: (maths.softmax(g.x, axis=getattr(g, "axis", -1)),),
        guesses={"softmax": _SOFTMAX_GUESSES},
        may_change=True,
    ),
)
