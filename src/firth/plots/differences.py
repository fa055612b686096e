"""What differs between two sides of a comparison, around zero."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firth.errors import InvalidInput
from firth.evaluation import BenchmarkComparison, ComparisonResult
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = 9.5  # points
LINE = 0.26  # inches of a row
HEAD = 0.75  # inches of what a panel has besides its rows
MEASURES = {
    "similarity": ("similarity: Spearman's correlation", 1.0),
    "analogy": ("analogies: right answers, points of percent", 100.0),
    "categories": ("categories: purity, points of percent", 100.0),
}


def comparison_figure(
    result: ComparisonResult,
    *,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw the difference of B and A on every benchmark with its interval, a panel for each kind.

    Parameters
    ----------
    result : ComparisonResult
        What is beyond chance is drawn in colour; benchmarks of which nothing can be said are left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure, 8 inches wide and as high as the rows need.
    path : path, optional
        A file to write, ending in .png or .svg. The same numbers give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes
        Its ``child_axes`` are the panels.

    Raises
    ------
    InvalidInput
        There is no difference to draw, or `path` has another ending or cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> ax = comparison_figure(compare(small, large, "benchmarks/"))  # doctest: +SKIP
    """
    drawn = [one for one in result.benchmarks if one.difference is not None]
    if not drawn:
        raise InvalidInput("there must be a benchmark with a difference to draw, got none")
    panels = [[one for one in drawn if one.kind == kind] for kind in dict.fromkeys(one.kind for one in drawn)]
    heights = [HEAD + LINE * len(panel) for panel in panels]
    height = sum(heights) + 0.75
    (first, second), fonts, _ = lettering(result.names)
    with drawing(ax, path, height=height, margins=(1.9, 0.4, 0.35, 0.35)) as ax:
        ax.set_axis_off()
        top = 1.0
        for panel, inches in zip(panels, heights, strict=True):
            share = inches / sum(heights)
            inset = ax.inset_axes((0, top - share * (1 - 0.35 / inches), 1, share * (1 - HEAD / inches)))
            _panel(inset, panel)
            top -= share
        _legend(ax, first, second, result, fonts)
    return ax


def _panel(ax: "Axes", rows: Sequence[BenchmarkComparison]) -> None:
    """The benchmarks of one kind, from above, on a scale of their own."""
    title, unit = MEASURES[rows[0].kind]
    labels, fonts, _ = lettering([one.name for one in rows])
    ax.set_title(title, loc="left", **ink(SIZE, QUIET))
    ax.set_facecolor("white")
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
    ax.grid(axis="x", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_yticks(range(len(rows)), labels)
    ax.tick_params(length=0, labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)
    for label in ax.get_yticklabels():
        label.set(**ink(SIZE, INK, fonts))
    farthest = 0.0
    for y, one in enumerate(rows):
        found = one.difference
        assert found is not None
        colour = COLOURS[found.value > 0] if one.differs else FAINT
        low, value, high = (unit * number for number in (found.low, found.value, found.high))
        ax.plot([low, high], [y, y], color=colour, linewidth=2.2, solid_capstyle="butt")
        ax.plot([value], [y], marker="o", markersize=5.5, color=colour)
        farthest = max(farthest, -low, high)
    ax.set_xlim(-1.08 * farthest, 1.08 * farthest)
    ax.xaxis.set_major_formatter(lambda x, _: f"{round(x, 9) + 0.0:+g}" if round(x, 9) else "0")


def _legend(ax: "Axes", first: str, second: str, result: ComparisonResult, fonts: Sequence[str]) -> None:
    """Which side is whose, and what the bars and colours mean."""
    ax.text(0, 1.0, f"← {first} is better", transform=ax.transAxes, **ink(SIZE + 1, COLOURS[0], fonts))
    words = ax.text(
        1, 1.0, f"{second} is better →", transform=ax.transAxes, **ink(SIZE + 1, COLOURS[1], fonts)
    )
    words.set_horizontalalignment("right")
    chance = "seeds and items" if max(result.models) > 1 else "items"
    said = f"bars: {result.bootstrap.percent} intervals by {chance}; grey: within chance"
    ax.text(0, 0, said, va="top", transform=ax.transAxes, **ink(SIZE, QUIET))
