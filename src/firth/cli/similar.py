"""``firth similar``."""

from typing import Annotated

import typer

from firth.cli.models import AsJson, Model, TopN, keys_of
from firth.cli.output import plain, say_json, say_table, shown


def similar(
    model: Model,
    like: Annotated[
        list[str],
        typer.Argument(metavar="WORD", show_default=False, help="What the answers are to be like."),
    ],
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", "-w", metavar="WORD", help="What they are to be unlike; may be given again."
        ),
    ] = None,
    topn: TopN = 10,
    json: AsJson = False,
) -> None:
    """List the words nearest to a word, or to the mean of several.

    Example: `firth similar model/ king queen --without prince -n 5`
    """
    import firth

    words = firth.load(model)
    found = words.most_similar(keys_of(words, like), keys_of(words, without or []), topn=topn)
    if json:
        say_json([{"word": plain(key), "similarity": score} for key, score in found])
    else:
        say_table([[shown(key), f"{score:.4f}"] for key, score in found], ["word", "similarity"], numbers=[1])
