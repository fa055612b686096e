"""What goes wrong in negative sampling: in the outside word's part, in that of the negatives, in the count.

Each is right or one of its known mistakes, and every combination is a formula that can be compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import numpy as np

from firth import maths
from firth.course.checker.exercise import Formula, Given, Guess

Counting = Literal["every", "once", "mean"]


@dataclass(frozen=True)
class Part:
    """A factor of one word's part as a function of its score u . v; nothing is said of the right one."""

    says: str
    formula: str
    value: Any

    @property
    def wrong(self) -> bool:
        """Whether this is a mistake."""
        return bool(self.says)


def _sigma(x: Any) -> Any:
    return maths.sigmoid(x)


def _nothing(x: Any) -> Any:
    return np.zeros_like(x)


_TARGET = (
    Part("", "sigma(u_o . v) - 1", lambda x: _sigma(x) - 1),
    Part("sigma(u_o . v) stands where 1 - sigma(u_o . v) must", "-sigma(u_o . v)", lambda x: -_sigma(x)),
    Part("the sign of the outside word's part is turned", "1 - sigma(u_o . v)", lambda x: 1 - _sigma(x)),
    Part("the 1 is forgotten in the outside word's part", "sigma(u_o . v)", _sigma),
    Part("the outside word's part is missing", "0", _nothing),
)
_NEGATIVES = (
    Part("", "sigma(u_k . v)", _sigma),
    Part("the negatives are never added", "0", _nothing),
    Part("sigma(-u_k . v) stands where sigma(u_k . v) must", "sigma(-u_k . v)", lambda x: _sigma(-x)),
    Part("the sign of the negatives' part is turned", "-sigma(u_k . v)", lambda x: -_sigma(x)),
    Part("the negatives are treated like the outside word", "sigma(u_k . v) - 1", lambda x: _sigma(x) - 1),
)
_TARGET_LOSS = (
    Part("", "-log sigma(u_o . v)", lambda x: -np.log(_sigma(x))),
    Part("the logarithm of the outside word's part is missing", "-sigma(u_o . v)", lambda x: -_sigma(x)),
    Part("the sign of the outside word's part is turned", "log sigma(u_o . v)", lambda x: np.log(_sigma(x))),
    Part(
        "the sign of the outside word's score is turned",
        "-log sigma(-u_o . v)",
        lambda x: -np.log(_sigma(-x)),
    ),
    Part("the outside word's part is missing", "0", _nothing),
)
_NEGATIVES_LOSS = (
    Part("", "-log sigma(-u_k . v)", lambda x: -np.log(_sigma(-x))),
    Part("the logarithm of the negatives' part is missing", "-sigma(-u_k . v)", lambda x: -_sigma(-x)),
    Part(
        "the minus before u_k . v is missing in the negatives' part",
        "-log sigma(u_k . v)",
        lambda x: -np.log(_sigma(x)),
    ),
    Part("the sign of the negatives' part is turned", "log sigma(-u_k . v)", lambda x: np.log(_sigma(-x))),
    Part("the negatives' part is missing", "0", _nothing),
)
_COUNTS: tuple[tuple[Counting, str, str], ...] = (
    ("every", "", "for each draw k"),
    ("once", "a negative that was drawn several times is counted once", "for each distinct k"),
    ("mean", "the negatives' part is divided by K", "for each draw k, / K"),
)


def counted(g: Given, counting: Counting) -> tuple[Any, Any]:
    """The rows of the negatives and how much each weighs."""
    drawn = np.asarray(g.negatives, dtype=np.intp)
    if counting == "once":
        drawn = np.unique(drawn)
    weight = 1 / max(len(drawn), 1) if counting == "mean" else 1.0
    return drawn, np.full(len(drawn), weight)


def _loss(g: Given, target: Part, negatives: Part, counting: Counting) -> Any:
    drawn, weights = counted(g, counting)
    return target.value(g.U[g.o] @ g.v) + weights @ negatives.value(g.U[drawn] @ g.v)


def _centre(g: Given, target: Part, negatives: Part, counting: Counting) -> Any:
    drawn, weights = counted(g, counting)
    factors = weights * negatives.value(g.U[drawn] @ g.v)
    return target.value(g.U[g.o] @ g.v) * g.U[g.o] + factors @ g.U[drawn]


def _outside(g: Given, target: Part, negatives: Part, counting: Counting) -> Any:
    drawn, weights = counted(g, counting)
    gradient = np.zeros_like(g.U)
    gradient[g.o] = target.value(g.U[g.o] @ g.v) * g.v
    np.add.at(gradient, drawn, np.outer(weights * negatives.value(g.U[drawn] @ g.v), g.v))
    return gradient


def _guesses(
    targets: tuple[Part, ...],
    negatives: tuple[Part, ...],
    value: Any,
    written: tuple[str, str],
) -> Iterator[Guess]:
    """Every combination that is not right, those with one mistake first."""
    combinations = sorted(product(targets, negatives, _COUNTS), key=_mistakes)
    first, second = written

    def formula(target: Part, negative: Part, counts: str) -> str:
        if negative.formula == "0":
            return first.format(target.formula) + (", dJ/du_k = 0" if "du_k" in second else "")
        return first.format(target.formula) + second.format(negative.formula, counts)

    right = formula(targets[0], negatives[0], _COUNTS[0][2])
    for target, negative, (counting, counts_says, counts) in combinations[1:]:
        if counting != "every" and negative.formula == "0":
            continue  # nothing to count
        says = "; ".join(each for each in (target.says, negative.says, counts_says) if each)
        yield Guess(says, formula(target, negative, counts), right, _bound(value, target, negative, counting))


def _bound(value: Any, target: Part, negatives: Part, counting: Counting) -> Formula:
    return lambda g: value(g, target, negatives, counting)


def _mistakes(combination: tuple[Part, Part, tuple[Counting, str, str]]) -> int:
    target, negatives, (_, counts_says, _) = combination
    return target.wrong + negatives.wrong + bool(counts_says)


def _summed(g: Given) -> Any:
    """Every negative's row with the sum over all of them."""
    drawn, _ = counted(g, "every")
    gradient = np.zeros_like(g.U)
    gradient[drawn] = _sigma(g.U[drawn] @ g.v).sum() * g.v
    gradient[g.o] = (_sigma(g.U[g.o] @ g.v) - 1) * g.v
    return gradient


LOSS = tuple(_guesses(_TARGET_LOSS, _NEGATIVES_LOSS, _loss, ("J = {}", " + sum of ({}) {}")))
CENTRE = tuple(_guesses(_TARGET, _NEGATIVES, _centre, ("dJ/dv = ({}) u_o", " + sum of ({}) u_k {}")))
OUTSIDE = (
    *_guesses(_TARGET, _NEGATIVES, _outside, ("dJ/du_o = ({}) v", ", dJ/du_k = sum of ({}) v {}")),
    Guess(
        "every negative gets the sum over all of them",
        "dJ/du_k = sum_j sigma(u_j . v) v",
        "dJ/du_k = sigma(u_k . v) v for each time that k was drawn",
        _summed,
    ),
)
