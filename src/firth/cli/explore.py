"""``firth explore``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.models import Model
from firth.cli.output import counted, note, say, shown

if TYPE_CHECKING:
    from firth.explorer.session import Session


def explore(
    model: Model,
    other: Annotated[
        Path | None,
        typer.Argument(metavar="MODEL2", show_default=False, help="Another model, to compare with."),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A table, .csv or .tsv, with a column of words and others, by which words can be coloured.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="So many words are on the map: at most, and by default, 200,000; of a page that is written, "
            "20,000 by default.",
        ),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.html", help="Write one file that can be opened and sent, instead of a server."
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(metavar="N", help="Where to listen on this machine; 0 takes a port that is free.")
    ] = 0,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", metavar="", help="Open the web browser.")
    ] = True,
) -> None:
    """Look at a model, or at two beside each other, in the web browser.

    The page is served to this machine alone, until Ctrl-C.

    Example: `firth explore model/`
    """
    if export is not None:
        _export(model, other, table, limit, export)
        return
    from firth.explorer import LIMIT
    from firth.explorer import explore as serve

    serve(
        model,
        other,
        table=table,
        limit=LIMIT if limit is None else limit,
        port=port,
        browser=browser,
        ready=_ready,
    )


def _export(model: Path, other: Path | None, table: Path | None, limit: int | None, target: Path) -> None:
    from firth.cli.door import check_file
    from firth.explorer import EXPORTED
    from firth.explorer import export as write

    check_file(target)
    session = write(model, target, other=other, table=table, limit=EXPORTED if limit is None else limit)
    _tell(session)
    say(f"wrote {target}: {target.stat().st_size / 1e6:.1f} MB")


def _ready(address: str, session: "Session") -> None:
    _tell(session)
    say(address)
    note("firth: open this address in a web browser of this machine; Ctrl-C ends it")


def _tell(session: "Session") -> None:
    """What is not shown."""
    for model in session.models:
        if model.size < len(model.words):
            words = counted(len(model.words), "word")
            note(f"firth: the {model.size:,} most frequent of {words} of {shown(model.name)} are on the map")
    for name in session.table.left_out:
        note(f"firth: the column {shown(name)} of the table is left out: it has too many different texts")
