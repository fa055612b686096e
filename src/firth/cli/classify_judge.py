"""``firth classify test``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli import labelled
from firth.cli.classify_predict import Classifier
from firth.cli.door import check_picture
from firth.cli.models import AsJson
from firth.cli.output import note, plain, say, say_json, say_table, shown
from firth.errors import InvalidInput

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from firth.text import LabelledTexts

NAMED = 10  # so many labels are named


def judge(
    context: typer.Context,
    model: Classifier,
    data: labelled.Data,
    text: labelled.Text = "text",
    label: labelled.Label = "label",
    where: labelled.Where = None,
    encoding: labelled.Encoding = "utf-8",
    picture: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the confusion matrix, .png or .svg.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Judge a classifier by texts with labels that it was not trained on.

    Example: `firth classify test model/ reviews.jsonl --where split=test`
    """
    from firth import TextClassifier
    from firth.classify.scores import accuracy, by_class, confusion

    if picture is not None:
        check_picture(picture)
    classifier = TextClassifier.load(model)
    texts = labelled.read(context.params)
    classes = classifier.classes_.tolist()
    gold = _numbers(texts, classes, model)
    found = classifier.predict_log_proba(texts.texts).argmax(axis=1)
    right, cells = accuracy(gold, found), confusion(gold, found, len(classes))
    names = [shown(label) for label in classes]
    if picture is not None:
        from firth.plots import confusion_matrix

        confusion_matrix(cells, names, path=picture)
        note(f"wrote {picture}")
    by_name = dict(zip(names, by_class(cells), strict=True))
    if json:
        say_json(
            {
                "texts": right.total,
                "accuracy": right.share,
                "interval": [right.low, right.high],
                "classes": {name: one._asdict() for name, one in by_name.items()},
                "confusion": cells.tolist(),
            }
        )
        return
    say_table([["texts", f"{right.total:,}"], ["accuracy", f"{right}, in brackets the 95 % interval"]])
    say("")
    say_table(
        [
            [name, *(f"{100 * share:.1f} %" for share in one[:3]), f"{one.examples:,}"]
            for name, one in by_name.items()
        ],
        ["class", "precision", "recall", "F1", "texts"],
        numbers=range(1, 5),
        always_headed=True,
    )
    say("")
    say_table(
        [[name, *(f"{cell:,}" for cell in row)] for name, row in zip(names, cells, strict=True)],
        ["is, taken for", *names],
        numbers=range(1, len(names) + 1),
        always_headed=True,
    )


def _numbers(texts: "LabelledTexts", classes: list[Any], model: Path) -> "npt.NDArray[np.intp]":
    """The class number of each label; one that is spelt as a class is meant as it: tables hold text only."""
    import numpy as np

    spelt = {str(plain(label)): number for number, label in enumerate(classes)}
    known = {label: number for number, label in enumerate(classes)}
    numbers = [known.get(label, spelt.get(str(label))) for label in texts.labels]
    unknown = {shown(label) for label, number in zip(texts.labels, numbers, strict=True) if number is None}
    if unknown:
        named = ", ".join(sorted(unknown)[:NAMED]) + (", ..." if len(unknown) > NAMED else "")
        there = ", ".join(map(shown, classes[:NAMED])) + (", ..." if len(classes) > NAMED else "")
        raise InvalidInput(f"{model} does not know the label {named}; it knows {there}")
    return np.array(numbers, np.intp)
