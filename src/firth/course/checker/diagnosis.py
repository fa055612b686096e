"""Which known mistake fits every number that came; where none does, nothing is guessed."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from firth.course.checker.answers import Outcome, close
from firth.course.checker.exercise import Guess
from firth.course.checker.records import Mistake
from firth.course.checker.wire import Foreign
from firth.errors import FirthError


def diagnose(outcomes: Sequence[Outcome], guesses: Sequence[Guess]) -> Mistake | None:
    """The mistake that explains one result on all inputs, or None."""
    usable = [each for each in outcomes if each.same_shape and not each.case.large]
    if not usable:
        return None
    if all(np.all(each.got == 0) for each in usable):
        entries = usable[0].expected.ndim > 0
        return Mistake("every entry is 0: nothing is ever added to it" if entries else "it is always 0")
    for guess in guesses:
        if all(_fits(guess, each) for each in usable):
            return guess.mistake()
    return _truncated(usable) or _factor(usable)


def diagnose_order(found: Sequence[Outcome], outcomes: Sequence[Outcome]) -> Mistake | None:
    """Another result's numbers in the place of this one's."""
    for other in dict.fromkeys(each.result for each in outcomes if each.result != found[0].result):
        others = [each for each in outcomes if each.result == other]
        pairs = [pair for pair in zip(found, others, strict=True) if not pair[0].case.large]
        if pairs and all(_is(each.got, right, each.tolerance) for each, right in pairs):
            return Mistake(f"these are the numbers of {other}: are the results in another order?")
    return None


def diagnose_shape(outcome: Outcome) -> Mistake | None:
    """What the numbers of another shape are."""
    got, expected = outcome.got, outcome.expected
    if got.size != expected.size:
        return None
    if got.ndim == 2 and got.T.shape == expected.shape:
        fits = bool(np.all(close(got.T, expected, outcome.tolerance)))
        return Mistake("it is transposed: rows are words" if fits else "is it transposed?")
    if np.all(outcome.near(expected)):
        return Mistake(f"the numbers are right: give them the shape {expected.shape}")
    return None


def diagnose_large(outcome: Outcome, all_outcomes: Sequence[Outcome]) -> Mistake | None:
    """Powers that overflow, where the formula is right otherwise."""
    if np.all(np.isfinite(outcome.got)) or any(
        not each.right and not each.case.large for each in all_outcomes
    ):
        return None
    others = [each for each in all_outcomes if each.case.large and each is not outcome]
    if "softmax" in outcome.result and any(each.right for each in others):
        return Mistake(
            "the maximum of the whole matrix is subtracted, under which other rows vanish",
            "exp(x - x.max()) / sum",
            "exp(x_i - max x_i) / sum, in each row",
        )
    if outcome.result == "sigmoid":
        return Mistake(
            "the powers overflow where x is large",
            "exp(x) / (1 + exp(x)), which is inf / inf",
            "1 / (1 + exp(-x)), which is 1 / 1",
        )
    return Mistake(
        "the powers overflow: subtract the largest score before exp",
        "exp(x) / sum exp(x), which is inf / inf",
        "exp(x - max x) / sum exp(x - max x), where no power is above 1",
    )


def _is(got: Any, right: Outcome, tolerance: float) -> bool:
    """Whether this is what another result must be."""
    if isinstance(got, Foreign) or got.shape != right.expected.shape:
        return False
    return bool(np.all(close(got, right.expected, tolerance)))


def _fits(guess: Guess, outcome: Outcome) -> bool:
    try:
        with np.errstate(all="ignore"):
            value = np.asarray(guess.value(outcome.given), dtype=np.float64)
    except (FirthError, ValueError, IndexError, ZeroDivisionError):
        return False
    return bool(value.shape == outcome.expected.shape and np.all(outcome.near(value)))


def _truncated(outcomes: Sequence[Outcome]) -> Mistake | None:
    """Everything after the point is lost."""
    if all(
        np.array_equal(each.got.reshape(each.expected.shape), np.trunc(each.expected)) for each in outcomes
    ):
        return Mistake("everything after the point is cut off: is the array made of integers?")
    return None


def _factor(outcomes: Sequence[Outcome]) -> Mistake | None:
    """Every entry on every input is the same multiple of the right one."""
    got = np.concatenate([np.ravel(each.got).astype(np.float64) for each in outcomes])
    expected = np.concatenate([np.ravel(each.expected) for each in outcomes])
    if len(got) < 3 or not np.all(np.isfinite(got)) or not np.any(expected):
        return None
    factor = float(got @ expected / (expected @ expected))
    tolerance = max(each.tolerance for each in outcomes)
    if not np.all(close(got, factor * expected, tolerance)) or np.all(close(got, expected, tolerance)):
        return None
    entries = any(each.expected.ndim for each in outcomes)
    if close(factor, -1.0, tolerance):
        return Mistake("the sign of every entry is turned" if entries else "its sign is turned")
    return Mistake(f"{'every entry' if entries else 'it'} is {_known(factor, tolerance)} times the right one")


def _known(factor: float, tolerance: float) -> str:
    """A factor as it is written."""
    names = {
        2.0: "2",
        0.5: "1/2",
        1 / np.log(2): "1 / ln 2 (a logarithm to base 2)",
        1 / np.log(10): "1 / ln 10 (a logarithm to base 10)",
    }
    return next((name for value, name in names.items() if close(factor, value, tolerance)), f"{factor:.6g}")
