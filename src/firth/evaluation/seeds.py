"""Several models that differ in their seed on the same benchmarks: the mean, and how far luck moves it."""

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firth.errors import InvalidInput
from firth.evaluation.resampling import LEVEL, NO_INTERVAL, RESAMPLES, Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.solving import Method
from firth.evaluation.suite import Paths, evaluate
from firth.evaluation.tables import or_none, table
from firth.evaluation.unknown import Unknown
from firth.evaluation.verdicts import number
from firth.student import t_interval
from firth.vectors import WordVectors


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
        Where the mean may lie over other items of the same kind, with the same models: the ends of each
        model's bootstrap interval, averaged.
    """

    kind: str
    name: str
    part_of: str | None
    values: tuple[float, ...]
    mean: float
    spread: float
    over_seeds: Interval
    over_items: Interval

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
    bootstrap : Bootstrap
        How the intervals over items were found.
    """

    models: int
    benchmarks: tuple[SeedsScore, ...]
    bootstrap: Bootstrap

    @property
    def scores(self) -> dict[str, tuple[Score, ...]]:
        """The means with each kind of interval, as `firth.plots.benchmark_scores` takes them."""
        return {
            "over seeds": tuple(
                Score(b.kind, b.name, b.mean, b.over_seeds, b.part_of) for b in self.benchmarks
            ),
            "over items": tuple(
                Score(b.kind, b.name, b.mean, b.over_items, b.part_of) for b in self.benchmarks
            ),
        }

    def as_dict(self) -> dict[str, object]:
        """All numbers for JSON."""
        return {
            "models": self.models,
            "benchmarks": [one.as_dict() for one in self.benchmarks],
            "bootstrap": self.bootstrap.as_dict(),
        }

    def __str__(self) -> str:
        share = f"{self.bootstrap.percent} over"
        head = ["benchmark", "mean", "spread", f"{share} seeds", f"{share} items"]
        told = [
            f"mean and spread (standard deviation) of {self.models} models that differ in their seed",
            "over seeds: where the mean of all seeds may lie, on the same text and the same items",
        ]
        if self.bootstrap.resamples:
            told.append("over items: where it may lie for other items of the same kind, with the same models")
        return "\n\n".join([table(head, [_row(one) for one in self.benchmarks]), "\n".join(told)])


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
        There are fewer than two models, or as in `evaluate`.

    Examples
    --------
    >>> from firth.evaluation import evaluate_seeds
    >>> print(evaluate_seeds(models, "benchmarks/"))  # doctest: +SKIP
    benchmark       mean  spread  95 % over seeds  95 % over items
    EN-WS-353-ALL  0.691   0.004   0.686 to 0.696   0.630 to 0.744
    """
    results = [
        evaluate(
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
        for words in models
    ]
    if len(results) < 2:
        raise InvalidInput(f"a spread over seeds needs at least 2 models, got {len(results)}")
    benchmarks = tuple(_together(scores, level) for scores in zip(*(r.scores for r in results), strict=True))
    return SeedsResult(len(results), benchmarks, results[0].bootstrap)


def _together(scores: Sequence[Score], level: float) -> SeedsScore:
    """The numbers of one benchmark."""
    values, ends = tuple(score.value for score in scores), NO_INTERVAL
    mean, low, high, spread = (math.nan,) * 4
    if not any(map(math.isnan, values)):
        mean, low, high = t_interval(values, level)
        spread = statistics.stdev(values)
    if not any(math.isnan(score.interval.low) for score in scores):
        ends = Interval(*(statistics.fmean(score.interval[k] for score in scores) for k in (0, 1)))
    first = scores[0]
    return SeedsScore(first.kind, first.name, first.part_of, values, mean, spread, Interval(low, high), ends)


def _row(one: SeedsScore) -> list[str]:
    """The benchmark's line of the table."""
    numbers = [number(one.kind, value) for value in (one.mean, one.spread)]
    ends = [
        "-" if math.isnan(low) else f"{number(one.kind, low)} to {number(one.kind, high)}"
        for low, high in (one.over_seeds, one.over_items)
    ]
    return [one.name if one.part_of is None else f"  {one.name}", *numbers, *ends]
