"""Two models, or two kinds of models, on the same benchmarks: what differs beyond chance."""

import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput
from firth.evaluation.alike import Marks, marks, same, unlike_note
from firth.evaluation.comparing.candidates import shared_candidates
from firth.evaluation.comparing.compared import BenchmarkComparison, ComparisonResult
from firth.evaluation.comparing.differences import Difference, difference
from firth.evaluation.comparing.joint import Joint
from firth.evaluation.comparing.judged import joint
from firth.evaluation.holm import holm
from firth.evaluation.lookup import check_words
from firth.evaluation.resampling import LEVEL, RESAMPLES, Bootstrap
from firth.evaluation.solving import Method
from firth.evaluation.suite import Paths, evaluate
from firth.vectors import WordVectors

Models = WordVectors | Iterable[WordVectors]


def compare(
    a: Models,
    b: Models,
    source: Paths,
    *,
    names: tuple[str, str] = ("A", "B"),
    categories: Paths = (),
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    lower: bool = True,
    resamples: int = RESAMPLES,
    seed: int = 1,
    level: float = LEVEL,
) -> ComparisonResult:
    """Say where B differs from A beyond chance, on the items of benchmarks that both cover.

    With one model on each side the question is about these two models, and the chance is which items the
    benchmark has: they are drawn anew, the same for both (paired bootstrap), pairs of rated words one by one,
    and questions of analogies by the pairs of words that they are made of. With several models on a side,
    trained with different seeds, the question is about what these have in common, their settings and their
    text, and which seeds they were trained with is a chance too. `docs/compare.md` says how both are put
    together, and shows that equal models are called different as seldom as `level` says.

    Parameters
    ----------
    a, b : WordVectors or iterable of WordVectors
        Two models, or on a side several that differ in their seed alone. Analogies are answered with the
        words that all models have among their first `restrict`.
    source : path or iterable of paths
        Benchmarks, as for `evaluate`.
    names : tuple of str and str
        What the sides are called in tables and sentences.
    categories, restrict, method, lower
        As in `evaluate`.
    resamples : int
        How many times the items are drawn anew; words with categories 200 times at most.
    seed : int
        Decides what is drawn.
    level : float
        How often an interval holds the true difference. That none of several equal benchmarks is called
        different is as likely, by Holm's correction.

    Returns
    -------
    ComparisonResult

    Raises
    ------
    MissingFile, InvalidInput, WrongType
        As in `evaluate`; or a side has no models, or a model stands twice.

    Examples
    --------
    >>> from firth.evaluation import compare
    >>> print(compare(small, large, "benchmarks/", names=("d = 100", "d = 300")))  # doctest: +SKIP
    benchmark         d = 100  d = 300  difference   95 % interval      p  p of all     items of both
    EN-WS-353-ALL       0.691    0.700      +0.009  -0.005 to 0.024   0.19      0.19  both 351 of 353
    """
    bootstrap = Bootstrap(resamples, seed, level)
    if resamples == 0:
        raise InvalidInput("resamples must be at least 100 to tell a difference from chance, got 0")
    sides = [_models("a", a), _models("b", b)]
    models, first = [*sides[0], *sides[1]], len(sides[0])
    marked = [marks(words) for words in models]
    _check_apart(marked, first)
    data, more = _paths(source), _paths(categories)
    options: dict[str, Any] = {"method": method, "lower": lower}
    found, candidates = _judged(models, data, more, restrict, bootstrap, options)
    asked = sum(one.reason is None for one in found)
    differences = [None if one.reason else difference(one, first, level, asked) for one in found]
    adjusted = holm([math.nan if one is None else one.p for one in differences])
    benchmarks = (
        _benchmark(*each, first, 1 - level) for each in zip(found, differences, adjusted, strict=True)
    )
    settings = {
        "data": [path.as_posix() for path in data],
        "categories": [path.as_posix() for path in more],
        "restrict": restrict,
        **options,
        "candidates": candidates,
    }
    notes = [
        *unlike_note(f"the models of {names[0]}", marked[:first]),
        *unlike_note(f"the models of {names[1]}", marked[first:]),
        *_candidates_note(candidates),
    ]
    counts = (first, len(sides[1]))
    return ComparisonResult(names, counts, tuple(benchmarks), bootstrap, settings, tuple(notes))


def _models(name: str, side: Models) -> list[WordVectors]:
    """The models of a side."""
    models = [side] if isinstance(side, WordVectors) else list(side)
    if not models:
        raise InvalidInput(f"{name} must be word vectors or several of them, got none")
    for words in models:
        check_words(words)
    return models


def _paths(given: Paths) -> list[Path]:
    return [Path(given)] if isinstance(given, str | os.PathLike) else [Path(path) for path in given]


def _check_apart(models: Sequence[Marks], first: int) -> None:
    """Refuse the same model twice, on one side or on both."""
    two = same(models)
    if two is None:
        return
    where = "ab"[two[0] >= first], "ab"[two[1] >= first]
    if where == ("a", "b"):
        raise InvalidInput(
            "a model of a and one of b have the very same vectors: a model is not its own rival"
        )
    raise InvalidInput(
        f"two models of {where[0]} have the very same vectors: name models of different seeds, or one"
    )


def _judged(
    models: list[WordVectors],
    source: list[Path],
    categories: list[Path],
    restrict: int | None,
    bootstrap: Bootstrap,
    options: dict[str, Any],
) -> tuple[list[Joint], int | None]:
    """What all models got, and from how many words they chose where not all have the same ones."""
    common: dict[str, Any] = {"categories": categories, "resamples": 0, **options}
    judged = [evaluate(words, source, restrict=restrict, **common) for words in models]
    narrowed = shared_candidates(models, restrict) if judged[0].analogies else None
    if narrowed is None:
        return joint(models, judged, bootstrap, lower=options["lower"]), None
    again = [evaluate(words, source, restrict=None, **common).analogies for words in narrowed]
    results = [replace(old, analogies=new) for old, new in zip(judged, again, strict=True)]
    found = joint(models, results, bootstrap, lower=options["lower"])
    covered = iter(
        [tuple(r.total.covered for r in each) for each in zip(*(r.analogies for r in judged), strict=True)]
    )
    told = [replace(one, covered=next(covered)) if one.kind == "analogy" else one for one in found]
    return told, len(narrowed[0])


def _candidates_note(candidates: int | None) -> list[str]:
    """A sentence where not all models choose answers from the same words."""
    if candidates is None:
        return []
    return [
        f"models differ in their vocabulary: analogies are answered with the {candidates:,} words that "
        "all of them have, as of fewer words the right one is found more easily"
    ]


def _benchmark(
    found: Joint, differs: Difference | None, adjusted: float, first: int, rate: float
) -> BenchmarkComparison:
    scores = tuple(found.scores.tolist())
    return BenchmarkComparison(
        kind=found.kind,
        name=found.name,
        a=scores[:first],
        b=scores[first:],
        covered=(min(found.covered[:first]), min(found.covered[first:])),
        common=found.common,
        total=found.total,
        difference=differs,
        adjusted=adjusted,
        differs=bool(adjusted <= rate),
        reason=found.reason,
    )
