"""Cross-entropy of a softmax, as `firth.maths.cross_entropy` has it: scores and labels, loss and gradient."""

from typing import Any

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Given, Guess


def _cases(rng: Generator) -> list[Case]:
    """One example and several, class numbers and one-hot rows, scores whose powers overflow."""
    theta, labels = rng.normal(size=(4, 3)), rng.integers(0, 3, size=4)
    return [
        Case("one example", Given(theta=rng.normal(size=5), labels=int(rng.integers(0, 5)))),
        Case("four examples", Given(theta=theta, labels=labels)),
        Case("one-hot rows", Given(theta=rng.normal(size=(5, 4)), labels=np.eye(4)[rng.integers(0, 4, 5)])),
        Case("scores near 1000", Given(theta=1000 + theta, labels=labels), large=True),
    ]


def _rows(g: Given) -> tuple[Any, Any]:
    """Probabilities, and the one-hot rows of the labels, both of the shape of theta."""
    yhat = maths.softmax(g.theta)
    if np.shape(g.labels) == g.theta.shape:
        return yhat, np.asarray(g.labels)
    return yhat, np.eye(g.theta.shape[-1])[g.labels]


def _log(g: Given) -> Any:
    yhat, y = _rows(g)
    return np.sum(y * np.log(yhat))


_J = "J = -sum y log yhat, summed over examples"
_D = "yhat - y"
_GUESSES = {
    "loss": (
        Guess("the minus is missing", "J = sum y log yhat", _J, _log),
        Guess("the logarithm is missing", "J = -sum y yhat", _J, lambda g: -np.prod(_rows(g), axis=0).sum()),
        Guess(
            "the mean over examples is taken, not the sum",
            "J = -sum y log yhat / n",
            _J,
            lambda g: -_log(g) / _count(g),
        ),
        Guess("y is forgotten", "J = -sum log yhat", _J, lambda g: -np.log(_rows(g)[0]).sum()),
    ),
    "gradient": (
        Guess("y is forgotten", "yhat", _D, lambda g: _rows(g)[0]),
        Guess("the 1 is taken from every class", "yhat - 1", _D, lambda g: _rows(g)[0] - 1),
        Guess("the sign is turned", "y - yhat", _D, lambda g: _rows(g)[1] - _rows(g)[0]),
        Guess(
            "the mean over examples is taken, not the sum",
            "(yhat - y) / n",
            _D,
            lambda g: (_rows(g)[0] - _rows(g)[1]) / _count(g),
        ),
        Guess(
            "the gradient is of the probabilities, not of the scores theta",
            "-y / yhat",
            _D,
            lambda g: -_rows(g)[1] / _rows(g)[0],
        ),
    ),
}


def _count(g: Given) -> int:
    return int(g.theta.size // g.theta.shape[-1])


EXERCISES = (
    Exercise(
        task="cross-entropy",
        names=("cross_entropy",),
        arguments=("theta", "labels"),
        least=2,
        results=("loss", "gradient"),
        cases=_cases,
        right=lambda g: maths.cross_entropy(g.theta, g.labels),
        guesses=_GUESSES,
        takes="theta, labels",
        common=True,
    ),
)
