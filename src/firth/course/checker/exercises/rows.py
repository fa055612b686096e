"""Rows of unit length."""

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Formula, Given, Guess


def _rows(rng: Generator) -> list[Case]:
    return [
        Case("a matrix", Given(x=rng.normal(scale=2, size=(4, 3)))),
        Case("a square matrix", Given(x=rng.normal(size=(3, 3)) + 0.1)),
        Case("one row", Given(x=rng.normal(size=(1, 5)))),
    ]


_UNIT = "x_i / sqrt(sum_j x_ij^2)"


def _over(norm: Formula) -> Formula:
    return lambda g: g.x / norm(g)


EXERCISES = (
    Exercise(
        task="rows of unit length",
        names=("normalizeRows",),
        arguments=("x",),
        least=1,
        results=("rows",),
        cases=_rows,
        right=lambda g: (maths.normalize_rows(g.x),),
        guesses={
            "rows": (
                Guess(
                    "columns have length one, not rows: the sum runs over the wrong axis",
                    "x_ij / sqrt(sum_i x_ij^2)",
                    _UNIT,
                    _over(lambda g: np.sqrt(np.sum(g.x**2, axis=0, keepdims=True))),
                ),
                Guess(
                    "all rows are divided by the length of the whole matrix",
                    "x / sqrt(sum x^2)",
                    _UNIT,
                    _over(lambda g: np.sqrt(np.sum(g.x**2))),
                ),
                Guess(
                    "the root is missing: rows are divided by the square of their length",
                    "x_i / sum_j x_ij^2",
                    _UNIT,
                    _over(lambda g: np.sum(g.x**2, axis=1, keepdims=True)),
                ),
                Guess(
                    "rows are divided by their sum, not by their length",
                    "x_i / sum_j x_ij",
                    _UNIT,
                    _over(lambda g: np.sum(g.x, axis=1, keepdims=True)),
                ),
                Guess(
                    "rows are divided by the sum of absolute values, not by their length",
                    "x_i / sum_j |x_ij|",
                    _UNIT,
                    _over(lambda g: np.sum(np.abs(g.x), axis=1, keepdims=True)),
                ),
            )
        },
        may_change=True,
    ),
)
