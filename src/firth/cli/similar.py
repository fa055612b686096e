"""``firth similar``."""

from pathlib import Path
from typing import Annotated, Any

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
    stability: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="MODEL",
            show_default=False,
            help="A model of another seed, or a folder of them: in what share of them each answer returns; "
            "may be given again.",
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """List the words nearest to a word, or to the mean of several.

    Of a folder of runs (seed-1, seed-2, ... in it) they are the nearest by the mean over its models, with
    the 95 % interval for the mean over all seeds, and the share of the models that have them among their own
    answers.

    Example: `firth similar model/ king queen --without prince -n 5`
    """
    import firth
    from firth.vectors.runs import runs

    paths = runs(model) if model.is_dir() else [model]
    if len(paths) > 1 and stability:
        raise typer.BadParameter("MODEL is a folder of runs: name one of them", param_hint="--stability")
    words: Any = firth.Ensemble.load(paths) if len(paths) > 1 else firth.load(paths[0])
    asked = {"positive": keys_of(words, like), "negative": keys_of(words, without or []), "topn": topn}
    if stability:
        asked["stability"] = [firth.load(path) for path in runs(stability)]
    _say(words.most_similar(**asked), json)


def _say(found: list[tuple[Any, ...]], json: bool) -> None:
    """The answers, which say more of themselves where several models were asked."""
    width = len(found[0]) if found else 2
    names = {
        2: ["word", "similarity"],
        3: ["word", "similarity", "share"],
        5: ["word", "similarity", "low", "high", "share"],
    }[width]
    if json:
        say_json([{**dict(zip(names, one, strict=True)), "word": plain(one[0])} for one in found])
        return
    rows = []
    for key, *scores in found:
        cells = [f"{score:.4f}" for score in scores]
        if width > 2:
            cells[-1] = f"{scores[-1]:.0%}"
        rows.append([shown(key), *cells])
    headings = ["of models" if name == "share" else name for name in names]
    say_table(rows, headings, numbers=range(1, width))
