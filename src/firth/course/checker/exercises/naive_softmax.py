"""The naive softmax loss of one pair, in the course's spellings and in ours."""

from typing import Any

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Formula, Given, Guess
from firth.course.checker.exercises.pairs import WORDS, hot, lifted, pair, scored


def _cases(rng: Generator) -> list[Case]:
    """The first, the last and a middle word; a score of 2; scores whose powers overflow."""
    middle = int(rng.integers(1, WORDS - 1))
    return [
        Case("a random pair", pair(rng, middle)),
        Case("the first word is the target", pair(rng, 0)),
        Case("the last word is the target", pair(rng, WORDS - 1)),
        Case("u_o . v = 2", pair(rng, middle, score=2.0)),
        Case("more words, one as likely as the target", scored(pair(rng, 3, 1.0, words=11), {9: 1.0})),
        Case("scores u_w . v near 1000", lifted(pair(rng, middle), 1000.0), large=True),
    ]


def _right(g: Given) -> tuple[Any, ...]:
    return maths.naive_softmax(g.v, g.o, g.U)


def _yhat(g: Given) -> Any:
    return maths.probability(g.v, g.U)


#: What stands in the place of yhat - y: what is said, its formula, its value.
_DELTAS: tuple[tuple[str, str, Formula], ...] = (
    ("y is forgotten", "yhat", _yhat),
    ("the 1 is taken from every word, not from the outside word alone", "yhat - 1", lambda g: _yhat(g) - 1),
    (
        "the 1 is taken from every word, not from the outside word alone, and the sign is turned",
        "-(yhat - 1)",
        lambda g: 1 - _yhat(g),
    ),
    ("the sign is turned", "y - yhat", lambda g: hot(g.o, len(g.U)) - _yhat(g)),
    ("only y is left, the expected words are missing", "-y", lambda g: -hot(g.o, len(g.U))),
    (
        "only the outside word has its part",
        "yhat - y at the outside word, else 0",
        lambda g: (_yhat(g) - 1) * hot(g.o, len(g.U)),
    ),
    (
        "the outside word has no part",
        "yhat, but 0 at the outside word",
        lambda g: _yhat(g) * (1 - hot(g.o, len(g.U))),
    ),
    (
        "the slope of the sigmoid stands in it, which is for another loss",
        "(yhat - y) yhat (1 - yhat)",
        lambda g: (_yhat(g) - hot(g.o, len(g.U))) * _yhat(g) * (1 - _yhat(g)),
    ),
)


def _loss(says: str, fits: str, value: Formula) -> Guess:
    return Guess(says, fits, "J = -log yhat_o", value)


_LOSSES = (
    _loss("the minus is missing", "J = log yhat_o", lambda g: np.log(_yhat(g)[g.o])),
    _loss("the logarithm is missing", "J = -yhat_o", lambda g: -_yhat(g)[g.o]),
    _loss("this is a probability, not its loss", "J = yhat_o", lambda g: _yhat(g)[g.o]),
    _loss(
        "the logarithm of the sum is missing",
        "J = -u_o . v + sum_w exp(u_w . v)",
        lambda g: -g.U[g.o] @ g.v + np.exp(g.U @ g.v).sum(),
    ),
    _loss("the sum over the words is missing", "J = -u_o . v", lambda g: -g.U[g.o] @ g.v),
    _loss(
        "y is forgotten: every word's logarithm is added",
        "J = -sum_w log yhat_w",
        lambda g: -np.log(_yhat(g)).sum(),
    ),
)


def _centre(says: str, fits: str, delta: Formula) -> Guess:
    return Guess(says, f"dJ/dv = U^T ({fits})", "dJ/dv = U^T (yhat - y)", lambda g: g.U.T @ delta(g))


def _outside(says: str, fits: str, delta: Formula) -> Guess:
    return Guess(says, f"dJ/dU = ({fits}) v^T", "dJ/dU = (yhat - y) v^T", lambda g: np.outer(delta(g), g.v))


def _guesses(loss: str, centre: str, outside: str) -> dict[str, tuple[Guess, ...]]:
    """The known mistakes under the names that a family gives its results."""
    return {
        loss: _LOSSES,
        centre: tuple(_centre(*delta) for delta in _DELTAS),
        outside: tuple(_outside(*delta) for delta in _DELTAS),
    }


def _exercise(
    name: str, takes: str, results: tuple[str, str, str], dataset: tuple[str, ...] = ("dataset",)
) -> Exercise:
    return Exercise(
        task="naive softmax",
        names=(name,),
        arguments=("v", "o", "U", *dataset),
        least=3,
        takes=takes,
        results=results,
        cases=_cases,
        right=_right,
        guesses=_guesses(*results),
        tables=("U",),
        details=lambda g: f"the outside word is {g.o}",
    )


EXERCISES = (
    _exercise(
        "naiveSoftmaxLossAndGradient",
        "centerWordVec, outsideWordIdx, outsideVectors, dataset",
        ("loss", "gradCenterVec", "gradOutsideVecs"),
    ),
    _exercise(
        "softmaxCostAndGradient",
        "predicted, target, outputVectors, dataset",
        ("cost", "gradPred", "grad"),
    ),
    _exercise("naive_softmax", "v_c, o, U", ("loss", "dv_c", "dU"), dataset=()),
)
