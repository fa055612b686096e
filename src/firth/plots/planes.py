"""What pictures of words on a plane share: the frame, one scale for both axes, labels beside dots."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.plots.figures import FAINT, INK, QUIET, ink, sizes
from firth.plots.labels import place
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

DOT = 2.4  # radius in points
GAP = 1.6  # between label, dot and label, in points
NOTHING = np.zeros((0, 2))
_CAPTION = "what is not shown"


def draw_frame(ax: "Axes", shares: tuple[float, float]) -> None:
    """Two quiet lines, and beside them what the axes show."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_color(FAINT)
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_xlabel(f"axis 1: {100 * shares[0]:.1f} % of the variance", loc="left", **ink(9, QUIET))
    ax.set_ylabel(f"axis 2: {100 * shares[1]:.1f} %", loc="bottom", **ink(9, QUIET))


def set_scale(ax: "Axes", xy: Floats) -> None:
    """One scale for both axes, the words in the middle, room for labels beside the outermost dots."""
    low, high = xy.min(axis=0), xy.max(axis=0)
    sheet = np.array([ax.bbox.width, ax.bbox.height])
    scale = float(((high - low) / (0.92 * sheet)).max()) or 1.0  # data per pixel
    middle, half = (low + high) / 2, sheet / 2 * scale
    ax.set_xlim(middle[0] - half[0], middle[0] + half[0])
    ax.set_ylim(middle[1] - half[1], middle[1] + half[1])


def write_labels(
    ax: "Axes",
    xy: Floats,
    words: Sequence[Hashable],
    colours: Sequence[str] = (),
    *,
    radius: float = DOT,
    clear: Floats = NOTHING,
) -> tuple[int, int]:
    """The words beside their dots; how many found no room, and how many have letters that no font has.

    Each in its colour, where there are colours, and away from the points (n, 2) that are to be kept clear.
    """
    from matplotlib.collections import LineCollection

    labels, fonts, unreadable = lettering(words)
    size = float(np.interp(len(words), [40, 150], [10.5, 8]))
    texts = [
        ax.text(0, 0, label, va="bottom", ha="left", **ink(size, colour, fonts))
        for label, colour in zip(labels, colours or [INK] * len(labels), strict=True)
    ]
    dpi = ax.figure.dpi
    points = ax.transData.transform(np.vstack([xy, clear]))
    boxes = np.vstack([sizes(texts, dpi), np.zeros(clear.shape)])  # a point to keep clear has an empty label
    bounds = np.array(ax.bbox.extents)
    places = place(points, boxes, bounds, radius=radius * dpi / 72, gap=GAP * dpi / 72)[: len(texts)]
    to_data = ax.transData.inverted()
    leaders = []
    for text, label in zip(texts, places, strict=True):
        if label is None:
            text.remove()
            continue
        x, y = to_data.transform(label.box[:2])
        text.set_position((x, y))
        if label.leader is not None:
            leaders.append(to_data.transform(label.leader.reshape(2, 2)))
    ax.add_collection(LineCollection(leaders, colors=FAINT, linewidths=0.7, zorder=1), autolim=False)
    return places.count(None), unreadable


def write_caption(ax: "Axes", left_out: int, unreadable: int, total: int) -> None:
    """What the map does not show, if there is anything."""
    notes = []
    if left_out:
        notes.append(f"{left_out} of {total} labels left out for want of room")
    if unreadable:
        notes.append(f"no installed font has all letters of {unreadable} of {total} words")
    style = ink(9, QUIET) | {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "ha": "right",
        "va": "top",
    }
    ax.annotate("; ".join(notes), (1, 0), (0, -4), label=_CAPTION, **style)


def caption_of(ax: "Axes") -> str:
    """What a map says that it does not show; empty where it shows everything."""
    return "; ".join(text.get_text() for text in ax.texts if text.get_label() == _CAPTION)
