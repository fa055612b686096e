"""Two models, or two kinds of models, on the same benchmarks: what differs beyond chance."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from firth.errors import InvalidInput
from firth.evaluation.differences import Difference, difference, holm
from firth.evaluation.joint import Joint, joint
from firth.evaluation.lookup import check_words
from firth.evaluation.resampling import LEVEL, RESAMPLES, Bootstrap
from firth.evaluation.solving import Method
from firth.evaluation.suite import Paths, evaluate
from firth.evaluation.tables import or_none, table
from firth.evaluation.verdicts import both, caption, ends, number, probability, verdict
from firth.vectors import WordVectors

Models = WordVectors | Iterable[WordVectors]


@dataclass(frozen=True)
class BenchmarkComparison:
    """Two sides on one benchmark.

    Attributes
    ----------
    kind : str
        "similarity", whose number is Spearman's correlation, "analogy", with the share of right answers, or
        "categories", with the purity of clusters.
    name : str
        The benchmark.
    a, b : tuple of float
        The number of each model of a side, on the items that all models cover; NaN where it is not defined.
    covered : tuple of int and int
        Items that side A covers with all its models, and side B.
    common, total : int
        Items that both sides cover, and all items.
    difference : Difference or None
        B's mean less A's; None where nothing can be said.
    adjusted : float
        The difference's p for all benchmarks together, by Holm's correction; NaN where there is none.
    differs : bool
        Whether that is at most 1 less the level: the difference is beyond chance.
    reason : str or None
        Why nothing can be said, where that is so.
    """

    kind: str
    name: str
    a: tuple[float, ...]
    b: tuple[float, ...]
    covered: tuple[int, int]
    common: int
    total: int
    difference: Difference | None
    adjusted: float
    differs: bool
    reason: str | None

    def as_dict(self) -> dict[str, object]:
        """The comparison for JSON: what is undefined is None."""
        found = self.difference
        return {
            "kind": self.kind,
            "name": self.name,
            "a": [or_none(value) for value in self.a],
            "b": [or_none(value) for value in self.b],
            "covered": list(self.covered),
            "common": self.common,
            "total": self.total,
            "difference": None if found is None else found.as_dict(),
            "adjusted": or_none(self.adjusted),
            "differs": self.differs,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class ComparisonResult:
    """Two sides on every benchmark.

    Attributes
    ----------
    names : tuple of str and str
        Of sides A and B.
    models : tuple of int and int
        How many each side has: with several, it is their settings that are compared.
    benchmarks : tuple of BenchmarkComparison
    bootstrap : Bootstrap
        How the items were drawn anew.
    """

    names: tuple[str, str]
    models: tuple[int, int]
    benchmarks: tuple[BenchmarkComparison, ...]
    bootstrap: Bootstrap

    @property
    def verdicts(self) -> tuple[str, ...]:
        """A sentence for each benchmark."""
        asked = sum(one.difference is not None for one in self.benchmarks)
        return tuple(verdict(one, self.names, asked) for one in self.benchmarks)

    def as_dict(self) -> dict[str, object]:
        """The comparison for JSON."""
        return {
            "names": list(self.names),
            "models": list(self.models),
            "benchmarks": [
                {**one.as_dict(), "verdict": words}
                for one, words in zip(self.benchmarks, self.verdicts, strict=True)
            ],
            "bootstrap": self.bootstrap.as_dict(),
        }

    def __str__(self) -> str:
        first, second = self.names
        head = [
            "benchmark",
            first,
            second,
            "difference",
            f"{self.bootstrap.percent} interval",
            "p",
            "p of all",
        ]
        rows = [_row(one) for one in self.benchmarks]
        told = caption(self.names, self.models, self.bootstrap)
        return "\n\n".join([table([*head, "items of both"], rows), "\n".join(self.verdicts), told])


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


def _row(one: BenchmarkComparison) -> list[str]:
    """The benchmark's line of the table."""
    means = [number(one.kind, float(np.mean(side))) for side in (one.a, one.b)]
    found, items = one.difference, both(one.common, one.covered, one.total)
    if found is None:
        return [one.name, *means, "-", "-", "-", "-", items]
    told = number(one.kind, found.value, sign=True)
    return [
        one.name,
        *means,
        told,
        ends(one.kind, found.low, found.high),
        probability(found.p),
        probability(one.adjusted),
        items,
    ]
