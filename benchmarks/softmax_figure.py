"""Draw the numbers of softmax_curves.json: the ways to train the exact softmax, and its penalty.

    python benchmarks/softmax_figure.py [--numbers softmax_curves.json] [--picture docs/images/softmax.png]

On the left the loss against arithmetic, not time: the stochastic ways are not compiled. A bar stands for the
first steps that were tried with a number of passes, and the line goes through the best of them. On the right
the loss on held-out text after each pass.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from scaling_figure import SIZE, frame

from firth.plots.curves import spread
from firth.plots.figures import COLOURS, DPI, INK, METADATA, WIDTH, ink

HERE = Path(__file__).resolve().parent
HEIGHT = 3.7  # inches
TEXT = "first million"
STOCHASTIC = {"Preconditioned": ("stochastic, preconditioned", COLOURS[1], "s"), "Adam": ("Adam", COLOURS[2], "^")}
TOP = 0.25  # nats above the lowest loss that the left panel shows, and 
SHARE = 0.6  # of the nats between the highest and the lowest loss of a pass, which the right panel shows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--numbers", type=Path, default=HERE / "softmax_curves.json")
    parser.add_argument("--picture", type=Path, default=HERE.parent / "docs" / "images" / "softmax.png")
    options = parser.parse_args()
    record = json.loads(options.numbers.read_text(encoding="utf-8"))
    figure = draw(record)
    figure.savefig(options.picture, dpi=DPI, metadata=METADATA[options.picture.suffix])
    print(options.picture)


def draw(record: dict[str, Any]) -> Figure:
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    left, right = figure.subplots(1, 2, gridspec_kw={"wspace": 0.42})
    figure.subplots_adjust(left=0.06, right=0.9, bottom=0.13, top=0.84)
    _draw_ways(left, record)
    _draw_penalties(right, record)
    return figure


def _draw_ways(ax: Axes, record: dict[str, Any]) -> None:
    ways, settings = record["results"]["ways"], record["settings"]
    frame(ax, "loss, nats a pair", f"{settings['words']['ways']:,} words; products of V × V × d")
    ends = []
    for steps, colour, style in (("1", COLOURS[0], ":"), (str(settings["chosen"]["steps"]), COLOURS[0], "-")):
        curve = ways["steps"][steps]
        ax.plot(curve["products"], curve["loss"], color=colour, linestyle=style, linewidth=1.6, zorder=3)
        plural = "" if steps == "1" else "s"
        ends.append((curve, f"alternation, {steps} step{plural}", colour))
    for way, (name, colour, marker) in STOCHASTIC.items():
        tried = list(ways[way].values())
        products = tried[0]["products"]
        by_length = list(zip(*(one["loss"] for one in tried), strict=True))
        best = [min(losses) for losses in by_length]
        ax.vlines(products, best, [max(losses) for losses in by_length], color=colour, linewidth=1, alpha=0.5)
        ax.plot(products, best, color=colour, marker=marker, markersize=4, linewidth=1.6, zorder=3)
        ends.append(({"products": products, "loss": best}, name, colour))
    low = min(min(curve["loss"]) for curve, _, _ in ends)
    ax.set_ylim(low - 0.01, low + TOP)
    ax.set_xlim(0, 1.02 * max(curve["products"][-1] for curve, _, _ in ends))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    _name_lines(ax, ends)


def _name_lines(ax: Axes, ends: list[Any]) -> None:
    """A legend in the order of the lines where the panel is empty, at the top right."""
    for i, (_, name, colour) in enumerate(ends):
        ax.text(0.98, 0.95 - 0.085 * i, name, transform=ax.transAxes, ha="right", va="center", **ink(SIZE - 1, colour))


def _draw_penalties(ax: Axes, record: dict[str, Any]) -> None:
    found = record["results"]["penalties"][TEXT]
    frame(ax, "loss on held-out text", "first million words; passes")
    curves = {penalty: one["held_out_loss"] for penalty, one in found.items()}
    for (penalty, losses), colour in zip(curves.items(), COLOURS, strict=False):
        passes = range(1, len(losses) + 1)
        ax.plot(passes, losses, color=colour, marker="o", markersize=3, linewidth=1.6, zorder=3)
    every = [loss for losses in curves.values() for loss in losses]
    low, high = min(every), max(every)
    ax.set_ylim(low - 0.03 * (high - low), low + SHARE * (high - low))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    heights = spread([losses[-1] for losses in curves.values()], 0.075 * (ax.get_ylim()[1] - ax.get_ylim()[0]))
    for i, ((penalty, losses), y) in enumerate(zip(curves.items(), heights, strict=True)):
        label = f"penalty {penalty}" if i == len(curves) - 1 else penalty
        ax.annotate(
            f"penalty {penalty}",
            (len(losses), y),
            (7, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
            **ink(SIZE - 1, INK),
        )


if __name__ == "__main__":
    main()
