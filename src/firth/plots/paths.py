"""The path of a word through several models, among the words that were near it."""

import os
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import WrongType
from firth.evaluation import WordPath
from firth.plots.figures import COLOURS, INK, QUIET, drawing, ink, settle
from firth.plots.lettering import lettering
from firth.plots.planes import DOT, draw_frame, set_scale, write_caption, write_labels
from firth.plots.projection import principal_plane

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]

STOP = 4.2  # radius in points of the word itself
STRIDE = 8  # points between the places of an arrow that labels keep clear of


def path_of_word(
    way: WordPath,
    *,
    title: str | None = None,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw the path of a word: an arrow from each model to the next, among its neighbours in each.

    The plane is the one in which the places of the word and of its neighbours differ most (principal
    components). A neighbour has the colour of the model where it is one, and is grey where it is one in
    several.

    Parameters
    ----------
    way : WordPath
        As `firth.evaluation.word_path` finds it.
    title : str, optional
        Written above the picture.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure of 8 by 6 inches. Labels are placed for the size that it has
        now.
    path : path, optional
        A file to write, ending in .png or .svg. The same path gives the same bytes.

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
    >>> from firth.evaluation import word_path
    >>> from firth.vectors import WordVectors
    >>> old = WordVectors(["mouse", "cat", "key"], [[1, 0.2], [1, 0], [0, 1]])
    >>> new = WordVectors(["mouse", "cat", "key"], [[0.2, 1], [1, 0], [0, 1]])
    >>> ax = path_of_word(word_path([old, new], "mouse", names=["1900", "2000"], neighbours=1))
    >>> sorted(text.get_text() for text in ax.texts if text.get_text())
    ['cat', 'key', 'mouse (1900)', 'mouse (2000)']
    """
    if not isinstance(way, WordPath):
        raise WrongType(f"a path must be a WordPath, got {type(way).__name__}; word_path finds one")
    stops, landmarks = len(way.names), list(way.landmarks)
    labels = [*(f"{way.word} ({name})" for name in way.names), *landmarks]
    colours = [*(COLOURS[i % len(COLOURS)] for i in range(stops)), *map(_colour(way), landmarks)]
    top = 0.1 + 0.35 * (title is not None)
    with drawing(ax, path, height=6, margins=(0.4, 0.5, 0.1, top)) as ax:
        xy, shares = principal_plane([*way.places, *way.landmarks.values()])
        draw_frame(ax, shares)
        if title is not None:
            (text,), fonts, _ = lettering([title], longest=None)
            ax.set_title(text, loc="left", pad=6, **ink(13, INK, fonts))
        for i, (point, colour) in enumerate(zip(xy, colours, strict=True)):
            ax.plot(*point, "o", color=colour, markersize=2 * (STOP if i < stops else DOT), markeredgewidth=0)
        settle(ax)
        set_scale(ax, xy)
        clear = [_arrow(ax, *xy[i : i + 2]) for i in range(stops - 1)]
        left_out, unreadable = write_labels(ax, xy, labels, colours, radius=STOP, clear=np.vstack(clear))
        write_caption(ax, left_out, unreadable, len(labels))
    return ax


def _colour(way: WordPath) -> Callable[[Hashable], str]:
    """From a neighbour to the colour of the model where it is one."""

    def colour(key: Hashable) -> str:
        models = [i for i, keys in enumerate(way.neighbours) if key in keys]
        return COLOURS[models[0] % len(COLOURS)] if len(models) == 1 else QUIET

    return colour


def _arrow(ax: "Axes", start: Floats, end: Floats) -> Floats:
    """Draw an arrow between two places of the word; points along it, (n, 2), that labels keep clear of."""
    ax.annotate(
        "",
        tuple(end),
        tuple(start),
        arrowprops={"arrowstyle": "-|>", "color": QUIET, "shrinkA": STOP + 1, "shrinkB": STOP + 1},
    )
    pixels = np.diff(ax.transData.transform([start, end]), axis=0)
    n = int(np.hypot(*pixels[0]) / (STRIDE * ax.figure.dpi / 72))
    along: Floats = start + np.linspace(0, 1, n + 2)[1:-1, None] * (end - start)
    return along
