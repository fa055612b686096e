"""``firth convert``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.output import counted, say
from firth.cli.shrinking import check_folder, tell_cost


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
    dtype: Annotated[
        str | None,
        typer.Option(
            metavar="TYPE",
            help="Smaller vectors in a model folder: float16 takes half the bytes, int8 a quarter. "
            "What they cost is told.",
        ),
    ] = None,
    data: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            show_default=False,
            help="With --dtype, a benchmark file or a folder of them to judge both by; may be given again.",
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

    Example: `firth convert GoogleNews.bin.gz news/ --limit 200000 --dtype int8`
    """
    import firth
    from firth.vectors import write

    if data and dtype is None:
        raise typer.BadParameter("benchmarks judge smaller vectors: name --dtype too", param_hint="--data")
    if dtype is not None:
        check_folder(target, to)
    words = firth.load(source, limit=limit, encoding=encoding, errors=errors)
    written = words if dtype is None else words.quantized(dtype)  # type: ignore[arg-type]
    write(written, target, format=to)  # type: ignore[arg-type]
    say(f"wrote {target}: {counted(len(words), 'word')}, {counted(words.vector_size, 'dimension')}")
    if dtype is not None:
        tell_cost(words, written, data)
