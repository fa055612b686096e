"""The health of a model in four panels."""

import os
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.evaluation import HealthResult
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

SIZE = 9.0  # points
GAP = 0.11, 0.2  # between panels, of the sheet
BINS = 50
DOTS = 4000  # words that are drawn; more would hide each other
NAMED = 3  # hubs
PARTS = 25  # of the ranks, that have a median each
LEAST = 0.7  # words: a single one is seen
TOP = 1.15  # of the highest: room for words above it


def health_panels(
    result: HealthResult, *, ax: "Axes | None" = None, path: str | os.PathLike[str] | None = None
) -> "Axes":
    """Draw what `firth.evaluation.health` looked at.

    Four panels: the cosines of random pairs of words, around 0 where vectors point everywhere; the length of
    vectors by the rank of their words; among the nearest of how many words each word is, with the largest
    hubs by name; and the share of the variance along each direction.

    Parameters
    ----------
    result : HealthResult
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 6 inches. The panels lie inside it.
    path : path, optional
        A file to write, ending in .png or .svg. The same result gives the same bytes.

    Returns
    -------
    matplotlib.axes.Axes
        Its ``child_axes`` are the panels.

    Raises
    ------
    InvalidInput
        There are too few vectors to draw, or `path` has another ending or cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> from firth.evaluation import health
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["a", "b", "c", "d"], [[1, 9], [2, 8], [1, -8], [3, 0]])
    >>> len(health_panels(health(words)).child_axes)
    4
    """
    if not len(result.lengths):
        raise InvalidInput(
            f"a picture needs at least 3 words with a direction of their own, got {result.judged}"
        )
    with drawing(ax, path, height=6, margins=(0.55, 0.5, 0.2, 0.35)) as ax:
        ax.set_axis_off()
        width, height = (1 - GAP[0]) / 2, (1 - GAP[1]) / 2
        for place, draw in enumerate((_cosines, _lengths, _hubs, _directions)):
            row, column = divmod(place, 2)
            inset = ax.inset_axes((column * (width + GAP[0]), (1 - row) * (height + GAP[1]), width, height))
            _frame(inset)
            draw(inset, result)
    return ax


def _frame(ax: "Axes") -> None:
    """Axes that stay behind what is drawn."""
    ax.set_facecolor("white")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="y", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.tick_params(length=0, which="both", labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)


def _name(ax: "Axes", title: str, below: str) -> None:
    ax.set_title(title, loc="left", **ink(SIZE + 1, INK))
    ax.set_xlabel(below, **ink(SIZE, QUIET))


def _cosines(ax: "Axes", result: HealthResult) -> None:
    """How alike two words drawn at random are."""
    pairs, edges = np.histogram(result.cosines, bins=BINS, range=(-1, 1))
    ax.bar(edges[:-1], pairs, width=2 / BINS, align="edge", color=COLOURS[0], linewidth=0)
    mean = result["mean cosine"].number
    ax.axvline(mean, color=COLOURS[1], linewidth=1.2)
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["-1", "-0.5", "0", "0.5", "1"])
    ax.set_ylim(0, TOP * pairs.max())
    ax.set_yticks([])
    words = {"va": "top", "ha": "right" if mean > 0 else "left", **ink(SIZE, COLOURS[1])}
    ax.text(mean, TOP * pairs.max(), f" mean {mean:.3f} ", **words)
    _name(ax, "pairs of words drawn at random", "cosine")


def _lengths(ax: "Axes", result: HealthResult) -> None:
    """Length by rank, with the medians of neighbouring ranks."""
    order = np.argsort(result.ranks, kind="stable")
    chosen = order[_rising(len(order), DOTS)[:-1] - 1]
    dots = ax.plot(result.ranks[chosen], result.lengths[chosen], ".", markersize=2, color=FAINT)
    dots[0].set_markeredgewidth(0)
    parts = [order[a - 1 : b - 1] for a, b in pairwise(_rising(len(order), PARTS))]
    middles = [np.sqrt(float(result.ranks[part].min() * result.ranks[part].max())) for part in parts]
    medians = [np.median(result.lengths[part]) for part in parts]
    ax.plot(middles, medians, color=COLOURS[0], linewidth=2)
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.set_ylim(bottom=0)
    _name(ax, "length of the vector", "rank of the word by frequency; line: median")


def _rising(n: int, parts: int) -> npt.NDArray[np.intp]:
    """Ranks from 1 to n + 1 whose distances grow as the ranks do, each once."""
    return np.unique(np.geomspace(1, n + 1, parts).round().astype(np.intp))


def _hubs(ax: "Axes", result: HealthResult) -> None:
    """How many words are among the nearest of so many others."""
    lists, words = np.unique(result.occurrences, return_counts=True)
    seen = lists > 0
    ax.plot(lists[seen], words[seen], ".", markersize=4, color=COLOURS[0], markeredgewidth=0)
    ax.set(xscale="log", yscale="log")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.set_ylim(LEAST, LEAST * (words[seen].max() / LEAST) ** TOP)
    _name(ax, "words that are in so many lists", f"of {result.asked:,} lists of nearest words")
    (told,), fonts, _ = lettering([", ".join(map(str, result["hubs"].words[:NAMED]))], longest=50)
    _corner(ax, f"most: {told}", fonts)


def _directions(ax: "Axes", result: HealthResult) -> None:
    """The share of the variance along each direction."""
    d = len(result.spectrum)
    shares = 100 * np.nan_to_num(result.spectrum)  # nan where all vectors are one
    ax.bar(np.arange(1, d + 1), shares, width=1, color=COLOURS[0], linewidth=0)
    ax.set_xlim(0.5, d + 0.5)
    ax.set_ylim(0, TOP * max(shares[0], 1))
    _corner(ax, f"used: {result['directions used'].told}", [FONT])
    _name(ax, "variance along each direction, %", "direction, the widest first")


def _corner(ax: "Axes", text: str, fonts: list[str]) -> None:
    """Words above all that is drawn, on the right."""
    ax.text(1, 1, text, ha="right", va="top", transform=ax.transAxes, **ink(SIZE, INK, fonts))
