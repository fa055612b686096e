"""``firth classify predict``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.models import AsJson
from firth.cli.output import plain, say_json, say_table, shown
from firth.errors import InvalidInput, MissingFile

Classifier = Annotated[
    Path,
    typer.Argument(
        metavar="MODEL", show_default=False, help="A classifier, which firth classify train wrote."
    ),
]


def predict(
    model: Classifier,
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", show_default=False, help="Texts, each in quotes.")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help="More texts, one a line; - reads standard input."),
    ] = None,
    json: AsJson = False,
) -> None:
    """Print the likeliest label of each text, and its probability.

    Example: `firth classify predict model/ 'A lovely film.'`
    """
    from firth import TextClassifier

    if not texts and file is None:
        raise typer.BadParameter("give a text in quotes, or a file with --file", param_hint="TEXT")
    classifier = TextClassifier.load(model)
    asked = [*(texts or []), *(_lines(file) if file is not None else [])]
    if not asked:
        raise InvalidInput(f"{file} holds no texts")
    probabilities = classifier.predict_proba(asked)
    classes = classifier.classes_.tolist()
    best = probabilities.argmax(axis=1)
    if json:
        say_json(
            [
                {
                    "label": plain(classes[place]),
                    "probabilities": {str(plain(k)): float(p) for k, p in zip(classes, row, strict=True)},
                }
                for place, row in zip(best, probabilities, strict=True)
            ]
        )
        return
    say_table(
        [[shown(classes[place]), f"{row[place]:.4f}"] for place, row in zip(best, probabilities, strict=True)]
    )


def _lines(file: str) -> list[str]:
    """The lines of a file or of standard input, empty ones too, so that answers stand beside them."""
    from firth.text.decoding import text_blocks
    from firth.text.files import ByteMeter, is_path
    from firth.text.sources import lines

    if not is_path(file):
        raise MissingFile(f"there is no file {file}")
    return list(lines(next(text_blocks([Path(file)], "utf-8", "strict", ByteMeter()))))
