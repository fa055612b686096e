"""Sigmoid and ReLU with their slopes: functions of one number, entry by entry."""

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Given, Guess, Variant


def _arrays(rng: Generator) -> list[Case]:
    """Numbers of both signs, far from 0 where slopes jump."""
    signs = rng.choice([-1.0, 1.0], size=(3, 4))
    return [
        Case("a vector", Given(x=rng.normal(scale=2, size=6))),
        Case("a matrix of both signs", Given(x=signs * rng.uniform(0.1, 4, size=(3, 4)))),
        Case("positive numbers", Given(x=rng.uniform(0.1, 2, size=3))),
    ]


def _entrywise(rng: Generator) -> list[Case]:
    return [Case("a number", Given(x=float(rng.uniform(0.5, 2)))), *_arrays(rng)]


def _sigmoid_cases(rng: Generator) -> list[Case]:
    x = np.array([-800.0, -40.0, 40.0, 800.0]) + rng.normal(size=4)
    return [*_entrywise(rng), Case("x near -800, -40, 40 and 800", Given(x=x), large=True)]


def _values(rng: Generator) -> list[Case]:
    """Values of the sigmoid, of which its slope is taken."""
    return [
        Case(case.about + " of values of the sigmoid", Given(x=maths.sigmoid(case.given.x)))
        for case in _entrywise(rng)
    ]


_SLOPE = "s (1 - s), where s = sigma(x) is what the function gets"

_SLOPES = (
    Guess(
        "the slope is taken of x, but the function gets the value s = sigma(x): the sigmoid is applied twice",
        "sigma(s) (1 - sigma(s))",
        _SLOPE,
        lambda g: maths.sigmoid_derivative(maths.sigmoid(g.x)),
    ),
    Guess(
        "sigma'(x) is not sigma(x) sigma(1 - x)",
        "s sigma(1 - s)",
        _SLOPE,
        lambda g: g.x * maths.sigmoid(1 - g.x),
    ),
    Guess(
        "sigma'(x) is not sigma(x) sigma(1 - x), and the function gets the value",
        "sigma(s) sigma(1 - s)",
        _SLOPE,
        lambda g: maths.sigmoid(g.x) * maths.sigmoid(1 - g.x),
    ),
    Guess("this is sigma(-x), half of the slope", "1 - s", _SLOPE, lambda g: 1 - g.x),
)

EXERCISES = (
    Exercise(
        task="sigmoid",
        names=("sigmoid",),
        arguments=("x",),
        least=1,
        results=("sigmoid",),
        cases=_sigmoid_cases,
        right=lambda g: (maths.sigmoid(g.x),),
        guesses={
            "sigmoid": (
                Guess(
                    "the sign of x is turned",
                    "sigma(-x) = 1 / (1 + exp(x))",
                    "sigma(x) = 1 / (1 + exp(-x))",
                    lambda g: maths.sigmoid(-np.asarray(g.x)),
                ),
                Guess(
                    "this is the slope of the sigmoid, not its value",
                    "sigma(x) (1 - sigma(x))",
                    "sigma(x) = 1 / (1 + exp(-x))",
                    lambda g: maths.sigmoid_derivative(maths.sigmoid(g.x)),
                ),
            )
        },
        may_change=True,
    ),
    Exercise(
        task="slope of the sigmoid",
        names=("sigmoid_grad",),
        arguments=("x",),
        least=1,
        results=("slope",),
        cases=_values,
        right=lambda g: (maths.sigmoid_derivative(g.x),),
        guesses={"slope": _SLOPES},
        may_change=True,
    ),
    Exercise(
        task="slope of the sigmoid",
        names=("sigmoid_derivative", "sigmoid_gradient"),
        arguments=("x",),
        least=1,
        results=("slope",),
        cases=_values,
        right=lambda g: (maths.sigmoid_derivative(g.x),),
        guesses={"slope": _SLOPES},
        variants=(
            Variant(
                "the slope is taken of x; that of firth.maths gets the value s = sigma(x)",
                lambda g: (maths.sigmoid_derivative(maths.sigmoid(g.x)),),
            ),
        ),
        may_change=True,
    ),
    Exercise(
        task="ReLU",
        names=("relu",),
        arguments=("x",),
        least=1,
        results=("relu",),
        cases=_arrays,
        right=lambda g: (maths.relu(g.x),),
        guesses={
            "relu": (
                Guess("negative numbers stay", "x", "max(x, 0)", lambda g: g.x),
                Guess("negative numbers are turned", "|x|", "max(x, 0)", lambda g: np.abs(g.x)),
                Guess(
                    "this is the slope", "1 where x > 0", "max(x, 0)", lambda g: maths.relu_derivative(g.x)
                ),
            )
        },
    ),
    Exercise(
        task="slope of the ReLU",
        names=("relu_derivative", "relu_grad", "relu_gradient"),
        arguments=("x",),
        least=1,
        results=("slope",),
        cases=_arrays,
        right=lambda g: (maths.relu_derivative(g.x),),
        guesses={
            "slope": (
                Guess(
                    "the slope is not 1 everywhere",
                    "1",
                    "1 where x > 0, else 0",
                    lambda g: np.ones_like(g.x),
                ),
                Guess("this is the value", "max(x, 0)", "1 where x > 0, else 0", lambda g: maths.relu(g.x)),
            )
        },
    ),
)
