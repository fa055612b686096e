"""``firth convert``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.output import counted, note, say
from firth.cli.shrinking import check_folder, tell_cost


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
            metavar="NAME",
            help="What to do with other bytes: strict, replace, ...; by default they come out as they were.",
        ),
    ] = "surrogateescape",
) -> None:
    """Rewrite vectors in another format.

    Example: `firth convert GoogleNews.bin.gz news/ --limit 200000 --dtype int8`
    """
    import firth
    from firth.vectors import left_out

    if data and dtype is None:
        raise typer.BadParameter("benchmarks judge smaller vectors: name --dtype too", param_hint="--data")
    if dtype is not None:
        check_folder(target, format)
    words = firth.load(source, limit=limit, encoding=encoding, errors=errors)
    written = words if dtype is None else words.quantized(dtype)  # type: ignore[arg-type]
    written.save(target, format=format)  # type: ignore[arg-type]
    say(f"wrote {target}: {counted(len(words), 'word')}, {counted(words.vector_size, 'dimension')}")
    if lost := left_out(written, target, format):  # type: ignore[arg-type]
        note(f"left out, because the format has no place for them: {', '.join(lost)}")
    if dtype is not None:
        tell_cost(words, written, data)
