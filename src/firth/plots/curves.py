"""The loss of training, epoch by epoch."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.plots.figures import COLOURS, FAINT, FONT, INK, QUIET, drawing, ink, settle, sizes
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

LINES = ("-", "--", "-.", ":")  # a second sign beside the colour, once the colours are used up
SIZE = 10.5  # points
LEAST_HEIGHT = 0.01  # of the axes, in nats


def loss_curve(
    losses: Sequence[float] | Sequence[Sequence[float]],
    *,
    labels: Sequence[str] | None = None,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw the mean loss of each epoch, of one run of training or of several.

    Each line is labelled where it ends, with its last value. A loss that is not finite leaves a gap: so does
    an epoch without pairs, whose loss is nan.

    Parameters
    ----------
    losses : sequence of float, or sequence of such sequences
        ``loss_history_`` of a model, or of several; nats.
    labels : sequence of str, optional
        A name for each run.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 4.5 inches.
    path : path, optional
        A file to write, ending in .png or .svg. The same losses give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes
        A notebook shows its figure, where neither `ax` nor `path` is given.

    Raises
    ------
    InvalidInput
        A run has no finite loss, the labels are not as many as the runs, or `path` has another ending or
        cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> ax = loss_curve([2.81, 2.40, 2.31])
    >>> [text.get_text() for text in ax.texts]
    ['2.31']
    """
    runs = _runs(losses)
    if labels is not None and len(labels) != len(runs):
        raise InvalidInput(f"labels must be as many as the runs, got {len(labels)} for {len(runs)}")
    with drawing(ax, path, height=4.5, margins=(0.65, 0.6, 0.25, 0.45)) as ax:
        _draw_frame(ax, max(map(len, runs)))
        for i, run in enumerate(runs):
            line = LINES[i // len(COLOURS) % len(LINES)]
            colour = COLOURS[i % len(COLOURS)]
            (drawn,) = ax.plot(np.arange(len(run)) + 1, run, linestyle=line, color=colour, linewidth=2)
            drawn.set(marker="o", markevery=_lone(run))
        _set_heights(ax)
        settle(ax)
        _write_labels(ax, runs, labels or [])
    return ax


def _runs(losses: Sequence[float] | Sequence[Sequence[float]]) -> list[Floats]:
    """Each run as an array, after the checks."""
    nested = [losses] if all(np.ndim(loss) == 0 for loss in losses) else losses
    runs = [np.asarray(run, dtype=np.float64) for run in nested]
    for i, run in enumerate(runs, start=1):
        if run.ndim != 1 or not np.isfinite(run).any():
            raise InvalidInput(f"a run needs at least one finite loss, got {run.tolist()} for run {i}")
    return [np.where(np.isfinite(run), run, np.nan) for run in runs]


def _draw_frame(ax: "Axes", epochs: int) -> None:
    """Axes that stay behind the lines."""
    from matplotlib.ticker import MaxNLocator

    ticks = MaxNLocator(nbins=10, integer=True).tick_values(1, epochs)
    ax.set_xticks([tick for tick in ticks if 1 <= tick <= epochs])
    ax.set_xlim(1 - 0.02 * epochs, epochs + 0.02 * epochs)
    ax.spines["bottom"].set_bounds(1, epochs)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="y", color="#e6e6e6", linewidth=0.8)
    ax.set_axisbelow(True)
    ax.tick_params(length=0, labelsize=SIZE, labelcolor=QUIET, labelfontfamily=FONT)
    ax.set_xlabel("epoch", **ink(SIZE, QUIET))
    ax.set_title("mean loss per pair (nats)", loc="left", **ink(SIZE, QUIET))


def _lone(run: Floats) -> list[int]:
    """Where a loss stands alone: a line has no end there that could be seen."""
    there = np.pad(np.isfinite(run), 1)
    return np.flatnonzero(there[1:-1] & ~there[:-2] & ~there[2:]).tolist()


def _set_heights(ax: "Axes") -> None:
    """Heights with plain numbers beside them, and not so near each other that these get long."""
    from matplotlib.ticker import ScalarFormatter

    formatter = ax.yaxis.get_major_formatter()
    if isinstance(formatter, ScalarFormatter):  # the axes of others may have another
        formatter.set_useOffset(False)
    low, high = ax.get_ylim()
    if high - low < LEAST_HEIGHT:
        middle = (low + high) / 2
        ax.set_ylim(middle - LEAST_HEIGHT / 2, middle + LEAST_HEIGHT / 2)


def _write_labels(ax: "Axes", runs: list[Floats], names: Sequence[str]) -> None:
    """Name and last value of each run in a column on the right, at the height where its line ends."""
    shown, fonts, _ = lettering(names)
    heads = [f"{name}  " for name in shown] or [""] * len(runs)
    ends = [int(np.flatnonzero(np.isfinite(run))[-1]) for run in runs]
    values = np.array([run[end] for run, end in zip(runs, ends, strict=True)])
    # the background hides the grid behind the label
    back = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
    texts = [
        ax.text(0, 0, f"{head}{value:.4g}", va="center", bbox=back, **ink(SIZE, INK, fonts))
        for head, value in zip(heads, values, strict=True)
    ]
    width, height = sizes(texts, ax.figure.dpi).max(axis=0)
    gap = 0.3 * height
    _make_room(ax, width + 4 * gap)
    column = ax.bbox.x1 - width
    starts = ax.transData.transform(np.column_stack([np.array(ends) + 1, values]))
    to_data = ax.transData.inverted()
    for text, start, y in zip(texts, starts, spread(starts[:, 1], 1.15 * height), strict=True):
        leader = to_data.transform([start, (column - gap, y)])
        ax.plot(*leader.T, color=FAINT, linewidth=0.8, zorder=1)
        x, y = to_data.transform((column, y))
        text.set_position((x, y))


def _make_room(ax: "Axes", width: float) -> None:
    """Stretch the horizontal axis so that `width` pixels are free on its right."""
    left, right = ax.get_xlim()
    free = ax.bbox.width / max(ax.bbox.width - width, 0.3 * ax.bbox.width)
    ax.set_ylim(ax.get_ylim())  # the leaders must not move it
    ax.set_xlim(left, left + (right - left) * free)


def spread(targets: npt.ArrayLike, least: float) -> Floats:
    """Heights near the targets, in their order, with at least a given distance between neighbours.

    Parameters
    ----------
    targets : array_like of shape (n,)
        Where the heights should be.
    least : float
        Least distance.

    Returns
    -------
    ndarray of shape (n,), float64

    Examples
    --------
    >>> spread([0, 10, 11], 3).tolist()
    [0.0, 9.0, 12.0]
    """
    wanted = np.asarray(targets, dtype=np.float64)
    order = np.argsort(wanted, kind="stable")
    steps = least * np.arange(len(wanted))
    room = wanted[order] - steps
    # pushed upwards only, and downwards only: both keep the distance, and so does their mean
    up, down = np.maximum.accumulate(room), np.minimum.accumulate(room[::-1])[::-1]
    heights = np.empty_like(wanted)
    heights[order] = (up + down) / 2 + steps
    return heights
