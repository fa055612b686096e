"""``firth convert``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.output import counted, say


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN", show_default=False, help="A model folder, or a file of vectors, plain or gzip."
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(metavar="OUT", show_default=False, help="What to write; a name in .gz is compressed."),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAT",
            help="folder, word2vec-text, word2vec-binary or glove; by default as the name of OUT says: "
            ".bin word2vec-binary, .txt and .vec word2vec-text, no ending a folder.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", help="The first N words only, the most frequent.")
    ] = None,
    encoding: Annotated[str, typer.Option(metavar="NAME", help="How the words of IN are encoded.")] = "utf-8",
    errors: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="What to do with other bytes: strict, replace, backslashreplace, ..."
        ),
    ] = "strict",
) -> None:
    """Rewrite vectors in another format.

    Example: `firth convert GoogleNews.bin.gz news/ --limit 200000`
    """
    import firth
    from firth.vectors import write

    words = firth.load(source, limit=limit, encoding=encoding, errors=errors)
    write(words, target, format=to)  # type: ignore[arg-type]
    say(f"wrote {target}: {counted(len(words), 'word')}, {counted(words.vector_size, 'dimension')}")
