"""Skip-gram: the sum over a window of the losses of its pairs."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from firth import maths
from firth.course.checker.exercise import Exercise, Given, Guess
from firth.course.checker.exercises.windows import (
    COURSE,
    COURSE_TAKES,
    OURS,
    Said,
    placed,
    told_window,
    window_cases,
)
from firth.course.checker.givens import Objective

_COUNTED: tuple[Said, ...] = (
    ("", "sum of {} over the window", lambda g: g.outside),
    (
        "a word that stands in the window several times is counted once",
        "sum of {} over the distinct words of the window",
        lambda g: sorted(set(g.outside)),
    ),
    ("only the last word of the window is left", "{} of the last word", lambda g: g.outside[-1:]),
    ("only the first word of the window is taken", "{} of the first word", lambda g: g.outside[:1]),
    (
        "the last word of the window is left out",
        "sum of {} over the window without its last word",
        lambda g: g.outside[:-1],
    ),
)
_SCALED: tuple[Said, ...] = (
    ("", "", lambda g: 1.0),
    (
        "the mean over the window is taken, not the sum",
        ", divided by its words",
        lambda g: 1 / len(g.outside),
    ),
    ("the sum is divided by the window size", ", divided by windowSize", lambda g: 1 / g.window),
    (
        "the sum is divided by twice the window size",
        ", divided by 2 windowSize",
        lambda g: 1 / (2 * g.window),
    ),
)
_CALLED: tuple[Said, ...] = (
    ("", "", lambda g: (g.V[g.c], g.objective)),
    (
        "the loss that is handed over is not called: naive softmax is, always",
        ", F of naive softmax",
        lambda g: (g.V[g.c], Objective()),
    ),
    (
        "the centre word's vector is taken from the outside vectors",
        ", with the row of U for v_c",
        lambda g: (g.U[g.c], g.objective),
    ),
)
_PLACED: tuple[Said, ...] = (
    ("", "in the centre word's row", lambda g: [g.c]),
    (
        "the gradient stands in every row, but for w other than the centre word dJ/dv_w is 0",
        "in every row",
        lambda g: list(range(len(g.V))),
    ),
    (
        "the gradient stands in the rows of the outside words, but only the centre word's v moves",
        "in the rows of the outside words",
        lambda g: sorted(set(g.outside)),
    ),
)


def _parts(g: Given, words: list[int], called: tuple[Any, Objective]) -> tuple[float, Any, Any]:
    """Loss, gradient of the vector and of U, summed over these words."""
    vector, objective = called
    loss, dv, dU = 0.0, np.zeros_like(vector), np.zeros_like(g.U)
    for o in words:
        loss_o, dv_o, dU_o = objective(vector, o, g.U)
        loss, dv, dU = loss + loss_o, dv + dv_o, dU + dU_o
    return loss, dv, dU


def _guesses(of: int) -> Iterator[Guess]:
    """Every combination that is not right, those with one mistake first."""
    parts = product(_COUNTED, _SCALED, _CALLED, _PLACED if of == 1 else _PLACED[:1])
    for chosen in sorted(parts, key=lambda all: sum(bool(each[0]) for each in all)):
        counted, scaled, called, place = chosen
        wrong = [each[0] for each in chosen if each[0]]
        if not wrong or (scaled[0] and counted[0].startswith("only")):
            continue

        def value(
            g: Given,
            counted: Said = counted,
            scaled: Said = scaled,
            called: Said = called,
            place: Said = place,
        ) -> Any:
            part = _parts(g, counted[2](g), called[2](g))[of] * scaled[2](g)
            return placed(g, place[2](g), part) if of == 1 else part

        row = _PLACED[0][1] if of == 1 else ""
        yield Guess(
            "; ".join(wrong),
            _formula(of, f"{counted[1]}{scaled[1]}{called[1]}", place[1] if of == 1 else ""),
            _formula(of, _COUNTED[0][1], row),
            value,
        )


def _formula(of: int, summed: str, row: str) -> str:
    """A result as it is told."""
    result, term = (("J", "F(v_c, o, U)"), ("dJ/dV", "dF/dv_c"), ("dJ/dU", "dF/dU"))[of]
    return f"{result} = {summed.format(term)}" + (f", {row}" if row else "")


def _exercise(name: str, takes: str, arguments: tuple[str, ...], results: tuple[str, ...]) -> Exercise:
    return Exercise(
        task="skip-gram",
        names=(name,),
        arguments=arguments,
        least=len(arguments),
        takes=takes,
        results=results,
        cases=window_cases,
        right=lambda g: maths.skip_gram(g.c, g.outside, g.V, g.U, g.objective),
        guesses={result: tuple(_guesses(of)) for of, result in enumerate(results)},
        tables=("V", "U"),
        details=told_window,
    )


EXERCISES = (
    _exercise("skipgram", COURSE_TAKES, COURSE, ("loss", "gradCenterVecs", "gradOutsideVectors")),
    _exercise("skip_gram", "c, outside, V, U, objective", OURS, ("loss", "dV", "dU")),
)
