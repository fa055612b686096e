"""A map of words: the plane in which their vectors differ most."""

import os
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.plots.choice import choose
from firth.plots.figures import COLOURS, INK, QUIET, drawing, ink, settle
from firth.plots.lettering import lettering
from firth.plots.planes import DOT, draw_frame, set_scale, write_caption, write_labels
from firth.plots.projection import principal_plane
from firth.vectors import WordVectors
from firth.vectors.arithmetic import unit_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

MARKERS = ("o", "s", "^", "D", "v", "P", "X")  # a second sign beside the colour
LEGEND_COLUMNS = 4
LEGEND_LINE = 0.22  # inches


def map_of_words(
    words: WordVectors,
    keys: Sequence[Hashable] | None = None,
    *,
    n: int = 60,
    groups: Mapping[str, Sequence[Hashable]] | None = None,
    unit: bool = True,
    title: str | None = None,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw words on the plane in which their vectors differ most.

    The vectors of the chosen words, as rows of W, are centred and taken apart:

        W - mean(W) = U S V',  coordinates = the first two columns of U S

    (principal components). An axis shows the share s_i^2 / (s_1^2 + s_2^2 + ...) of the variance of these
    words; it is written beside the axis. Both axes have one scale, so that distances can be compared. Words
    near each other in the vectors are near each other on the map; the converse need not hold.

    Letters that matplotlib's own font does not have are taken from the installed fonts, or drawn as empty
    boxes, which the map then says. Scripts written from right to left need matplotlib 3.11.

    Parameters
    ----------
    words : WordVectors
        The vectors.
    keys : sequence of keys, optional
        The words to show; by default those in `groups`, or else the `n` most frequent after the 100 most
        frequent of all, which are mostly the grammar's, without numbers, signs and single letters.
    n : int
        How many words are shown by default.
    groups : mapping of str to sequence of keys, optional
        Groups of words by name, each drawn in its own colour and sign.
    unit : bool
        Whether vectors are divided by their length first, so that the map shows what cosines compare; lengths
        mostly follow frequency.
    title : str, optional
        Written above the map.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 6 inches. Labels are placed for the size that it has
        now.
    path : path, optional
        A file to write, ending in .png or .svg. The same words give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes
        ``ax.figure`` is the figure. A notebook shows it, where neither `ax` nor `path` is given.

    Raises
    ------
    UnknownWord
        A key is not in the vocabulary.
    InvalidInput
        There are fewer than two words, or `path` has another ending or cannot be written.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["cat", "dog", "car"], [[1, 0.1], [1, 0.2], [0.1, 1]])
    >>> ax = map_of_words(words, ["cat", "dog", "car"])
    >>> ax.get_xlabel()
    'axis 1: 99.8 % of the variance'
    """
    groups = groups or {}
    chosen = choose(words, keys, n, groups)
    vectors = words[chosen]
    legend = -(-len(groups) // LEGEND_COLUMNS) * LEGEND_LINE
    top = 0.1 + legend + 0.35 * (title is not None)
    with drawing(ax, path, height=6, margins=(0.4, 0.5, 0.1, top)) as ax:
        xy, shares = principal_plane(unit_rows(vectors) if unit else vectors)
        draw_frame(ax, shares)
        if title is not None:
            (text,), fonts, _ = lettering([title], longest=None)
            ax.set_title(text, loc="left", pad=6 + 72 * legend, **ink(13, INK, fonts))
        _draw_dots(ax, xy, chosen, groups)
        settle(ax)
        set_scale(ax, xy)
        left_out, unreadable = write_labels(ax, xy, chosen)
        write_caption(ax, left_out, unreadable, len(chosen))
    return ax


def _draw_dots(
    ax: "Axes", xy: Floats, chosen: list[Hashable], groups: Mapping[str, Sequence[Hashable]]
) -> None:
    """A dot for each word, in the colour and sign of the first group that has it, and the legend."""
    group_of = {key: g for g, members in reversed(list(enumerate(groups.values()))) for key in members}
    others = COLOURS[0] if not groups else QUIET
    handles = {}
    for g in sorted({group_of.get(key, -1) for key in chosen}):
        rows = [i for i, key in enumerate(chosen) if group_of.get(key, -1) == g]
        colour = others if g < 0 else COLOURS[g % len(COLOURS)]
        # as many signs as colours: shifted by one each time round, they make new pairs
        marker = "o" if g < 0 else MARKERS[(g + g // len(COLOURS)) % len(MARKERS)]
        (handles[g],) = ax.plot(*xy[rows].T, marker, color=colour, markersize=2 * DOT, markeredgewidth=0)
    named = [g for g in handles if g >= 0]
    if named:
        legend = ax.legend(
            [handles[g] for g in named],
            ["group"] * len(named),
            loc="lower left",
            bbox_to_anchor=(-0.01, 1.0),
            ncols=LEGEND_COLUMNS,
            frameon=False,
            handlelength=1.0,
            handletextpad=0.4,
            borderaxespad=0.1,
        )
        labels, fonts, _ = lettering(list(groups))
        for text, g in zip(legend.get_texts(), named, strict=True):
            # written afterwards: a legend passes over names that begin with "_"
            text.set(text=labels[g], **ink(10, INK, fonts))
