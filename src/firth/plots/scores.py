"""Benchmarks side by side, each number with its interval."""

import math
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.evaluation import Score
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

SIZE = 9.0  # points
LETTER = 0.075  # inches of a letter, on average
LINE = 0.17  # inches of a row, and again as much is shared by its models
MEASURES = {
    "similarity": "similarity: Spearman's correlation",
    "analogy": "analogy: share of right answers",
    "categories": "categories: purity of clusters",
}


class Row(NamedTuple):
    """A line of the figure: a heading, or the numbers of some models on one benchmark."""

    label: str
    scores: Mapping[str, Score]


def benchmark_scores(
    models: Mapping[str, Sequence[Score]],
    *,
    level: float = 0.95,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw the numbers of one model or several, a row a benchmark, each with a bar for its interval.

    Parameters
    ----------
    models : mapping of str to sequence of Score
        The scores of each model by its name, as `EvaluationResult.scores` gives them; a benchmark that only
        some models have is drawn for these. At most 7 models.
    level : float
        The level of the intervals, for the line that says what they are.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure, 8 inches wide and as high as the rows need.
    path : path, optional
        A file to write, ending in .png or .svg. The same numbers give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    InvalidInput
        There is no model, no score or more than 7 models, or `path` has another ending or cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> from firth.evaluation import Interval, Score
    >>> scores = [Score("similarity", "WS-353", 0.69, Interval(0.63, 0.75))]
    >>> ax = benchmark_scores({"mine": scores})
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ["similarity: Spearman's correlation", '  WS-353']
    """
    rows = _rows(models)
    longest = max(len(row.label) for row in rows)
    height = 1.15 + LINE * len(rows) * (1 + max(1, len(models)) / 3)
    margins = 0.2 + LETTER * longest, 0.55, 0.3, 0.35
    with drawing(ax, path, height=height, margins=margins) as ax:
        _frame(ax, rows)
        for k, name in enumerate(models):
            shift = 0.6 * ((k + 0.5) / len(models) - 0.5)
            _draw(ax, [row.scores.get(name) for row in rows], shift, COLOURS[k])
        guessed = _chance(ax, rows)
        said = f"bars: {100 * level:g} % intervals" + (", grey: by chance" if guessed else "")
        ax.set_xlabel(said, **ink(SIZE, QUIET))
        if len(models) > 1:
            _legend(ax, list(models))
    return ax


def _rows(models: Mapping[str, Sequence[Score]]) -> list[Row]:
    """The rows from above, with a heading for each kind of benchmark; parts follow their whole."""
    if not 1 <= len(models) <= len(COLOURS):
        raise InvalidInput(f"there must be 1 to {len(COLOURS)} models, got {len(models)}")
    of_kind: dict[str, dict[tuple[str, str | None], dict[str, Score]]] = {}
    for model, scores in models.items():
        for score in scores:
            of_kind.setdefault(score.kind, {}).setdefault((score.name, score.part_of), {})[model] = score
    if not of_kind:
        raise InvalidInput("there must be at least one score, got none")
    rows = []
    for kind, benchmarks in of_kind.items():
        rows.append(Row(MEASURES.get(kind, kind), {}))
        shown, _, _ = lettering([name for name, _ in benchmarks])
        for label, ((_, part_of), of_models) in zip(shown, benchmarks.items(), strict=True):
            rows.append(Row(("  " if part_of is None else "      ") + label, of_models))
    return rows


def _frame(ax: "Axes", rows: Sequence[Row]) -> None:
    """Axes that stay behind the bars, from 0 or the least end to what the highest needs."""
    scores = [score for row in rows for score in row.scores.values()]
    numbers = np.array([x for s in scores for x in (s.value, *s.interval)], dtype=np.float64)
    numbers = np.append(numbers[np.isfinite(numbers)], 0.0)
    low, high = float(numbers.min()), max(float(numbers.max()), 0.1)
    ax.set_xlim(low - 0.02 * (high - low), high + 0.02 * (high - low))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    labels, fonts, _ = lettering([row.label for row in rows], longest=None)
    ax.set_yticks(range(len(rows)), labels)
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
    ax.grid(axis="x", color="#e6e6e6", linewidth=0.8)
    ax.axvline(0, color=FAINT, linewidth=0.8, zorder=1)
    ax.set_axisbelow(True)
    ax.tick_params(length=0, labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)
    for label, row in zip(ax.get_yticklabels(), rows, strict=True):
        label.set(horizontalalignment="left", **ink(SIZE, INK if row.scores else QUIET, fonts))
    ax.tick_params(axis="y", pad=_widest(rows))


def _widest(rows: Sequence[Row]) -> float:
    """Points between the left ends of the labels and the axes."""
    return 72 * (0.1 + LETTER * max(len(row.label) for row in rows))


def _draw(ax: "Axes", scores: Sequence[Score | None], shift: float, colour: str) -> None:
    """The dots and bars of one model; what is not defined is not drawn."""
    for y, score in enumerate(scores):
        if score is None or math.isnan(score.value):
            continue
        ax.plot(
            [*score.interval],
            [y + shift, y + shift],
            color=colour,
            linewidth=1.8,
            alpha=0.55,
            solid_capstyle="butt",
        )
        ax.plot([score.value], [y + shift], color=colour, marker="o", markersize=4.5)


def _chance(ax: "Axes", rows: Sequence[Row]) -> bool:
    """A line at what guessing would give, where that is known."""
    levels = [
        (y, score.chance)
        for y, row in enumerate(rows)
        for score in list(row.scores.values())[:1]
        if score.chance is not None and math.isfinite(score.chance)
    ]
    for y, level in levels:
        ax.plot([level, level], [y - 0.4, y + 0.4], color=QUIET, linewidth=1.2)
    return bool(levels)


def _legend(ax: "Axes", names: Sequence[str]) -> None:
    """The models' names in their colours, above the figure."""
    from matplotlib.lines import Line2D

    shown, fonts, _ = lettering(names)
    dots = [Line2D([], [], color=colour, marker="o", markersize=4.5) for colour in COLOURS[: len(names)]]
    legend = ax.legend(
        dots, shown, loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, borderaxespad=0
    )
    for text in legend.get_texts():
        text.set(**{**ink(SIZE, INK, fonts)})
