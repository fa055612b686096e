"""Which classes are taken for which."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.plots.figures import FONT, INK, QUIET, WIDTH, drawing, ink
from firth.plots.lettering import lettering

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Counts = npt.NDArray[np.int64]

DARK = 0.55  # of a row: from here on numbers are written in white
WRITTEN = 20  # classes whose numbers can be read
WIDEST, TALLEST = 1.3, 0.6  # of a cell, in inches
BESIDE = 1.5  # inches for what is said of a row
LETTER = 0.085  # inches, about
SHADE = "shade: share of the row"


def confusion_matrix(
    counts: npt.ArrayLike,
    labels: Sequence[str],
    *,
    title: str | None = None,
    ax: "Axes | None" = None,
    path: str | os.PathLike[str] | None = None,
) -> "Axes":
    """Draw how many examples of each class were taken for which: rows are classes, columns answers.

    The shade of a cell is its share of the row, so that rare classes are seen too. Beside each row stands how
    many of its class were found; up to 20 classes have their counts written in.

    Parameters
    ----------
    counts : integers, shape (K, K)
        ``counts[i, j]`` examples of class i were taken for class j.
    labels : sequence of str
        The names of the K classes.
    title : str, optional
        Written above.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure 8 inches wide.
    path : path, optional
        A file to write, ending in .png or .svg. The same counts give the same bytes.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    InvalidInput
        The counts are not a square of numbers that are at least 0, the labels are not as many as the classes,
        or `path` has another ending or cannot be written.
    WrongType
        The counts are not integers.
    MissingFile
        The folder of `path` is not there.
    MissingDependency
        matplotlib is not installed.

    Examples
    --------
    >>> ax = confusion_matrix([[8, 2], [1, 9]], ["bad", "good"])
    >>> [text.get_text() for text in ax.texts]
    ['80.0 % of 10', '90.0 % of 10', 'found', 'shade: share of the row', '8', '2', '1', '9']
    """
    table = _checked(counts, labels)
    names, fonts, _ = lettering(labels)
    longest = LETTER * max(map(len, names))
    left = 0.55 + longest
    width = min(WIDEST, (WIDTH - left - BESIDE) / len(table))
    tall = min(TALLEST, width)
    heads, turned = _heads(names, width)
    room = longest if turned else 0.17 * max(head.count("\n") + 1 for head in heads)
    top = 0.4 + room + 0.3 * (title is not None)
    right = WIDTH - left - width * len(table)
    with drawing(ax, path, height=top + 0.25 + tall * len(table), margins=(left, 0.25, right, top)) as ax:
        shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
        ax.imshow(shares, cmap="Blues", vmin=0, vmax=1, aspect="auto", interpolation="nearest")
        _write_numbers(ax, table, shares)
        _name(ax, names, heads, fonts, turned)
        if title is not None:
            (text,), title_fonts, _ = lettering([title], longest=None)
            ax.set_title(text, loc="left", pad=12, **ink(12, INK, title_fonts))
    return ax


def _checked(counts: npt.ArrayLike, labels: Sequence[str]) -> Counts:
    """The counts as a square."""
    table = np.asarray(counts)
    if table.dtype.kind not in "iu":
        raise WrongType(f"counts must be integers, got an array of {table.dtype}")
    if table.ndim != 2 or table.shape[0] != table.shape[1] or not table.size:
        raise InvalidInput(f"counts must have shape (classes, classes), got {table.shape}")
    if table.min() < 0:
        raise InvalidInput(f"counts must be at least 0, got {table.min()}")
    if len(labels) != len(table):
        raise InvalidInput(f"labels must be as many as the classes, got {len(labels)} for {len(table)}")
    return table.astype(np.int64)


def _write_numbers(ax: "Axes", table: Counts, shares: npt.NDArray[np.float64]) -> None:
    """The counts inside, beside each row how many of its class were found, and below what the shade is."""
    size = 11 if len(table) <= 8 else 7
    for row, total in enumerate(table.sum(axis=1)):
        found = f"{100 * shares[row, row]:.1f} % of {total:,}" if total else "none there"
        ax.text(len(table) - 0.4, row, found, va="center", **ink(min(size, 9), QUIET))
    ax.text(len(table) - 0.4, -0.55, "found", va="bottom", **ink(9, QUIET))
    ax.annotate(
        SHADE,
        (0, 0),
        (0, -4),
        xycoords="axes fraction",
        textcoords="offset points",
        va="top",
        **ink(9, QUIET),
    )
    if len(table) > WRITTEN:
        return
    for (row, column), count in np.ndenumerate(table):
        colour = "white" if shares[row, column] >= DARK else INK
        ax.text(column, row, f"{count:,}", ha="center", va="center", **ink(size, colour))


def _heads(names: list[str], width: float) -> tuple[list[str], bool]:
    """Names above columns, on several lines where they are too wide, and whether they must stand upright."""
    if LETTER * max(map(len, names)) <= width:
        return names, False
    heads = ["\n".join(name.split()) for name in names]
    if LETTER * max(len(line) for head in heads for line in head.split("\n")) <= width:
        return heads, False
    return names, True


def _name(ax: "Axes", names: list[str], heads: list[str], fonts: list[str], turned: bool) -> None:
    """Classes beside the rows and above the columns, and what rows and columns are."""
    places = range(len(names))
    ax.set_xticks(places, heads, rotation=90 if turned else 0)
    ax.set_yticks(places, names)
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    for text in (*ax.get_xticklabels(), *ax.get_yticklabels()):
        text.set(**ink(10, INK, fonts))
    ax.xaxis.set_label_position("top")
    ax.set_xlabel("taken for", loc="left", **ink(9, QUIET, [FONT]))
    ax.set_ylabel("the class is", loc="top", **ink(9, QUIET, [FONT]))
    ax.spines[:].set_visible(False)
