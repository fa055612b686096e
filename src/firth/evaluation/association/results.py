"""What association tests find, as values and as text."""

import math
import textwrap
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from math import comb
from typing import NamedTuple

from firth.evaluation.resampling import NO_INTERVAL, Interval
from firth.evaluation.tables import decimal, or_none, table

LEVEL = 0.05
NAMED = 5  # missing words of a list
_WIDTH = 100


class ListCoverage(NamedTuple):
    """How much of a list the model knows.

    Attributes
    ----------
    name : str
    covered, total : int
        Words that have a vector with a direction, and all words.
    missing : tuple
        The others.
    median_rank : float
        Of the covered words by frequency, 1 for the most frequent word of all; NaN where none is covered.
    """

    name: str
    covered: int
    total: int
    missing: tuple[Hashable, ...]
    median_rank: float

    def as_dict(self) -> dict[str, object]:
        """The coverage for JSON."""
        missing = [str(word) for word in self.missing]
        return self._asdict() | {"missing": missing, "median_rank": or_none(self.median_rank)}


@dataclass(frozen=True)
class WeatResult:
    """Whether targets X are nearer to attributes A than to B, compared with targets Y.

    Attributes
    ----------
    lists : tuple of ListCoverage
        X, Y, A and B.
    alternative : {"two-sided", "greater"}
    effect : float
        The effect size d, from -2 to 2 where X and Y are equally long; above 0 where X goes with A and Y
        with B.
    interval : Interval
        Its 95 % interval, had other words of the same kinds been chosen; NaN where the words of the lists
        are so alike that they say nothing of others.
    statistic : float
        The sum of the associations of X less that of Y.
    p : float
        The share of divisions of X and Y in two lists as large that are as extreme.
    adjusted : float
        p for all tests that were made at once (Holm 1979); p itself where there was one.
    divisions : int
        How many were gone through.
    exact : bool
        Whether those are all there are.
    reason : str or None
        Why there is no answer, where there is none; the numbers are NaN then.
    """

    lists: tuple[ListCoverage, ...]
    alternative: str
    effect: float = float("nan")
    interval: Interval = NO_INTERVAL
    statistic: float = float("nan")
    p: float = float("nan")
    adjusted: float = float("nan")
    divisions: int = 0
    exact: bool = False
    reason: str | None = None

    @property
    def name(self) -> str:
        """The lists in words."""
        x, y, a, b = (each.name for each in self.lists)
        return f"{x}, {y}: {a}, {b}"

    @property
    def least(self) -> float:
        """The smallest p that lists as long as these can have, whatever the vectors."""
        x, y = (each.covered for each in self.lists[:2])
        mirrored = self.alternative == "two-sided" and x == y  # X and Y exchanged are as extreme
        return (2 if mirrored else 1) / comb(x + y, x)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: undefined numbers are None."""
        numbers = {name: or_none(getattr(self, name)) for name in ("effect", "statistic", "p", "adjusted")}
        return {
            "lists": [each.as_dict() for each in self.lists],
            "alternative": self.alternative,
            **numbers,
            "interval": [or_none(end) for end in self.interval],
            "divisions": self.divisions,
            "exact": self.exact,
            "reason": self.reason,
        }

    def __str__(self) -> str:
        return _told([self])


@dataclass(frozen=True)
class AssociationsResult:
    """Several tests at once.

    Attributes
    ----------
    tests : tuple of WeatResult
        With p adjusted for their number.
    """

    tests: tuple[WeatResult, ...]

    def as_dict(self) -> dict[str, object]:
        """The tests for JSON."""
        return {"correction": "Holm", "tests": [test.as_dict() for test in self.tests]}

    def __str__(self) -> str:
        return _told(self.tests)


def _told(tests: Sequence[WeatResult]) -> str:
    """A line for each test, one for each list, and what each test says in words."""
    rows = [
        [test.name, decimal(test.effect), _between(test.interval), _p(test.p), _p(test.adjusted)]
        for test in tests
    ]
    several = len(tests) > 1
    head = ["targets: attributes", "effect", "95 % interval", "p", f"p of {len(tests)} tests"]
    parts = [table(head if several else head[:4], [row if several else row[:4] for row in rows])]
    wrap = partial(textwrap.fill, width=_WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    parts.append("\n".join(wrap(_in_words(test)) for test in tests))
    lists = {each.name: each for test in tests for each in test.lists}
    rows = [[each.name, f"{each.covered} of {each.total}", _rank(each)] for each in lists.values()]
    parts.append(table(["list", "known", "median rank"], rows))
    if missing := [wrap(_missing(each)) for each in lists.values() if each.missing]:
        parts.append("\n".join(missing))
    return "\n\n".join(parts)


def _in_words(test: WeatResult) -> str:
    """What a test says, and what it does not."""
    x, y, a, b = (each.name for each in test.lists)
    if test.reason is not None:
        return f"{test.name}: no answer: {test.reason}."
    if test.adjusted > LEVEL:
        least = f"; with lists this short p is {_p(test.least)} at the least" if test.least > LEVEL else ""
        return f"{test.name}: no difference beyond chance{least}."
    nearer, farther = (a, b) if test.effect > 0 else (b, a)
    says = f"{test.name}: {x} lean to {nearer} and {y} to {farther}, compared with each other"
    if math.isnan(test.interval.low):
        return f"{says}, beyond chance; the words of the lists are too alike to tell of other words."
    if test.interval.low <= 0 <= test.interval.high:
        return f"{says}, but with other words of the same kinds they might not: the interval has 0 in it."
    return f"{says}, beyond chance."


def _between(interval: Interval) -> str:
    return "-" if math.isnan(interval.low) else f"{decimal(interval.low)} to {decimal(interval.high)}"


def _p(p: float) -> str:
    """A p-value, or a dash.

    >>> _p(0.03125), _p(0.00001), _p(float("nan"))
    ('0.031', '< 0.001', '-')
    """
    return "< 0.001" if p < 0.001 else decimal(p)


def _rank(each: ListCoverage) -> str:
    return f"{each.median_rank:,.0f}" if each.covered else "-"


def _missing(each: ListCoverage) -> str:
    """The first words that are missing."""
    more = ", ..." if len(each.missing) > NAMED else ""
    return f"not known of {each.name}: {', '.join(map(str, each.missing[:NAMED]))}{more}"
