"""Draw the numbers of softmax_curves.json: the ways to train the exact softmax, and its penalty.

    python benchmarks/softmax_figure.py [--numbers softmax_curves.json] [--picture docs/images/softmax.png]

On the left the loss against arithmetic, not time: the stochastic ways are not compiled. A bar stands for the
first steps that were tried with a number of passes, and the line goes through the best of them. On the right
the loss on held-out text after each pass.
"""

from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from scaling_figure import SIZE, drawn, frame

from firth.plots.curves import spread
from firth.plots.figures import COLOURS, DPI, FONT, INK, WIDTH, ink

HEIGHT = 3.7  # inches
TEXT = "first million"
STOCHASTIC = {"Preconditioned": ("stochastic, preconditioned", COLOURS[1]), "Adam": ("Adam", COLOURS[2])}
LEFT = 7e-4, 2.0  # nats that the left panel shows: the names stand above the lines
HIGHEST = 0.35  # nats above the lowest loss of all, which the right panel shows


def draw(record: dict[str, Any]) -> Figure:
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    left, right = figure.subplots(1, 2, gridspec_kw={"wspace": 0.26})
    figure.subplots_adjust(left=0.065, right=0.895, bottom=0.09, top=0.84)
    _draw_ways(left, record)
    _draw_penalties(right, record)
    return figure


def _draw_ways(ax: Axes, record: dict[str, Any]) -> None:
    """How much each way loses above the lowest loss of all runs."""
    ways, settings = record["results"]["ways"], record["settings"]
    words = settings["words"]["ways"]
    frame(ax, "nats above the lowest loss", f"after so many products of V × V × d; V = {words:,}, d = 100")
    lowest = min(min(curve["loss"]) for way in ways.values() for curve in way.values())
    chosen = settings["chosen"]["trials"]
    for trials, style in ((chosen, "-"), (1, ":")):
        curve = ways["trials"][str(trials)]
        label = f"alternation, {trials} length{'s' if trials > 1 else ''} tried"
        ax.plot(
            curve["products"], above(curve["loss"], lowest), color=COLOURS[0], linestyle=style, label=label
        )
    curve = ways["trials"][str(chosen)]
    stop = _settled(curve["loss"], settings["settled"])
    place = curve["products"][stop], curve["loss"][stop] - lowest
    ax.plot(
        *place, "o", color=COLOURS[0], markersize=7, markerfacecolor="white", zorder=4, label="where it stops"
    )
    for way, (name, colour) in STOCHASTIC.items():
        tried = list(ways[way].values())
        products, losses = tried[0]["products"], list(zip(*(one["loss"] for one in tried), strict=True))
        best, worst = (above([pick(some) for some in losses], lowest) for pick in (min, max))
        ax.vlines(products, best, worst, color=colour, linewidth=1.2)
        ax.plot(products, best, color=colour, marker="s", markersize=4, label=name)
    ax.set_yscale("log")
    ax.set_ylim(*LEFT)
    ax.set_xlim(0, 1.02 * max(curve["products"]))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    ax.tick_params(which="minor", length=0)
    ax.legend(
        facecolor="white",
        edgecolor="none",
        framealpha=1,
        prop={"family": FONT, "size": SIZE - 1},
        labelcolor=INK,
        loc="upper right",
    )


def above(losses: list[float], lowest: float) -> list[float | None]:
    """What is above the lowest loss; nothing for that itself, which a logarithm cannot show."""
    return [loss - lowest if loss > lowest else None for loss in losses]


def _settled(losses: list[float], share: float) -> int:
    """Where the rule of training ends the passes."""
    for i, (before, after) in enumerate(pairwise(losses), 1):
        if before - after < share * after:
            return i
    return len(losses) - 1


def _draw_penalties(ax: Axes, record: dict[str, Any]) -> None:
    found = record["results"]["penalties"][TEXT]
    frame(ax, "loss on held-out text", "after so many passes; the first million words, d = 100")
    lowest = min(min(one["held_out_loss"]) for one in found.values())
    top = lowest + HIGHEST
    ends = {}
    for (penalty, one), colour in zip(found.items(), COLOURS, strict=False):
        losses = one["held_out_loss"]
        ax.plot(range(1, len(losses) + 1), losses, color=colour, marker="o", markersize=3)
        if losses[-1] < top:
            ends[penalty] = (len(losses), losses[-1], colour)
        else:  # the line leaves the panel: its name stands where it does
            leaves = next(i for i, loss in enumerate(losses, 1) if loss > top and i > 1)
            ax.text(
                leaves + 0.3, top - 0.03 * HIGHEST, f"penalty {penalty}", va="top", **ink(SIZE - 1, colour)
            )
    ax.set_ylim(lowest - 0.03 * HIGHEST, top)
    ax.set_xlim(0.5, len(losses) + 0.5)
    ax.xaxis.set_major_locator(FixedLocator(range(2, len(losses) + 1, 2)))
    heights = spread([y for _, y, _ in ends.values()], 0.075 * HIGHEST)
    for (penalty, (x, _, colour)), y in zip(ends.items(), heights, strict=True):
        ax.annotate(
            f"penalty {penalty}",
            (x, y),
            (9, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
            **ink(SIZE - 1, colour),
        )


if __name__ == "__main__":
    drawn(__doc__, "softmax.png", "softmax_curves.json", draw)
