"""Several models that differ in their seed on the same benchmarks: the mean, and how far luck moves it."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from firth.errors import InvalidInput
from firth.evaluation.alike import marks, same, unlike_note
from firth.evaluation.captions import details
from firth.evaluation.comparing.verdicts import number
from firth.evaluation.means import over_items
from firth.evaluation.resampling import LEVEL, NO_INTERVAL, RESAMPLES, Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.solving import Method
from firth.evaluation.suite import EvaluationResult, Paths, evaluate, skipped_lines
from firth.evaluation.tables import coverage, or_none, percent, table
from firth.evaluation.unknown import Unknown
from firth.student import t_interval
from firth.vectors import WordVectors

DIFFERENT = "the models cover different items, and each is judged by its own"


@dataclass(frozen=True)
class SeedsScore:
    """Several models on one benchmark.

    Attributes
    ----------
    kind, name, part_of
        As in `Score`.
    values : tuple of float
        The number of each model.
    mean, spread : float
        Of the values; the spread is their standard deviation.
    over_seeds : Interval
        Where the mean of all seeds may lie, on the same text and the same items: Student's t.
    over_items : Interval
        Where the mean may lie over other items of the same kind, with the same models: they are asked the
        same resamples. NaN where there is no interval, or the models cover different items.
    covered : tuple of int
        Items whose words are all known, of each model.
    total : int
        All items.
    same_items : bool
        Whether the models cover the same items; if not, each is judged by its own.
    chance : float or None
        What guessing would give, on average over the models, where that is not 0.
    reason : str or None
        Why there is no mean, where there is none.
    """

    kind: str
    name: str
    part_of: str | None
    values: tuple[float, ...]
    mean: float
    spread: float
    over_seeds: Interval
    over_items: Interval
    covered: tuple[int, ...]
    total: int
    same_items: bool
    chance: float | None = None
    reason: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The numbers for JSON: what is undefined is None."""
        return {
            "kind": self.kind,
            "name": self.name,
            "part_of": self.part_of,
            "values": [or_none(value) for value in self.values],
            "mean": or_none(self.mean),
            "spread": or_none(self.spread),
            "over_seeds": self.over_seeds.as_list(),
            "over_items": self.over_items.as_list(),
            "covered": list(self.covered),
            "total": self.total,
            "same_items": self.same_items,
            "chance": None if self.chance is None else or_none(self.chance),
            "reason": self.reason,
        }


@dataclass(frozen=True)
class SeedsResult:
    """Several models on every benchmark.

    Attributes
    ----------
    models : int
        How many.
    benchmarks : tuple of SeedsScore
        One for each benchmark and each group of analogies.
    results : tuple of EvaluationResult
        Each model's own.
    restrict : int or None
        How many of the first words were candidates in analogies; None for all.
    method : str
        How analogies were solved.
    notes : tuple of str
        In what the models differ beside their seed, where they do.
    """

    models: int
    benchmarks: tuple[SeedsScore, ...]
    results: tuple[EvaluationResult, ...] = field(repr=False)
    restrict: int | None
    method: Method
    notes: tuple[str, ...] = ()

    @property
    def bootstrap(self) -> Bootstrap:
        """How the intervals over items were found."""
        return self.results[0].bootstrap

    @property
    def scores(self) -> dict[str, tuple[Score, ...]]:
        """The means with each kind of interval, as `firth.plots.benchmark_scores` takes them."""
        kinds: tuple[Literal["over_seeds", "over_items"], ...] = ("over_seeds", "over_items")
        return {
            kind.replace("_", " "): tuple(
                Score(b.kind, b.name, b.mean, getattr(b, kind), b.part_of, b.chance, min(b.covered), b.total)
                for b in self.benchmarks
            )
            for kind in kinds
        }

    def as_dict(self) -> dict[str, object]:
        """All numbers for JSON."""
        first = self.results[0]
        return {
            "models": self.models,
            "benchmarks": [one.as_dict() for one in self.benchmarks],
            "restrict": self.restrict,
            "method": self.method,
            "unknown": first.unknown,
            "bootstrap": self.bootstrap.as_dict(),
            "skipped": first.as_dict()["skipped"],
            "notes": list(self.notes),
        }

    def __str__(self) -> str:
        first, share = self.results[0], f"{self.bootstrap.percent} over"
        head = ["benchmark", "mean", "spread", f"{share} seeds", f"{share} items", "items"]
        told = [
            *(f"{one.name}: {one.reason}" for one in self.benchmarks if one.reason),
            *(f"{one.name}: {DIFFERENT}" for one in self.benchmarks if not one.same_items),
            *(f"{one.name}: {percent(one.chance)} by chance" for one in self.benchmarks if one.chance),
            f"mean and spread (standard deviation) of {self.models} models that differ in their seed",
            "over seeds: where the mean of all seeds may lie, on the same text and the same items",
        ]
        if self.bootstrap.resamples:
            told.append("over items: where it may lie for other items of the same kind, with the same models")
        below = [*told, *details(first.resampled, first.unknown), *self.notes]
        rows = [_row(one) for one in self.benchmarks]
        return "\n\n".join([table(head, rows), "\n".join(below), *skipped_lines(first.skipped)])


