"""CBOW: the loss of one pair whose input is the sum of the vectors around the centre word."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Given, Guess, Variant
from firth.course.checker.exercises.windows import (
    COURSE,
    COURSE_TAKES,
    OURS,
    Said,
    placed,
    told_window,
    window_cases,
)

_COMBINED: tuple[Said, ...] = (
    ("", "the sum of the vectors around", lambda g: g.V[g.outside].sum(axis=0)),
    (
        "the mean is taken, not the sum",
        "the mean of the vectors around",
        lambda g: g.V[g.outside].mean(axis=0),
    ),
    (
        "a word that stands there several times is summed once",
        "the sum over distinct words",
        lambda g: g.V[sorted(set(g.outside))].sum(axis=0),
    ),
    ("the centre word's own vector is the input", "v of the centre word", lambda g: g.V[g.c]),
    ("the outside vectors are summed", "the sum of rows of U", lambda g: g.U[g.outside].sum(axis=0)),
)
_PLACED: tuple[Said, ...] = (
    ("", "added as often as a word stands there", lambda g: g.outside),
    (
        "a word that stands there several times gets the gradient once",
        "once in each word's row",
        lambda g: sorted(set(g.outside)),
    ),
    ("the gradient stands in every row", "in every row", lambda g: list(range(len(g.V)))),
    ("the gradient stands in the centre word's row", "in the centre word's row", lambda g: [g.c]),
)
_SCALED: tuple[Said, ...] = (
    ("", "", lambda g: 1.0),
    ("the gradient is divided by the number of words", " / m", lambda g: 1 / len(g.outside)),
    ("the gradient is taken times the number of words", " times m", lambda g: float(len(g.outside))),
)


def _guesses(of: int, written: str, right: str) -> Iterator[Guess]:
    """Every combination that is not right, those with one mistake first."""
    parts = product(_COMBINED, _PLACED if of == 1 else _PLACED[:1], _SCALED if of == 1 else _SCALED[:1])
    for chosen in sorted(parts, key=lambda all: sum(bool(each[0]) for each in all)):
        combined, place, scaled = chosen
        wrong = [each[0] for each in chosen if each[0]]
        if not wrong:
            continue

        def value(g: Given, combined: Said = combined, place: Said = place, scaled: Said = scaled) -> Any:
            part = g.objective(combined[2](g), g.c, g.U)[of]
            return placed(g, place[2](g), scaled[2](g) * part) if of == 1 else part

        where = f"{scaled[1]}, {place[1]}" if of == 1 else ""
        yield Guess("; ".join(wrong), f"{written}{where}, with v_hat = {combined[1]}", right, value)


def _right(g: Given, combine: Literal["sum", "mean"] = "sum") -> tuple[Any, ...]:
    return maths.cbow(g.c, g.outside, g.V, g.U, g.objective, combine=combine)


def _cases(rng: Generator) -> list[Case]:
    """Those of skip-gram, and for ours some with the mean."""
    cases = window_cases(rng)
    return cases + [
        Case(f"the mean, {case.about}", Given(**vars(case.given), combine="mean"), needs="combine")
        for case in cases[:4]
    ]


_WRITTEN = (
    ("J = F(v_hat)", "J = F(v_hat) with v_hat = the sum of the vectors around"),
    ("dJ/dv_w = dF/dv_hat", "dJ/dv_w = m_w dF/dv_hat, where w stands there m_w times"),
    ("dJ/dU = dF/dU", "dJ/dU = dF/dU with v_hat = the sum of the vectors around"),
)


_MEAN = Variant(
    "v_hat is the mean of the vectors around the centre word, where the handout has their sum; "
    "loss and gradients are right for the mean",
    lambda g: _right(g, "mean"),
)


def _exercise(takes: str, arguments: tuple[str, ...], results: tuple[str, ...]) -> Exercise:
    return Exercise(
        task="CBOW",
        names=("cbow",),
        arguments=arguments,
        least=len(arguments),
        takes=takes,
        keywords=("combine",),
        results=results,
        cases=_cases,
        right=lambda g: _right(g, getattr(g, "combine", "sum")),
        variants=(_MEAN,),
        guesses={result: tuple(_guesses(of, *_WRITTEN[of])) for of, result in enumerate(results)},
        tables=("V", "U"),
        details=told_window,
    )


EXERCISES = (
    _exercise(COURSE_TAKES, COURSE, ("loss", "gradCenterVecs", "gradOutsideVectors")),
    _exercise("target, context, V, U, objective", OURS, ("loss", "dV", "dU")),
)
