"""How accuracies depend on a penalty."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.plots.curves import spread
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink, settle, sizes

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

SIZE = 9.5  # points
GAP = 0.07  # between panels, of the sheet
TICKS = 5  # at most, on the axis of the penalties


@dataclass(frozen=True)
class Panel:
    """One family of curves over the same penalties.

    Attributes
    ----------
    title : str
    penalties : sequence of float
        Rising, above 0.
    curves : mapping of str to sequence of float
        Accuracies from 0 to 1, by the name of what was judged; the same names in all panels.
    chosen : float, optional
        A penalty to mark.
    band : tuple of str and two sequences of float, optional
        The name of a curve, with the lower and upper ends of its intervals.
    """

    title: str
    penalties: Sequence[float]
    curves: Mapping[str, Sequence[float]]
    chosen: float | None = None
    band: tuple[str, Sequence[float], Sequence[float]] | None = None


def accuracy_curves(
    panels: Sequence[Panel],
    *,
    baselines: Mapping[str, float] | None = None,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw accuracies over the penalty, on a logarithmic axis, a panel for each family of curves.

    Parameters
    ----------
    panels : sequence of Panel
        Side by side, with the same heights.
    baselines : mapping of str to float, optional
        Accuracies that need no model, drawn as dotted lines in the colours of the curves of their names.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 4.2 inches. The panels lie inside it.
    path : path, optional
        A file to write, ending in .png or .svg. The same numbers give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes
        Its ``child_axes`` are the panels.

    Raises
    ------
    InvalidInput
        There is no panel, a curve does not fit its penalties, or `path` has another ending or cannot be
        written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> panel = Panel("10 numbers", [0.1, 1, 10], {"dev": [0.3, 0.4, 0.2]}, chosen=1)
    >>> ax = accuracy_curves([panel], baselines={"dev": 0.2})
    >>> [text.get_text() for text in ax.child_axes[0].texts]
    [' 1: 40.0 %', 'dev 20.0 %']
    """
    _check(panels)
    with drawing(ax, path, height=4.2, margins=(0.6, 0.55, 0.2, 0.65)) as ax:
        ax.set_axis_off()
        width = (1 - GAP * (len(panels) - 1)) / len(panels)
        heights = _heights(panels, baselines or {})
        for i, panel in enumerate(panels):
            inset = ax.inset_axes((i * (width + GAP), 0, width, 1))
            inset.set_ylim(heights)
            _frame(inset, panel)
            _draw(inset, panel, baselines or {})
            settle(inset)
            _label(inset, panel)
        ax.set_title(_legend(panels, baselines), loc="left", pad=24, **ink(SIZE, QUIET))
    return ax


def _check(panels: Sequence[Panel]) -> None:
    if not panels:
        raise InvalidInput("there must be at least one panel, got none")
    for panel in panels:
        x = np.asarray(panel.penalties, dtype=np.float64)
        if x.ndim != 1 or not x.size or not (x > 0).all() or not (np.diff(x) > 0).all():
            raise InvalidInput(f"penalties must be above 0 and rise, got {list(panel.penalties)}")
        for name, curve in panel.curves.items():
            if len(curve) != len(x):
                raise InvalidInput(f"{name} must have an accuracy a penalty, got {len(curve)} for {len(x)}")


def _heights(panels: Sequence[Panel], baselines: Mapping[str, float]) -> tuple[float, float]:
    """Lowest and highest accuracy to be seen, with room for the label of the chosen one."""
    curves = [curve for panel in panels for curve in panel.curves.values()]
    bands = [end for panel in panels if panel.band for end in panel.band[1:]]
    every = np.concatenate([*curves, *bands, list(baselines.values())])
    low, high = float(every.min()), float(every.max())
    room = max(high - low, 0.02)
    return low - 0.04 * room, high + 0.08 * room


