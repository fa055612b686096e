"""The two-layer network with its gradients in one flat vector, as the course has it."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Formula, Given, Guess, Variant

Said = tuple[str, str, Any]


def _cases(rng: Generator) -> list[Case]:
    """Sizes that all differ, and one example alone."""
    return [
        _case(rng, "six examples", 6, (4, 5, 3)),
        _case(rng, "a wide hidden layer", 3, (2, 7, 4)),
        _case(rng, "one example", 1, (3, 4, 2)),
    ]


def _case(rng: Generator, about: str, examples: int, sizes: tuple[int, int, int]) -> Case:
    labels = np.eye(sizes[2])[rng.integers(0, sizes[2], examples)]
    params = rng.normal(size=maths.parameter_count(*sizes))
    return Case(
        about, Given(X=rng.normal(size=(examples, sizes[0])), labels=labels, params=params, sizes=list(sizes))
    )


def _right(g: Given) -> tuple[Any, ...]:
    loss, gradients, _ = maths.loss_and_gradients(maths.unpack(g.params, tuple(g.sizes)), g.X, g.labels)
    return loss, maths.pack(gradients)


def _mean(g: Given) -> tuple[Any, ...]:
    return tuple(result / len(g.X) for result in _right(g))


def _layers(g: Given) -> tuple[maths.Parameters, Any, Any]:
    """Parameters, the hidden layer, the scores of the output."""
    parameters = maths.unpack(g.params, tuple(g.sizes))
    h = maths.sigmoid(g.X @ parameters.W1 + parameters.b1)
    return parameters, h, h @ parameters.W2 + parameters.b2


_DELTAS: tuple[Said, ...] = (
    ("", "yhat - y with yhat = softmax(z2)", lambda z, y: maths.softmax(z) - y),
    (
        "the output layer is a sigmoid, not a softmax",
        "yhat - y with yhat = sigma(z2)",
        lambda z, y: maths.sigmoid(z) - y,
    ),
    ("y is forgotten", "yhat", lambda z, y: maths.softmax(z)),
    ("the sign is turned", "y - yhat", lambda z, y: y - maths.softmax(z)),
)
_SLOPES: tuple[Said, ...] = (
    ("", "h (1 - h)", lambda h: h * (1 - h)),
    ("the slope of the hidden layer is missing", "1", np.ones_like),
    (
        "the slope of the hidden layer is taken of h by applying the sigmoid again",
        "sigma(h) (1 - sigma(h))",
        lambda h: maths.sigmoid_derivative(maths.sigmoid(h)),
    ),
    ("sigma'(x) is not sigma(x) sigma(1 - x)", "h sigma(1 - h)", lambda h: h * maths.sigmoid(1 - h)),
    ("the hidden layer itself stands where its slope must", "h", lambda h: h),
)
_SCALES: tuple[Said, ...] = (
    ("", "", lambda g: 1.0),
    (
        "the gradient is divided by the number of examples, the cost is not",
        ", over n",
        lambda g: 1 / len(g.X),
    ),
)


def _gradient(g: Given, delta: Said, slope: Said, scale: Said) -> Any:
    parameters, h, z = _layers(g)
    delta2 = delta[2](z, g.labels) * scale[2](g)
    delta1 = (delta2 @ parameters.W2.T) * slope[2](h)
    return maths.pack(maths.Parameters(g.X.T @ delta1, delta1.sum(axis=0), h.T @ delta2, delta2.sum(axis=0)))


def _bound(delta: Said, slope: Said, scale: Said) -> Formula:
    return lambda g: _gradient(g, delta, slope, scale)


def _gradients() -> Iterator[Guess]:
    """Every combination that is not right, those with one mistake first."""
    parts = product(_DELTAS, _SLOPES, _SCALES)
    for delta, slope, scale in sorted(parts, key=lambda all: sum(bool(each[0]) for each in all)):
        wrong = [each[0] for each in (delta, slope, scale) if each[0]]
        if wrong:
            yield Guess(
                "; ".join(wrong),
                f"delta2 = {delta[1]}{scale[1]}, delta1 = (delta2 W2^T) o {slope[1]}",
                "delta2 = yhat - y with yhat = softmax(z2), delta1 = (delta2 W2^T) o h (1 - h)",
                _bound(delta, slope, scale),
            )


def _cost(says: str, fits: str, value: Formula) -> Guess:
    return Guess(says, fits, "J = -sum y log softmax(z2)", value)


def _sum(log: Any) -> Formula:
    return lambda g: log(_layers(g)[2], g.labels).sum()


_COSTS = (
    _cost(
        "the output layer is a sigmoid, not a softmax",
        "J = -sum y log sigma(z2)",
        _sum(lambda z, y: -y * maths.log_sigmoid(z)),
    ),
    _cost(
        "the output layer is a sigmoid with the cross-entropy of two classes, not a softmax",
        "J = -sum (y log sigma(z2) + (1 - y) log(1 - sigma(z2)))",
        _sum(lambda z, y: -y * maths.log_sigmoid(z) - (1 - y) * maths.log_sigmoid(-z)),
    ),
    _cost("the minus is missing", "J = sum y log yhat", _sum(lambda z, y: y * maths.log_softmax(z))),
    _cost("the logarithm is missing", "J = -sum y yhat", _sum(lambda z, y: -y * maths.softmax(z))),
    _cost(
        "the cost is divided by the number of examples, the gradient is not",
        "J = -sum y log yhat / n",
        lambda g: _right(g)[0] / len(g.X),
    ),
)


def _entry(g: Given, index: tuple[int, ...]) -> str:
    """Where an entry of the flat vector stands in the network."""
    position = np.zeros(len(g.params))
    position[index] = 1.0
    for name, array in maths.unpack(position, tuple(g.sizes))._asdict().items():
        for place in np.argwhere(array):
            return f"grad of {name}[{', '.join(map(str, place))}]"
    return f"grad[{index[0]}]"


EXERCISES = (
    Exercise(
        task="two-layer network",
        names=("forward_backward_prop",),
        arguments=("X", "labels", "params", "sizes"),
        least=4,
        takes="X, labels, params, dimensions",
        results=("cost", "grad"),
        cases=_cases,
        right=_right,
        guesses={"cost": _COSTS, "grad": tuple(_gradients())},
        variants=(Variant("cost and gradient are means over the examples; the handout has sums", _mean),),
        entry=_entry,
    ),
)
