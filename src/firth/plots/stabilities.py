"""How the stability of neighbours depends on frequency."""

import os
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.evaluation import StabilityResult
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

SIZE = 10.5  # points
BEYOND = 1.15  # times the last frequency: dots are drawn whole


def overlap_by_frequency(
    result: StabilityResult, *, ax: "Axes | None" = None, path: str | os.PathLike[str] | None = None
) -> "Axes":
    """Draw the share of neighbours that return in another model, over how often the words were seen.

    The line is the median of the words of a band of frequencies; half of them lie in the dark band, eight of
    ten in the light one. The dotted line is what the neighbours of another word of the band would give.
    Frequent words are on the right.

    Parameters
    ----------
    result : firth.evaluation.StabilityResult
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 4.5 inches.
    path : path, optional
        A file to write, ending in .png or .svg. The same result gives the same bytes.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    InvalidInput
        `path` has another ending or cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> from firth.evaluation import stability
    >>> from firth.vectors import WordVectors
    >>> rng = np.random.default_rng(1)
    >>> truth = rng.normal(size=(200, 5))
    >>> models = [WordVectors(range(200), truth + rng.normal(0, 0.2, truth.shape)) for _ in range(3)]
    >>> ax = overlap_by_frequency(stability(models))
    >>> ax.get_xlabel()
    'rank of the word'
    """
    with drawing(ax, path, height=4.5, margins=(0.75, 0.65, 0.35, 0.75)) as ax:
        _frame(ax, result)
        _draw(ax, result)
        ax.set_title(
            f"share of the {result.topn} nearest words that return in another of {result.models} models\n"
            "line: median word; bands: half and 80 % of the words; dotted: by chance",
            loc="left",
            **ink(SIZE, QUIET),
        )
    return ax


def _frame(ax: "Axes", result: StabilityResult) -> None:
    """Axes that stay behind the lines."""
    from matplotlib.ticker import FuncFormatter, NullLocator, PercentFormatter

    ax.set_xscale("log")
    low, high = min(band.low for band in result.bands), max(band.high for band in result.bands)
    ends = max(1, low) / BEYOND, max(1, high) * BEYOND
    ax.set_xlim(*(ends if result.seen else ends[::-1]))
    ax.set_ylim(0, 1)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="y", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.0f}"))
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    ax.tick_params(length=0, labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)
    ax.set_xlabel("times the word was seen" if result.seen else "rank of the word", **ink(SIZE, QUIET))


def _draw(ax: "Axes", result: StabilityResult) -> None:
    """The line and the bands pass through the middles of the bands of frequency."""
    bands = result.bands
    x = np.array([np.sqrt(max(1, band.low) * max(1, band.high)) for band in bands])
    lowest, low, median, high, highest = np.array([band.quantiles for band in bands]).T
    chance = [band.chance for band in bands]
    ax.fill_between(x, lowest, highest, color=COLOURS[0], alpha=0.13, linewidth=0)
    ax.fill_between(x, low, high, color=COLOURS[0], alpha=0.22, linewidth=0)
    ax.plot(x, chance, color=INK, linestyle=":", linewidth=1.4, clip_on=False)
    ax.plot(x, median, color=COLOURS[0], linewidth=2, marker="o", markersize=5)
