"""Draw the numbers of scaling.json: small multiples, one for each sweep.

    python benchmarks/scaling_figure.py [--numbers scaling.json] [--picture docs/images/scaling.png]

Every height is a speed that would stay the same if the cost grew in proportion, so a cliff is a fall.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullLocator

from firth.plots.curves import spread
from firth.plots.figures import COLOURS, DPI, FAINT, FONT, INK, METADATA, QUIET, WIDTH, ink

HERE = Path(__file__).resolve().parent
HEIGHT = 5.4  # inches
SIZE = 9.5  # points
LINES = {  # job: name, colour, marker
    "skipgram": ("skip-gram, negative sampling", COLOURS[0], "o"),
    "cbow": ("CBOW, negative sampling", COLOURS[1], "s"),
    "skipgram-tree": ("skip-gram, tree", COLOURS[2], "^"),
    "cbow-tree": ("CBOW, tree", COLOURS[3], "D"),
}
PANELS = {  # sweep: title, what the height is, and the factor on the words a second for a value
    "threads": ("threads", "M words a second", lambda value: 1),
    "vector_size": ("dimensions", "M words a second × d / 100", lambda value: value / 100),
    "window": ("window", "M words a second × (window + 1) / 6", lambda value: (value + 1) / 6),
    "negative": ("negatives", "M words a second", lambda value: 1),
    "vocabulary": ("words in the vocabulary", "M words a second", lambda value: 1),
}


def drawn(doc: str | None, name: str, numbers: str, draw: Callable[[dict[str, Any]], Figure]) -> None:
    """A benchmark's picture from its numbers: the program of this script, and of others that draw."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--numbers", type=Path, default=HERE / numbers)
    parser.add_argument("--picture", type=Path, default=HERE.parent / "docs" / "images" / name)
    options = parser.parse_args()
    figure = draw(json.loads(options.numbers.read_text(encoding="utf-8")))
    figure.savefig(options.picture, dpi=DPI, metadata=METADATA[options.picture.suffix])
    print(options.picture)


def draw(record: dict[str, Any]) -> Figure:
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    axes = figure.subplots(2, 3, gridspec_kw={"wspace": 0.28, "hspace": 0.62})
    figure.subplots_adjust(left=0.045, right=0.985, bottom=0.085, top=0.9)
    for ax, (sweep, (title, unit, factor)) in zip(axes.flat, PANELS.items(), strict=False):
        frame(ax, title, unit)
        for job, points in record["results"].get(sweep, {}).items():
            rates = zip(points["values"], points["words_per_second"], strict=True)
            heights = [rate * factor(value) / 1e6 for value, rate in rates]
            _, colour, marker = LINES[job]
            ax.plot(
                points["values"], heights, color=colour, marker=marker, markersize=4, linewidth=1.6, zorder=3
            )
        _scale(ax, sweep, record["results"].get(sweep, {}))
    _write_gains(axes.flat[0])
    _legend(axes.flat[-1], record)
    return figure


def frame(ax: Axes, title: str, unit: str) -> None:
    ax.set_title(title, loc="left", pad=18, **ink(SIZE + 2, INK))
    ax.text(0, 1.04, unit, transform=ax.transAxes, **ink(SIZE - 1.5, QUIET))
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="y", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.tick_params(length=0, labelsize=SIZE - 1, labelcolor=QUIET, labelfontfamily=FONT)


def _scale(ax: Axes, sweep: str, found: dict[str, Any]) -> None:
    """Heights from 0; steps of the same factor at the same distance, with every value named."""
    values = sorted({value for points in found.values() for value in points["values"]})
    if sweep == "threads":
        ax.set_xlim(0.85, 2.45)
    else:
        ax.set_xscale("log")
        ax.margins(x=0.09)
    ax.xaxis.set_major_locator(FixedLocator(values))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(round(value))))
    ax.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    ax.set_ylim(0, 1.08 * ax.dataLim.y1 if values else 1)


def _short(value: int) -> str:
    """A value as the axis has room for it."""
    if value in (300, 700):
        return ""
    return f"{value // 1_000_000} M" if value >= 1_000_000 else f"{value:,}"


def _write_gains(ax: Axes) -> None:
    """How many times as fast the most threads are as one, beside the ends of the lines."""
    curves = [np.asarray(line.get_xydata()) for line in ax.lines]
    heights = spread([curve[-1, 1] for curve in curves], 0.085 * ax.get_ylim()[1])
    for curve, y in zip(curves, heights, strict=True):
        ax.annotate(
            f"× {curve[-1, 1] / curve[0, 1]:.2f}",
            (curve[-1, 0], y),
            (7, 0),
            textcoords="offset points",
            va="center",
            **ink(SIZE - 1, INK),
        )


def _legend(ax: Axes, record: dict[str, Any]) -> None:
    """Names of the lines, and what holds for all panels, where the sixth would be."""
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    for i, (name, colour, marker) in enumerate(LINES.values()):
        y = 0.95 - 0.13 * i
        ax.plot([0.0, 0.12], [y, y], color=colour, linewidth=1.6)
        ax.plot([0.06], [y], color=colour, marker=marker, markersize=4)
        ax.text(0.16, y, name, va="center", **ink(SIZE - 1, INK))
    machine, settings = record["machine"], record["settings"]
    note = (
        f"{machine['processor']}, {machine['cores']} cores\n"
        f"{settings['workers']} threads, where not said otherwise\n"
        "d = 100, window 5, 5 negatives\n"
        "flat: the cost grows in proportion"
    )
    ax.text(0, 0.36, note, va="top", linespacing=1.5, **ink(SIZE - 1.5, QUIET))


if __name__ == "__main__":
    drawn(__doc__, "scaling.png", "scaling.json", draw)
