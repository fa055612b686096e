"""``firth analogy``."""

from typing import Annotated

import typer

from firth.cli.models import AsJson, Model, TopN, key_of
from firth.cli.output import plain, say_json, say_table, shown


def analogy(
    model: Model,
    a: Annotated[str, typer.Argument(metavar="A", show_default=False, help="king")],
    b: Annotated[str, typer.Argument(metavar="B", show_default=False, help="less man")],
    c: Annotated[str, typer.Argument(metavar="C", show_default=False, help="and woman")],
    method: Annotated[
        str, typer.Option(metavar="NAME", help="How the cosines are put together: 3cosadd or 3cosmul.")
    ] = "3cosadd",
    topn: TopN = 10,
    json: AsJson = False,
) -> None:
    """Find the words nearest to A - B + C: B is to A as C is to the answer.

    Example: `firth analogy model/ king man woman`
    """
    import firth

    words = firth.load(model)
    found = words.analogy(*(key_of(words, word) for word in (a, b, c)), method=method, topn=topn)  # type: ignore[misc, arg-type]
    if json:
        say_json([{"word": plain(key), "score": score} for key, score in found])
    else:
        say_table([[shown(key), f"{score:.4f}"] for key, score in found], ["word", "score"], numbers=[1])
