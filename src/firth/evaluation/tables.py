"""Plain-text tables for the results."""

import math
from collections.abc import Sequence


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


def decimal(value: float) -> str:
    """A correlation with three decimals, or a dash where it is not defined."""
    return "-" if math.isnan(value) else f"{value:.3f}"


def percent(value: float) -> str:
    """A share in percent, or a dash where it is not defined."""
    return "-" if math.isnan(value) else f"{100 * value:.1f} %"


def or_none(value: float) -> float | None:
    """The number, or None where it is not defined: JSON has no NaN."""
    return None if math.isnan(value) else value
