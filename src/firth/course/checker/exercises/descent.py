"""Stochastic gradient descent, the course's and ours: where it ends tells how it went."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import numpy as np
from numpy.random import Generator

from firth.course.checker.exercise import Case, Exercise, Given, Guess, Variant
from firth.course.checker.givens import Bowl, Slope, UnitRows

ANNEAL_EVERY = 20_000  # the course's sgd halves its step after so many updates
NEVER = 10**9  # as PRINT_EVERY: more iterations than there are


def _cases(rng: Generator) -> list[Case]:
    """A number, a vector, a matrix; more iterations than one step length lasts; rows made unit."""
    bowl = Bowl(lowest=float(rng.uniform(1, 2)), curvature=float(rng.uniform(0.5, 1)))
    slope = rng.uniform(0.5, 1.5, size=3)
    unit = UnitRows()
    return [
        Case("a number", _given(bowl, float(rng.uniform(-1, 0)), 0.3, 7)),
        Case("a vector", _given(bowl, rng.normal(size=4), 0.2, 5)),
        Case("one iteration", _given(bowl, rng.normal(size=(2, 3)), 0.3, 1)),
        Case(
            "rows made unit after every update",
            _given(bowl, rng.normal(size=(3, 2)), 0.3, 4, unit),
            needs="postprocessing",
        ),
        Case(
            "20,003 iterations, of which the last three have half the step",
            _given(Slope(slope.tolist()), rng.normal(size=3), 1e-3, ANNEAL_EVERY + 3),
            needs="postprocessing",  # the course's sgd
        ),
        Case(
            "a step that stays as it is",
            _given(bowl, rng.normal(size=2), 0.3, 4, every=None),
            needs="anneal_every",
        ),
        Case(
            "a step that is halved every three iterations",
            _given(Slope(slope.tolist()), rng.normal(size=3), 0.5, 8, every=3),
            needs="anneal_every",  # ours
        ),
    ]


def _given(
    f: Callable[[Any], tuple[float, Any]],
    x: Any,
    step: float,
    iterations: int,
    postprocessing: UnitRows | None = None,
    every: int | None = ANNEAL_EVERY,
) -> Given:
    return Given(
        f=f,
        x=x,
        step=step,
        iterations=iterations,
        postprocessing=postprocessing,
        anneal_every=every,
        useSaved=False,
        PRINT_EVERY=NEVER,
    )


def descend(
    g: Given,
    sign: float = -1.0,
    more: int = 0,
    halved: Callable[[int, int], int] = lambda i, every: (i - 1) // every,
    processed: str = "after",
) -> Any:
    """Where a walk ends; with the defaults the right one, of which `firth.maths.sgd` is the twin."""
    x = np.array(g.x, dtype=np.float64)
    process = g.postprocessing or (lambda x: x)
    for i in range(1, g.iterations + 1 + more):
        if processed == "before":
            x = process(x)
        halvings = 0 if g.anneal_every is None else halved(i, g.anneal_every)
        x = x + sign * g.step * 0.5**halvings * g.f(x)[1]
        if processed == "after":
            x = process(x)
    return process(x) if processed == "end" else x


_SIGNS = (
    ("", "x - step grad", -1.0),
    ("the step is added: the loss rises", "x + step grad", 1.0),
    ("x stays where it was", "x", 0.0),
)
_LENGTHS = (
    ("", "iterations 1 to n", 0),
    ("the last iteration is missing", "iterations 1 to n - 1", -1),
    ("there is one iteration too many", "iterations 0 to n", 1),
)
_HALVINGS: tuple[tuple[str, str, Callable[[int, int], int]], ...] = (
    ("", "halved after the update", lambda i, every: (i - 1) // every),
    (
        "the step is halved before the update, not after it",
        "halved before the update",
        lambda i, every: i // every,
    ),
    ("the step is never halved", "never halved", lambda i, every: 0),
    ("the step is halved one iteration late", "halved one late", lambda i, every: max(i - 2, 0) // every),
    (
        "iterations are counted from 0, so that the step is halved after the first one",
        "halved after update 0, 20,000, ...",
        lambda i, every: 0 if i == 1 else (i - 2) // every + 1,
    ),
    ("the step is halved in every iteration", "halved in every iteration", lambda i, every: i - 1),
)
_PROCESSED = (
    ("", "postprocessing after each update", "after"),
    ("the postprocessing is not applied", "no postprocessing", "never"),
    ("the postprocessing is applied before the update, not after it", "postprocessing before", "before"),
    ("the postprocessing is applied at the end only", "postprocessing at the end", "end"),
)


def _guesses() -> Iterator[Guess]:
    """One mistake, or two."""
    parts = product(_SIGNS, _LENGTHS, _HALVINGS, _PROCESSED)
    for chosen in sorted(parts, key=lambda all: sum(bool(each[0]) for each in all)):
        sign, length, halving, process = chosen
        wrong = [each[0] for each in chosen if each[0]]
        if not 1 <= len(wrong) <= 2:
            continue

        def value(
            g: Given,
            sign: float = sign[2],
            more: int = length[2],
            halved: Callable[[int, int], int] = halving[2],
            processed: str = process[2],
        ) -> Any:
            return descend(g, sign, more, halved, processed)

        yield Guess(
            "; ".join(wrong),
            ", ".join(each[1] for each in chosen if each[0]),
            ", ".join(part[0][1] for part, each in zip(_PARTS, chosen, strict=True) if each[0]),
            value,
        )


_PARTS: tuple[Any, ...] = (_SIGNS, _LENGTHS, _HALVINGS, _PROCESSED)

EXERCISES = (
    Exercise(
        task="gradient descent",
        names=("sgd",),
        arguments=("f", "x", "step", "iterations"),
        least=4,
        takes="f, x0, step, iterations",
        keywords=("postprocessing", "useSaved", "PRINT_EVERY", "anneal_every"),
        results=("x",),
        cases=_cases,
        right=lambda g: (descend(g),),
        guesses={"x": tuple(_guesses())},
        variants=(
            Variant(
                "the step stays as it is; the course's sgd halves it after every 20,000 iterations",
                lambda g: (descend(g, halved=lambda i, every: 0),),
            ),
        ),
        may_change=True,
    ),
)