def evaluate_seeds(
    models: Iterable[WordVectors],
    source: Paths,
    *,
    categories: Paths = (),
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    lower: bool = True,
    unknown: Unknown = "skip",
    resamples: int = RESAMPLES,
    seed: int = 1,
    level: float = LEVEL,
) -> SeedsResult:
    """Judge several models that differ in their seed alone: what is their settings', and what is luck.

    Parameters
    ----------
    models : iterable of WordVectors
        Two at least, on one text, as `firth.training.train_seeds` trains them.
    source, categories, restrict, method, lower, unknown, resamples, seed, level
        As in `evaluate`.

    Returns
    -------
    SeedsResult

    Raises
    ------
    InvalidInput
        There are fewer than two models, or the same one twice; or as in `evaluate`.

    Examples
    --------
    >>> from firth.evaluation import evaluate_seeds
    >>> print(evaluate_seeds(models, "benchmarks/"))  # doctest: +SKIP
    benchmark       mean  spread  95 % over seeds  95 % over items               items
    EN-WS-353-ALL  0.691   0.004   0.686 to 0.696   0.622 to 0.749  covered 351 of 353
    """
    results, marked = [], []
    for words in models:  # one at a time: those of a folder are loaded here
        result = evaluate(
            words,
            source,
            categories=categories,
            restrict=restrict,
            method=method,
            lower=lower,
            unknown=unknown,
            resamples=resamples,
            seed=seed,
            level=level,
        )
        results.append(result)
        marked.append(marks(words))
    if len(results) < 2:
        raise InvalidInput(f"a spread over seeds needs at least 2 models, got {len(results)}")
    if same(marked) is not None:
        raise InvalidInput("two of the models have the very same vectors: name models of different seeds")
    benchmarks = tuple(
        _together(scores, ends, level)
        for *scores, ends in zip(*(r.scores for r in results), over_items(results), strict=True)
    )
    notes = tuple(unlike_note("the models", marked))
    return SeedsResult(len(results), benchmarks, tuple(results), restrict, method, notes)


def _together(scores: Sequence[Score], over_items: Interval | None, level: float) -> SeedsScore:
    """The numbers of one benchmark."""
    first, values = scores[0], tuple(score.value for score in scores)
    mean, low, high, spread = (math.nan,) * 4
    reason = next((score.reason for score in scores if score.reason), None)
    if not any(map(math.isnan, values)):
        mean, low, high = t_interval(values, level)
        spread = statistics.stdev(values)
        low, high = max(low, -1.0 if first.kind == "similarity" else 0.0), min(high, 1.0)
    elif reason is None:
        reason = "a model covers no item"
    chances = [score.chance for score in scores if score.chance is not None]
    return SeedsScore(
        kind=first.kind,
        name=first.name,
        part_of=first.part_of,
        values=values,
        mean=mean,
        spread=spread,
        over_seeds=Interval(low, high),
        over_items=NO_INTERVAL if over_items is None else over_items,
        covered=tuple(score.covered or 0 for score in scores),
        total=first.total or 0,
        same_items=over_items is not None,
        chance=statistics.fmean(chances) if chances else None,
        reason=reason,
    )


def _row(one: SeedsScore) -> list[str]:
    """The benchmark's line of the table."""
    numbers = [number(one.kind, value) for value in (one.mean, one.spread)]
    ends = [
        "-" if math.isnan(low) else f"{number(one.kind, low)} to {number(one.kind, high)}"
        for low, high in (one.over_seeds, one.over_items)
    ]
    least, most = min(one.covered), max(one.covered)
    covered = coverage(most, one.total)
    if least < most:
        covered = covered.replace("covered ", f"covered {least:,} to ")
    return [one.name if one.part_of is None else f"  {one.name}", *numbers, *ends, covered]
