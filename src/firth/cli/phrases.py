"""``firth phrases``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli import text as options
from firth.cli.door import check_file, words_of
from firth.cli.models import AsJson
from firth.cli.output import counted, note, say_json, say_table, shown

if TYPE_CHECKING:
    from collections.abc import Iterable


def _phrase(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The phrases")


def phrases(
    corpus: options.Sources,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write all phrases, for firth train --phrases."),
    ] = None,
    number: Annotated[int, typer.Option("-n", metavar="N", help="How many are shown, the best ones.")] = 50,
    tokenizer: options.TokenizerName = "whitespace",
    encoding: options.Encoding = "utf-8",
    errors: options.Errors = "strict",
    min_count: Annotated[int, _phrase("Pairs that occur fewer times are none.")] = 5,
    threshold: Annotated[
        float | None, _phrase("Phrases have larger scores; by default 10, with --npmi 0.5.", "X")
    ] = None,
    npmi: Annotated[
        bool,
        typer.Option(
            "--npmi",
            metavar="",
            rich_help_panel="The phrases",
            help="Score by normalised pointwise mutual information.",
        ),
    ] = False,
    delimiter: Annotated[str, _phrase("What stands between their words.", "TEXT")] = "_",
    connectors: Annotated[
        str | None,
        _phrase("Words that may stand inside: english, or a file with one word a line.", "NAME"),
    ] = None,
    passes: Annotated[int, _phrase("The second pass finds phrases of phrases, and so on.")] = 1,
    workers: Annotated[int | None, _phrase("Threads; by default one for each core.")] = None,
    json: AsJson = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Show no progress and no sums.")
    ] = False,
) -> None:
    """List words of a text that belong together, such as new_york.

    Example: `firth phrases corpus.txt --connectors english -n 20 -o phrases.json`
    """
    from firth.text import Phrases
    from firth.training.progress import shown_progress

    wanted = Phrases(
        min_count=min_count,
        threshold=threshold,
        scoring="npmi" if npmi else "default",
        delimiter=delimiter,
        connector_words=_connectors(connectors),
        passes=passes,
    )
    if number < 0:
        raise typer.BadParameter(f"must be at least 0, got {number}", param_hint="-n")
    if output is not None:
        check_file(output)
    options.check_sources(corpus)
    with shown_progress(not quiet) as progress:
        wanted.fit(
            corpus,
            tokenizer=tokenizer,
            encoding=encoding,
            errors=errors,
            workers=workers,
            progress=progress.reading if progress else None,
        )
    found = wanted.found_
    best = list(found.items())[:number]
    if json:
        say_json([{"phrase": name, "score": one.score, "count": one.count} for name, one in best])
    else:
        digits = 4 if npmi else 2
        rows = [[shown(name), f"{one.score:,.{digits}f}", f"{one.count:,}"] for name, one in best]
        say_table(rows, ["phrase", "score", "count"], numbers=[1, 2])
    if output is not None:
        wanted.save(output)
    if not quiet:
        written = "" if output is None else f" in {output}"
        note(f"firth: {counted(len(found), 'phrase')}{written}")


def _connectors(name: str | None) -> "Iterable[str]":
    if name is None:
        return ()
    return name if name == "english" else words_of(Path(name))
