"""The options of commands that read labelled texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.text import LabelledTexts


def _data(help: str, metavar: str) -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The texts")


Data = Annotated[
    Path,
    typer.Argument(
        metavar="DATA",
        show_default=False,
        help="Labelled texts: JSON lines, a table with a header (csv, tsv), lines of fastText, each plain, "
        "gzip, xz or zstd, or - for standard input; or a folder with a folder of files for each label.",
    ),
]
Text = Annotated[str, _data("The field or column of the text.", "NAME")]
Label = Annotated[str, _data("The field or column of the label.", "NAME")]
Where = Annotated[
    list[str] | None,
    _data("Only rows in which a field has this value, as split=train; may be given again.", "NAME=VALUE"),
]
Encoding = Annotated[str, _data("How the text is encoded.", "NAME")]


def read(params: Mapping[str, Any]) -> "LabelledTexts":
    """The texts of a command that has these options."""
    from firth.text import read_labelled

    return read_labelled(
        params["data"],
        text=params["text"],
        label=params["label"],
        where=_conditions(params["where"] or []),
        encoding=params["encoding"],
    )


def _conditions(pairs: Sequence[str]) -> dict[str, str]:
    """Names and values."""
    conditions: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise InvalidInput(f"--where needs NAME=VALUE, for example split=train, got {pair!r}")
        if conditions.setdefault(name, value) != value:
            raise InvalidInput(f"--where asks {name} to be {conditions[name]} and {value}: no row has both")
    return conditions
