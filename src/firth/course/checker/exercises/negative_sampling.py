"""Negative sampling: the course's loss, which draws, ours, which is told what was drawn, and the sampler."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.random import Generator

from firth import maths
from firth.course.checker.exercise import Case, Exercise, Given, Guess
from firth.course.checker.exercises.negative_mistakes import CENTRE, LOSS, OUTSIDE
from firth.course.checker.exercises.pairs import WORDS, pair, scored
from firth.course.checker.givens import Dataset

MANY = 14  # words, so that ten negatives can differ


def _cases(rng: Generator) -> list[Case]:
    """Negatives that differ, that repeat, that are all one; scores of 2; draws that are the target's."""
    o = int(rng.integers(0, WORDS))
    others = [word for word in range(WORDS) if word != o]
    often, *rest = rng.permutation(others).tolist()
    distinct = [word for word in rng.permutation(MANY).tolist() if word != o]
    repeated = rng.permutation([often] * 4 + rest + rest[:1]).tolist()
    with_target = [rest[0], o, often, o, *rest[1:], often, rest[0], rest[1]]
    return [
        _case("ten negatives, all different", pair(rng, o, words=MANY), distinct),
        _case("a negative that is drawn four times", pair(rng, o), repeated),
        _case("u_o . v = 2", pair(rng, o, score=2.0), repeated),
        _case("u_k . v = 2 for a repeated negative", scored(pair(rng, o), {often: 2.0}), repeated),
        _case("draws that equal the outside word", pair(rng, o), with_target),
        _case("the same negative ten times", pair(rng, o), [often]),
        _case("K = 1", pair(rng, o), repeated, 1),
        _case("K = 5", pair(rng, o), repeated, 5),
    ]


def _case(about: str, g: Given, draws: Sequence[int], count: int = 10) -> Case:
    """Draws in this order, over and over; `negatives` are those that count, unless others come back."""
    g.dataset, g.K = Dataset(list(draws)), count
    g.negatives = sampled(g)
    return Case(about, g, needs=None if count == 10 else "K")


def sampled(g: Given) -> list[int]:
    """The first K draws that are not the outside word."""
    allowed = [word for word in g.dataset.draws if word != g.o]
    return [allowed[k % len(allowed)] for k in range(g.K)]


def _right(g: Given) -> tuple[Any, ...]:
    return maths.negative_sampling(g.v, g.o, g.negatives, g.U)


def _listed(words: Sequence[int]) -> str:
    return " ".join(map(str, words))


def _told(g: Given) -> str:
    return f"the outside word is {g.o}, the negatives are {_listed(g.negatives)}"


def _exercise(
    name: str, takes: str, results: tuple[str, str, str], arguments: tuple[str, ...], negatives: bool
) -> Exercise:
    return Exercise(
        task="negative sampling",
        names=(name,),
        arguments=arguments,
        least=4,
        takes=takes,
        keywords=("K",),
        results=results,
        cases=_cases,
        right=_right,
        guesses=dict(zip(results, (LOSS, CENTRE, OUTSIDE), strict=True)),
        tables=("U",),
        negatives=negatives,
        details=_told,
    )


_BAG = "the first K draws that are not the outside word"
_DRAWING = ("v", "o", "U", "dataset", "K")

EXERCISES = (
    _exercise(
        "negSamplingLossAndGradient",
        "centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10",
        ("loss", "gradCenterVec", "gradOutsideVecs"),
        _DRAWING,
        True,
    ),
    _exercise(
        "negSamplingCostAndGradient",
        "predicted, target, outputVectors, dataset, K=10",
        ("cost", "gradPred", "grad"),
        _DRAWING,
        True,
    ),
    _exercise(
        "negative_sampling",
        "v_c, o, negatives, U",
        ("loss", "dv_c", "dU"),
        ("v", "o", "negatives", "U"),
        False,
    ),
    Exercise(
        task="drawing negatives",
        names=("getNegativeSamples",),
        arguments=("o", "dataset", "K"),
        least=3,
        takes="outsideWordIdx, dataset, K",
        results=("samples",),
        cases=_cases,
        right=lambda g: (np.sort(g.negatives),),
        guesses={
            "samples": (
                Guess(
                    "draws that equal the outside word are kept: they must be drawn again",
                    "the first K draws",
                    _BAG,
                    lambda g: np.sort(np.resize(g.dataset.draws, g.K)),
                ),
                Guess(
                    "draws that equal the outside word are left out, but not drawn again",
                    "those of the first K draws that are not the outside word",
                    _BAG,
                    lambda g: np.sort([word for word in np.resize(g.dataset.draws, g.K) if word != g.o]),
                ),
            )
        },
        unordered=True,
        details=lambda g: f"the outside word is {g.o}, the draws are {_listed(g.dataset.draws)}, ...",
    ),
)
