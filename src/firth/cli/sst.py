"""``firth sst``: the course's experiments on the Stanford Sentiment Treebank."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.output import note, say
from firth.errors import MissingFile

if TYPE_CHECKING:
    from firth.course.sst.sentiment import Sentiment

MODEL = Path("sst/model")  # where the vectors go by default

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
        int | None,
        typer.Option(
            metavar="N",
            show_default=False,
            help="Batches, each a step; those before a resume included. By default 40,000.",
        ),
    ] = None,
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
    from firth.course.sst.experiment import ITERATIONS, word_vectors
    from firth.course.sst.treebank import read_sentences
    from firth.training.interrupts import polite_interrupts

    if resume and overwrite:
        raise typer.BadParameter("a run is either resumed or begun anew", param_hint="--resume, --overwrite")
    folder = shlex.quote(str(output))
    iterations = ITERATIONS if iterations is None else iterations
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


@sst.command()
def sentiment(
    data: Annotated[
        Path,
        typer.Option(
            metavar="FOLDER", show_default=False, help="What stanfordSentimentTreebank.zip unpacks into."
        ),
    ],
    trees: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            show_default=False,
            help="What trainDevTestTrees_PTB.zip unpacks into; by default that of --data.",
        ),
    ] = None,
    model: Annotated[
        Path,
        typer.Option(
            "--vectors", metavar="MODEL", help="A model folder or a file of vectors, in lower case."
        ),
    ] = MODEL,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where everything is written.")
    ] = Path("sst/sentiment"),
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")
    ] = False,
) -> None:
    """Tell the sentiment of sentences by the mean of their words' vectors, with every penalty.

    Fits softmax regression for 106 penalties, chooses on dev, and writes tables, figures, answers and a
    report.

    Example: `firth sst sentiment --data stanfordSentimentTreebank/ --trees trees/`
    """
    import firth
    from firth.course.sst import report
    from firth.course.sst.features import sentence_features
    from firth.course.sst.files import PAGE, check, write
    from firth.course.sst.sentiment import experiment
    from firth.course.sst.treebank import read_labels, read_sentences, read_splits

    check(output)
    if not model.exists() and model == MODEL:
        raise MissingFile(
            f"there is no {MODEL}: train it with firth sst vectors, or name others with --vectors"
        )
    sentences, splits = read_sentences(data), read_splits(data)
    labels = read_labels(trees or data, splits)
    features = sentence_features(firth.load(model), sentences)
    run = experiment(features.sets, labels, splits)
    write(run, features, sentences, splits, output, str(model))
    if not quiet:
        note(f"firth: {report.coverage(features)}")
        _say_sentiment(run)
        note(f"firth: {output} has all of it: {PAGE}, tables, pictures, and the answers on dev")


def _say_sentiment(run: "Sentiment") -> None:
    """Tables and explanations of the page, to be read, wherever they go."""
    from firth.course.sst import report
    from firth.course.sst.explained import explained
    from firth.course.sst.sentiment import short
    from firth.evaluation.tables import table

    for some in run.sets:
        say(f"{some.title}\n")
        say(table(report.PENALTY, report.decades(some)) + "\n")
    say(table(report.RESULT, report.results(run)))
    for text in (*report.comparisons(run), *explained(run)):
        say(f"\n{report.paragraph(text)}")
    say(f"\nclasses and answers on dev, {run.best.name}, penalty {short(run.best.chosen.penalty)}\n")
    say(table(report.CONFUSION, report.confused(run)))
