"""``firth counts``."""

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from firth.cli import text as options
from firth.cli.output import counted, say_table
from firth.errors import InvalidInput


def _pairs(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The pairs")


def counts(
    context: typer.Context,
    corpus: options.Sources,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FOLDER", show_default=False, help="The folder to write."),
    ],
    tokenizer: options.TokenizerName = "whitespace",
    encoding: options.Encoding = "utf-8",
    errors: options.Errors = "strict",
    cache: options.Cache = None,
    phrases: options.Joined = None,
    min_count: options.MinCount = 5,
    max_vocabulary: options.MaxVocabulary = None,
    window: Annotated[int, _pairs("Largest distance between a word and its company.")] = 5,
    shrink_windows: Annotated[bool, _pairs("Draw every window from 1 up to that.", "")] = True,
    sample: Annotated[
        float, _pairs("Words with a larger share of the text are thinned; 0: none.", "X")
    ] = 1e-3,
    workers: Annotated[int | None, _pairs("Threads; by default one for each core.")] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", metavar="", help="Replace the counts that FOLDER holds.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")
    ] = False,
) -> None:
    """Count how often words keep company in a text.

    Example: `firth counts corpus.txt -o counts/ --sample 0`
    """
    from firth.text import Counting, count_pairs
    from firth.text.saved_counts import COUNTS
    from firth.training.progress import shown_progress

    Counting(window, shrink_windows, sample)  # better refused before the text is read
    COUNTS.check(output)
    if (output / COUNTS.file).exists() and not overwrite:
        raise InvalidInput(f"{output} holds counts already: name another folder, or give --overwrite")
    options.check_sources(corpus)
    joined = options.phrases_of(phrases)
    began = time.monotonic()
    with shown_progress(not quiet) as progress:
        text = options.read(context.params, joined, progress)
        pairs = count_pairs(
            text,
            window=window,
            shrink_windows=shrink_windows,
            sample=sample,
            workers=workers,
            progress=progress.counting if progress else None,
        )
    pairs.save(output)
    if quiet:
        return
    if tokenizer == "whitespace" and max_vocabulary is None:
        options.note_coverage(text)
    say_table(
        [
            *options.told_text(text),
            ["pairs", f"{counted(pairs.nnz, 'pair')} of words, met {pairs.total:,.0f} times"],
            ["time", f"{time.monotonic() - began:.1f} s"],
            ["saved", str(output)],
            ["try", f"firth.Counts.load({str(output)!r}).ppmi() in Python"],
        ]
    )
