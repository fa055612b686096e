"""What a comparison of two models says, in words and tables."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from firth.evaluation.tables import decimal, percent, table

if TYPE_CHECKING:
    from firth.evaluation.alignment.changes import ChangeResult

UNKNOWN = """\
Nothing here tells change from chance: that takes three runs of each model, with different seeds
or, to judge the sources of the texts, on different parts of them."""

SAME = "Both models have the same vectors, turned at most: no word has moved."


def change(result: "ChangeResult", n: int) -> str:
    """The summary, the words that moved most, and those that stayed."""
    parts = [_summary(result)]
    if result.same:
        return parts[0]
    moved = result.moved(n)
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
        return "\n".join([*lines, SAME if result.same else UNKNOWN])
    changed = int(result.changed.sum())
    if not changed:
        lines.append("No word differs by more than chance: runs of one model lie as far apart.")
    else:
        lines.append(_named(changed, len(result.words), result.level))
    return "\n".join(lines)


def _named(changed: int, words: int, level: float) -> str:
    """How many words are said to have moved, and what of the others."""
    s, differ = ("", "differs") if changed == 1 else ("s", "differ")
    return (
        f"{changed:,} word{s} ({percent(changed / words)}) {differ} by more than runs of one model do; of"
        f" words named so, at most {percent(level)} are by chance."
        + (f" Of the others ({words - changed:,}), any may have moved a little." if changed < words else "")
    )


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
