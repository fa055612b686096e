"""What a comparison of two models says, in words and tables."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from firth.evaluation.tables import decimal, percent, table

if TYPE_CHECKING:
    from firth.evaluation.alignment.changes import ChangeResult

UNKNOWN = """\
Nothing here tells change from chance: that takes three runs of one model and two of the other, with
different seeds or, to judge the sources of the texts, on different parts of them."""


def change(result: "ChangeResult", n: int) -> str:
    """The summary, the words that moved most, and those that stayed."""
    moved = result.moved(n)
    parts = [_summary(result)]
    if moved:
        parts += [_numbers(result, "moved most", moved), _neighbours(result, moved)]
    return "\n\n".join([*parts, _numbers(result, "moved least", result.stayed(n))])


def _summary(result: "ChangeResult") -> str:
    """How many words moved, and what that says."""
    counts = " and ".join(
        f"{runs} run{'s' if runs > 1 else ''} of {name}"
        for name, runs in zip(result.names, result.runs, strict=True)
    )
    lines = [
        f"{len(result.words):,} shared words; {counts}",
        f"mean distance of a word from itself: {result.distances.mean():.3f} between the models"
        + (f", {result.noise.mean():.3f} between runs of one" if np.isfinite(result.noise).all() else ""),
    ]
    if not result.known:
        return "\n".join([*lines, UNKNOWN])
    changed, all_words = int(result.changed.sum()), len(result.words)
    if not changed:
        lines.append("No word differs by more than chance: runs of one model lie as far apart.")
    else:
        lines.append(
            f"{changed:,} words ({percent(changed / all_words)}) differ by more than runs of one model do;"
            f" by chance at most {percent(result.level)} of these. The other {all_words - changed:,} may not"
            " have moved."
        )
    return "\n".join(lines)


def _numbers(result: "ChangeResult", title: str, rows: Sequence[int]) -> str:
    """Words with their distances; what chance has to do with them, where it is known."""
    head = [title, "distance", "noise", f"chance ({100 * (1 - result.level):g} %)", "q", "farther than"]
    columns = [decimal] * 3 + [lambda q: "-" if np.isnan(q) else f"{q:.2g}", percent]
    numbers = [result.distances, result.noise, result.limits, result.q, result.ranks]
    return table(
        head,
        [
            [str(result.words[i]), *(show(float(n[i])) for show, n in zip(columns, numbers, strict=True))]
            for i in rows
        ],
    )


def _neighbours(result: "ChangeResult", rows: Sequence[int]) -> str:
    """Words with their neighbours in both models, all columns to the left."""
    near = [tuple(map(_listed, result.neighbours(i))) for i in rows]
    widths = [max(len(name), *(len(pair[side]) for pair in near)) for side, name in enumerate(result.names)]
    cells = [[name.ljust(width) for name, width in zip(pair, widths, strict=True)] for pair in near]
    head = [f"in {name}".ljust(width) for name, width in zip(result.names, widths, strict=True)]
    return table(
        ["nearest", *head], [[str(result.words[i]), *cell] for i, cell in zip(rows, cells, strict=True)]
    )


def _listed(keys: Sequence[Hashable]) -> str:
    return ", ".join(map(str, keys))
