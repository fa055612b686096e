"""``firth sst``: the course's experiments on the Stanford Sentiment Treebank."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from firth.cli.output import note, say

sst = typer.Typer(no_args_is_help=True)


@sst.callback()
def _root() -> None:
    """Redo the course's experiments on the Stanford Sentiment Treebank, number by number."""


@sst.command()
def vectors(
    data: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER", show_default=False, help="What stanfordSentimentTreebank.zip unpacks into."
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where everything is written.")
    ] = Path("sst"),
    iterations: Annotated[
        int, typer.Option(metavar="N", help="Batches, each a step; those before a resume included.")
    ] = 40_000,
    resume: Annotated[
        bool, typer.Option("--resume", metavar="", help="Go on from the checkpoint in the folder.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", metavar="", help="Begin anew in a folder that holds a run.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")
    ] = False,
) -> None:
    """Train the course's word vectors: the same numbers on every machine.

    Prints the running average of the loss every ten iterations. Ctrl-C writes a checkpoint.

    Example: `firth sst vectors --data stanfordSentimentTreebank/`
    """
    from firth.course.sst.experiment import word_vectors
    from firth.course.sst.treebank import read_sentences
    from firth.training.interrupts import polite_interrupts

    if resume and overwrite:
        raise typer.BadParameter("a run is either resumed or begun anew", param_hint="--resume, --overwrite")
    folder = shlex.quote(str(output))
    try:
        with polite_interrupts() as interrupt:
            reached = word_vectors(
                read_sentences(data),
                output,
                iterations=iterations,
                resume=resume,
                overwrite=overwrite,
                report=None if quiet else say,
                stop=lambda: interrupt,
            )
    except KeyboardInterrupt:
        note("firth: stopped; go on from the last checkpoint with --resume")
        raise typer.Exit(130) from None
    if reached < iterations:
        note(f"firth: stopped after iteration {reached}, which {output} holds: go on with --resume")
        raise typer.Exit(130)
    if not quiet:
        note(
            f"firth: {output} has the model, the log and the pictures; try firth similar {folder}/model good"
        )
