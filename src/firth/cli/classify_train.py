"""``firth classify train``."""

import shlex
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli import labelled
from firth.cli.door import check_model
from firth.cli.fitting import unsaved
from firth.cli.output import counted, note, say_table, shown

if TYPE_CHECKING:
    from firth.classify import TextClassifier
    from firth.text import LabelledTexts

# no larger ones were better, beyond chance, on held-out reviews of other films (docs/classification.md)
VECTORS: dict[str, Any] = {"vector_size": 100, "window": 20, "epochs": 10, "min_count": 5}


def _vectors(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The word vectors")


def _fit(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The classifier")


def train(
    context: typer.Context,
    data: labelled.Data,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="MODEL", show_default=False, help="The folder to write.")
    ],
    text: labelled.Text = "text",
    label: labelled.Label = "label",
    where: labelled.Where = None,
    encoding: labelled.Encoding = "utf-8",
    vectors: Annotated[
        Path | None,
        _vectors("Take the vectors of this model, or file; by default they are trained on DATA.", "MODEL"),
    ] = None,
    vector_size: Annotated[int, _vectors("Dimensions of a vector.")] = VECTORS["vector_size"],
    window: Annotated[int, _vectors("Largest distance between a word and its company.")] = VECTORS["window"],
    epochs: Annotated[int, _vectors("How often DATA is gone through.")] = VECTORS["epochs"],
    min_count: Annotated[int, _vectors("Rarer words are left out.")] = VECTORS["min_count"],
    sample: Annotated[
        float, _vectors("Words with a larger share of DATA are thinned; 0: none, for few texts.", "X")
    ] = 1e-3,
    workers: Annotated[int | None, _vectors("Threads; by default one for each core.")] = None,
    tokenizer: Annotated[
        str, _fit("words: Unicode words, lower-cased, without punctuation; or whitespace.", "NAME")
    ] = "words",
    weighting: Annotated[
        str,
        _fit(
            "What a word counts in a text: support, more if its vector was trained on much; "
            "sif, less if it is frequent; or mean, all the same.",
            "NAME",
        ),
    ] = "support",
    repeats: Annotated[
        str, _fit("What a word counts that a text has several times: once, root or all.", "NAME")
    ] = "once",
    penalty: Annotated[
        float | None, _fit("Of the squared coefficients; by default chosen on texts held out.", "X")
    ] = None,
    seed: Annotated[int, _fit("The same seed gives the same model on any number of threads.")] = 1,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", metavar="", help="Replace the model that MODEL holds.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")
    ] = False,
) -> None:
    """Learn to tell texts apart from texts with labels.

    Example: `firth classify train reviews.jsonl -o model/ --where split=train`
    """
    from firth import TextClassifier

    check_model(output, overwrite=overwrite)
    began = time.monotonic()
    texts = labelled.read(context.params)
    settings = {
        name: context.params[name] for name in ("tokenizer", "weighting", "repeats", "penalty", "seed")
    }
    model = TextClassifier(vectors or _untrained(context.params), **settings)
    if not quiet:
        note(f"firth: {counted(len(texts), 'text')} read; {_of_vectors(vectors)}")
    with unsaved(), warnings.catch_warnings():
        if quiet:
            warnings.simplefilter("ignore", UserWarning)
        model.fit(texts.texts, texts.labels, progress=not quiet)
        model.save(output)
    if not quiet:
        _summarise(model, texts, time.monotonic() - began, output)


def _untrained(params: dict[str, Any]) -> Any:
    """The vectors to be trained."""
    from firth import Word2Vec

    names = ("vector_size", "window", "epochs", "min_count", "sample", "workers", "seed", "tokenizer")
    return Word2Vec(**{name: params[name] for name in names})


def _of_vectors(vectors: Path | None) -> str:
    if vectors is None:
        return "their words get vectors from these texts alone"
    return f"their words have the vectors of {vectors}"


def _summarise(model: "TextClassifier", texts: "LabelledTexts", seconds: float, output: Path) -> None:
    """What was read and learnt, and what can be done with it."""
    often = Counter(texts.labels)
    classes = ", ".join(f"{shown(label)} {often[label]:,}" for label in model.classes_.tolist()[:10])
    more = ", ..." if len(model.classes_) > 10 else ""
    folder = shlex.quote(str(output))
    rows = [
        ["texts", f"{len(texts):,}"],
        ["classes", f"{len(model.classes_)}: {classes}{more}"],
        [
            "vectors",
            f"{counted(len(model.vectors_), 'word')}, which cover {model.coverage_:.1%} of the texts",
        ],
    ]
    if model.empty_texts_:
        rows.append(["empty", f"{counted(model.empty_texts_, 'text')} without a word that has a vector"])
    if model.held_out_accuracy_ is None:
        rows.append(["penalty", f"{model.penalty_:g}, as given"])
    else:
        rows.append(
            ["penalty", f"{model.penalty_:g}, the best of {len(model.penalty_curve_)} on texts held out"]
        )
        rows.append(["held out", f"{model.held_out_accuracy_:.1%} right"])
    rows += [
        ["time", f"{seconds:.1f} s"],
        ["saved", str(output)],
        ["try", f"firth classify test {folder} DATA"],
        ["", f"firth classify predict {folder} 'a text'"],
    ]
    say_table(rows)