def _legend(panels: Sequence[Panel], baselines: Mapping[str, float] | None) -> str:
    """What is meant by the signs that have no name beside them."""
    banded = next((panel.band[0] for panel in panels if panel.band), None)
    said = [
        "dot: the penalty that was chosen" if any(panel.chosen for panel in panels) else "",
        f"shaded: 95 % interval of {banded}" if banded else "",
        "dotted: always the commonest class" if baselines else "",
    ]
    return ", ".join(filter(None, said))


def _frame(ax: "Axes", panel: Panel) -> None:
    """Axes that stay behind the lines."""
    from matplotlib.ticker import NullLocator, PercentFormatter

    ax.set_xscale("log")
    ax.set_facecolor("white")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="y", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ticks = _ticks(panel.penalties)
    ax.set_xticks(ticks, [_power(tick) for tick in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.spines["bottom"].set_bounds(panel.penalties[0], panel.penalties[-1])
    ax.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
    ax.tick_params(length=0, labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)
    ax.set_xlabel("penalty", **ink(SIZE, QUIET))
    ax.set_title(panel.title, loc="left", **ink(SIZE + 1, INK))


def _ticks(penalties: Sequence[float]) -> list[float]:
    """Powers of ten among the penalties, not too many; else their ends."""
    first, last = np.log10(penalties[0]), np.log10(penalties[-1])
    exponents = np.arange(np.ceil(first - 1e-9), np.floor(last + 1e-9) + 1)
    step = max(1, -(-len(exponents) // TICKS))
    return (10.0 ** exponents[::step]).tolist() or [*dict.fromkeys((penalties[0], penalties[-1]))]


def _power(number: float) -> str:
    """A number, short.

    >>> [_power(number) for number in (1e-06, 0.01, 1000.0)]
    ['1e-6', '0.01', '1000']
    """
    return f"{number:g}".replace("e-0", "e-").replace("e+0", "e")


def _draw(ax: "Axes", panel: Panel, baselines: Mapping[str, float]) -> None:
    x = np.asarray(panel.penalties, dtype=np.float64)
    colours = dict(zip(panel.curves, COLOURS, strict=False))
    if panel.band is not None:
        name, low, high = panel.band
        ax.fill_between(x, low, high, color=colours[name], alpha=0.13, linewidth=0)
    for name, level in baselines.items():
        ax.plot(x[[0, -1]], [level, level], color=colours.get(name, QUIET), linewidth=1.2, linestyle=":")
    for name, curve in panel.curves.items():
        ax.plot(x, curve, color=colours[name], linewidth=1.8)
    if panel.chosen is None:
        return
    at = int(np.abs(np.log(x / panel.chosen)).argmin())
    ax.axvline(x[at], color=FAINT, linewidth=1, zorder=1)
    name = panel.band[0] if panel.band else next(iter(panel.curves))
    level = float(panel.curves[name][at])
    ax.plot([x[at]], [level], marker="o", markersize=6, color=colours[name])
    words = f" {x[at]:.3g}: {100 * level:.1f} %"
    ax.text(x[at], ax.get_ylim()[1], words, va="top", **ink(SIZE, INK))


def _label(ax: "Axes", panel: Panel) -> None:
    """Name and last value of each curve, on the right where it ends."""
    colours = dict(zip(panel.curves, COLOURS, strict=False))
    ends = {name: float(curve[-1]) for name, curve in panel.curves.items()}
    texts = [
        ax.text(0, 0, f"{name} {100 * end:.1f} %", va="center", **ink(SIZE, colours[name]))
        for name, end in ends.items()
    ]
    width, height = sizes(texts, ax.figure.dpi).max(axis=0)
    left, right = np.log10(ax.get_xlim())
    span = (right - left) * ax.bbox.width / max(ax.bbox.width - width - height, 0.3 * ax.bbox.width)
    ax.set_xlim(10**left, 10 ** (left + span))
    starts = ax.transData.transform([(panel.penalties[-1], end) for end in ends.values()])
    to_data = ax.transData.inverted()
    for text, start, y in zip(texts, starts, spread(starts[:, 1], 1.1 * height), strict=True):
        text.set_position(tuple(to_data.transform((start[0] + 0.5 * height, y))))
