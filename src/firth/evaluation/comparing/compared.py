"""What a comparison found: the records, and their table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from firth.evaluation.comparing.differences import Difference
from firth.evaluation.comparing.verdicts import both, caption, ends, number, probability, verdict
from firth.evaluation.resampling import Bootstrap
from firth.evaluation.tables import or_none, table


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
    settings : mapping
        What was asked: data, categories, restrict, method and lower, and how many candidates analogies had.
    notes : tuple of str
        What else is to be known of this comparison: words or settings that models do not share.
    """

    names: tuple[str, str]
    models: tuple[int, int]
    benchmarks: tuple[BenchmarkComparison, ...]
    bootstrap: Bootstrap
    settings: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

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
            "settings": dict(self.settings),
            "notes": list(self.notes),
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
        told = caption(self.names, self.models, self.bootstrap, self.notes)
        return "\n\n".join([table([*head, "items of both"], rows), "\n".join(self.verdicts), told])


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
