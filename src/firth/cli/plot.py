"""``firth plot``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.door import check_picture
from firth.cli.models import Model, keys_of
from firth.cli.output import say
from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.vectors import WordVectors


def plot(
    model: Model,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", show_default=False, help="The picture, .png or .svg."),
    ],
    chosen: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORD", show_default=False, help="The words to show; by default frequent ones."
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--words", metavar="FILE", help="A file with more words to show, one a line."),
    ] = None,
    n: Annotated[int, typer.Option("-n", metavar="N", help="How many words, where none are named.")] = 60,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Written above the map.")] = None,
    loss: Annotated[
        bool,
        typer.Option("--loss", metavar="", help="Draw the loss of the training, epoch by epoch, instead."),
    ] = False,
) -> None:
    """Draw a map of words, or the curve of the training's loss.

    Example: `firth plot model/ -o map.png one two three red green blue`
    """
    import firth
    from firth.plots import loss_curve, map_of_words

    if loss and (chosen or file or title):
        raise typer.BadParameter("the curve of the loss has neither words nor a title", param_hint="--loss")
    check_picture(output)
    words = firth.load(model)
    if loss:
        loss_curve(_history(model, words), path=output)
    else:
        named = [*(chosen or []), *(_lines(file) if file else [])]
        map_of_words(words, keys_of(words, named) or None, n=n, title=title, path=output)
    say(f"wrote {output}")


def _history(model: Path, words: "WordVectors") -> list[float]:
    history = words.info.get("training", {}).get("loss_history", [])
    if not history:
        raise InvalidInput(f"{model} holds no losses: only a model that firth trained for an epoch does")
    return list(history)


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{file} is not a list of words in utf-8: {error}") from None
    return [line.strip() for line in text.splitlines() if line.strip()]
