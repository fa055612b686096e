"""What all pictures share: a sheet to draw on, colours, and the way to disk.

Only matplotlib's objects are used, never pyplot: no window opens, no backend is chosen, no global setting
changes.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import numpy.typing as npt

from firth.beside import written_file
from firth.errors import FirthError, InvalidInput, MissingDependency, WrongType

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

Floats = npt.NDArray[np.float64]

WIDTH = 8.0  # inches
DPI = 200  # twice the 800 pixels a README shows, for sharp screens
INK = "#222222"
QUIET = "#6b6b6b"
FAINT = "#bdbdbd"
# Okabe and Ito's colours, which colour-blind readers tell apart, without yellow: it is too light on white
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
FONT = "DejaVu Sans"  # comes with matplotlib: the same picture on every machine

# no date and no version, by ending: the same picture is the same bytes
METADATA: dict[str, dict[str, str | None]] = {
    ".png": {"Software": None},
    ".svg": {"Date": None, "Creator": None},
}


def check_matplotlib() -> None:
    """Refuse to draw without the library; to be asked before a long work that ends in a picture.

    Raises
    ------
    MissingDependency
    """
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        raise MissingDependency("pictures need matplotlib: pip install 'firth[plots]'") from None


@contextmanager
def drawing(
    ax: "Axes | None",
    path: str | os.PathLike[str] | None,
    *,
    height: float,
    margins: tuple[float, float, float, float],
) -> Iterator["Axes"]:
    """Axes to draw on, the caller's or those of a new figure 8 inches wide, saved when the block ends.

    A notebook shows a new figure that is not saved: it would do so by itself for figures of pyplot only.

    A missing library, an unknown ending or a folder that cannot be written is found before the block begins.
    The margins, in inches, are left, bottom, right, top.
    """
    check_matplotlib()
    import matplotlib
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    if ax is not None and not isinstance(ax, Axes):
        raise WrongType(f"ax must be matplotlib Axes, got {type(ax).__name__}")
    target = None if path is None else _checked(path)
    with matplotlib.rc_context({"text.usetex": False, "svg.fonttype": "path", "svg.hashsalt": "firth"}):
        ours = ax is None
        if ax is None:
            figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor="white")
            left, bottom, right, top = margins
            inside = ((WIDTH - left - right) / WIDTH, (height - bottom - top) / height)
            ax = figure.add_axes((left / WIDTH, bottom / height, *inside), facecolor="white")
        else:
            figure = _root(ax)
        if target is None:
            yield ax
            if ours and _in_notebook():
                _display(figure)
            return
        try:
            with written_file(target) as stream:
                yield ax
                _save(figure, stream, target.suffix.lower())
        except FirthError:
            raise
        except OSError as error:
            raise InvalidInput(f"cannot write {target}: {error.strerror}") from error


def ink(size: float, colour: str, fonts: Sequence[str] = (FONT,)) -> dict[str, Any]:
    """Keywords for text that is taken as it is written: "$" begins no formula."""
    return {"fontsize": size, "color": colour, "fontfamily": list(fonts), "parse_math": False}


def settle(ax: "Axes") -> None:
    """Let a layout engine move the axes now, before anything is placed by pixels."""
    figure = _root(ax)
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()


def sizes(texts: Sequence["Text"], dpi: float) -> Floats:
    """Width and height in pixels of texts, (n, 2), whatever canvas their figure has."""
    from matplotlib.backends import backend_agg

    untyped: Any = backend_agg
    renderer = untyped.RendererAgg(1, 1, dpi)
    return np.array([text.get_window_extent(renderer).size for text in texts])


def _save(figure: "Figure", stream: BinaryIO, ending: str) -> None:
    figure.savefig(stream, format=ending[1:], dpi=figure.dpi, metadata=METADATA[ending])


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


def _display(figure: "Figure") -> None:
    """Show a figure below the cell, half as wide as its pixels, which are many for sharp screens."""
    from IPython.display import Image, display

    picture = BytesIO()
    _save(figure, picture, ".png")
    display(Image(data=picture.getvalue(), width=round(figure.get_figwidth() * figure.dpi / 2)))


def _root(ax: "Axes") -> "Figure":
    """The figure that holds the axes, be it through a subfigure."""
    figure: Figure = ax.figure.figure
    return figure


def _checked(path: str | os.PathLike[str]) -> Path:
    """The path, if its ending is one that can be drawn."""
    target = Path(path)
    if target.suffix.lower() not in METADATA:
        raise InvalidInput(f"a picture's name must end in {' or '.join(METADATA)}, got {target.name!r}")
    return target
