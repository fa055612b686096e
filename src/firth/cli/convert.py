"""``firth convert``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.output import counted, note, say


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN", show_default=False, help="A model folder, or vectors of another program."
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(metavar="OUT", show_default=False, help="What to write; a name in .gz is compressed."),
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "--to",
            metavar="FORMAT",
            help="folder, word2vec-text, word2vec-binary, glove, model2vec, npy, npz, parquet, arrow or "
            "projector; by default as the name of OUT says: no ending is a folder, .bin word2vec-binary, "
            ".txt and .vec word2vec-text, .tsv projector, and .npy, .npz, .parquet, .arrow what they are.",
        ),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", help="The first N words only, the most frequent.")
    ] = None,
    encoding: Annotated[str, typer.Option(metavar="NAME", help="How the words of IN are encoded.")] = "utf-8",
    errors: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="What to do with other bytes: strict, replace, ...; by default they come out as they were.",
        ),
    ] = "surrogateescape",
) -> None:
    """Rewrite vectors in another format.

    Example: `firth convert GoogleNews.bin.gz news/ --limit 200000`
    """
    import firth
    from firth.vectors import left_out

    words = firth.load(source, limit=limit, encoding=encoding, errors=errors)
    words.save(target, format=format)  # type: ignore[arg-type]
    say(f"wrote {target}: {counted(len(words), 'word')}, {counted(words.vector_size, 'dimension')}")
    if lost := left_out(words, target, format):  # type: ignore[arg-type]
        note(f"left out, because the format has no place for them: {', '.join(lost)}")
