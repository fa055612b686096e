"""Two models, or two kinds of models, on the same benchmarks: what differs beyond chance."""

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from firth.errors import InvalidInput
from firth.evaluation.compared import BenchmarkComparison, ComparisonResult
from firth.evaluation.differences import Difference, difference
from firth.evaluation.holm import holm
from firth.evaluation.joint import Joint
from firth.evaluation.judged import joint
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
        Two models, or on a side several that differ in their seed alone.
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
        As in `evaluate`; or a side has no models, or the same one twice.

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
    models = [words for side in sides for words in side]
    options: dict[str, Any] = {"restrict": restrict, "method": method, "lower": lower, "resamples": 0}
    judged = [evaluate(words, source, categories=categories, **options) for words in models]
    found = joint(models, judged, bootstrap, lower=lower)
    first = len(sides[0])
    differences = [None if one.reason else difference(one, first, level) for one in found]
    adjusted = holm([math.nan if one is None else one.p for one in differences])
    benchmarks = (
        _benchmark(*each, first, 1 - level) for each in zip(found, differences, adjusted, strict=True)
    )
    return ComparisonResult(names, (first, len(sides[1])), tuple(benchmarks), bootstrap)


def _models(name: str, side: Models) -> list[WordVectors]:
    """The models of a side, no two of them the same."""
    models = [side] if isinstance(side, WordVectors) else list(side)
    if not models:
        raise InvalidInput(f"{name} must be word vectors or several of them, got none")
    for words in models:
        check_words(words)
    for k, words in enumerate(models):
        if any(np.array_equal(words.vectors, other.vectors) for other in models[:k]):
            raise InvalidInput(
                f"two models of {name} have the very same vectors: name models of different seeds, or one"
            )
    return models


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
