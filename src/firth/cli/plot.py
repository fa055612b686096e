"""``firth plot``."""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.door import check_picture
from firth.cli.models import Model, keys_of, known_of
from firth.cli.output import note, say
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
        typer.Option(
            "--words", metavar="FILE", help="A file with more words, one a line; unknown ones are left out."
        ),
    ] = None,
    n: Annotated[int, typer.Option("-n", metavar="N", help="How many words, where none are named.")] = 60,
    raw: Annotated[
        bool,
        typer.Option("--raw", metavar="", help="Draw the vectors as they are, not divided by their lengths."),
    ] = False,
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
    from firth.plots.planes import caption_of

    if loss and (chosen or file or title or raw):
        raise typer.BadParameter("the curve of the loss has neither words nor a title", param_hint="--loss")
    check_picture(output)
    words = firth.load(model)
    if loss:
        histories = _histories(model, words)
        labels = ["training", "held out"] if len(histories) > 1 else None
        loss_curve(histories, labels=labels, path=output)
    else:
        keys = keys_of(words, chosen or [])
        if file is not None:
            keys += known_of(words, file)
        ax = map_of_words(
            words, keys if chosen or file else None, n=n, unit=not raw, title=title, path=output
        )
        if caption := caption_of(ax):
            note(f"firth: {caption}")
    say(f"wrote {output}")


def _histories(model: Path, words: "WordVectors") -> list[list[float]]:
    """The loss of the training, and that on held-out text where every epoch has one."""
    training = words.info.get("training", {})
    history = training.get("loss_history", [])
    if not history:
        raise InvalidInput(f"{model} holds no losses: only a model that firth trained for an epoch does")
    numbers = [math.nan if loss is None else loss for loss in history]
    if all(map(math.isnan, numbers)):
        raise InvalidInput(f"{model} has no loss to draw: no epoch of its training had pairs")
    held_out = training.get("validation_loss_history", [])
    return [numbers, held_out] if len(held_out) == len(numbers) else [numbers]  # else: of which epochs?
