"""Plain-text tables for the results."""

import math
from collections.abc import Sequence

from firth.evaluation.resampling import Bootstrap, Interval


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines of aligned columns: the first to the left, the others to the right.

    Examples
    --------
    >>> print(table(["name", "value"], [["one", "1"], ["a hundred", "100"]]))
    name       value
    one            1
    a hundred    100
    """
    grid = [list(head), *map(list, rows)]
    widths = [max(len(row[i]) for row in grid) for i in range(len(head))]
    lines = []
    for first, *others in grid:
        cells = [first.ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(others, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def coverage(covered: int, total: int) -> str:
    """How much of a benchmark the vocabulary covers, in words.

    Examples
    --------
    >>> coverage(15176, 19544)
    'covered 15,176 of 19,544'
    """
    return f"covered {covered:,} of {total:,}"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "word"), counted(2000, "word")
    ('1 word', '2,000 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def decimal(value: float) -> str:
    """A correlation with three decimals, or a dash where it is not defined."""
    return "-" if math.isnan(value) else f"{value:.3f}"


def percent(value: float) -> str:
    """A share in percent, or a dash where it is not defined."""
    return "-" if math.isnan(value) else f"{100 * value:.1f} %"


def headed(number: str, bootstrap: Bootstrap) -> str:
    """The heading of a column of numbers, with or without intervals.

    Examples
    --------
    >>> headed("accuracy", Bootstrap()), headed("accuracy", Bootstrap(0))
    ('accuracy [95 %]', 'accuracy')
    """
    return f"{number} [{bootstrap.percent}]" if bootstrap.resamples else number


def decimals(value: float, ends: Interval, bootstrap: Bootstrap) -> str:
    """A correlation with its interval.

    Examples
    --------
    >>> decimals(0.524, Interval(0.2, 0.75), Bootstrap())
    '0.524 [0.200, 0.750]'
    """
    return _beside(decimal(value), f"[{decimal(ends.low)}, {decimal(ends.high)}]", ends, bootstrap)


def percents(value: float, ends: Interval, bootstrap: Bootstrap) -> str:
    """A share in percent with its interval.

    Examples
    --------
    >>> percents(0.25, Interval(0.2, 0.3), Bootstrap())
    '25.0 % [20.0, 30.0]'
    """
    return _beside(percent(value), f"[{100 * ends.low:.1f}, {100 * ends.high:.1f}]", ends, bootstrap)


def _beside(number: str, shown: str, ends: Interval, bootstrap: Bootstrap) -> str:
    """The number, and where intervals are wanted this one, or a dash."""
    if not bootstrap.resamples or number == "-":
        return number
    return f"{number} {'[-]' if math.isnan(ends.low) else shown}"


def or_none(value: float) -> float | None:
    """The number, or None where it is not defined: JSON has no NaN."""
    return None if math.isnan(value) else value
