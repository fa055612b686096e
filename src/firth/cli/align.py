"""``firth align``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.door import check_file, check_picture, words_of
from firth.cli.models import key_of, keys_of
from firth.cli.output import counted, note, tell

if TYPE_CHECKING:
    from firth.evaluation.alignment.anchors import Anchors
    from firth.vectors import WordVectors

ANCHORS = "5000"


def align(
    models: Annotated[
        list[Path],
        typer.Argument(
            metavar="MODEL",
            show_default=False,
            help="Two models, with --path also more: each a folder, a file, or a folder with runs of it.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Save the second model, turned onto the first."),
    ] = None,
    anchors: Annotated[
        str,
        typer.Option(
            metavar="N or FILE",
            help="What holds the models together: so many frequent words, or those of a list.",
        ),
    ] = ANCHORS,
    restrict: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Look at the N most frequent words only: shared ones, or on a path of each model.",
        ),
    ] = None,
    level: Annotated[
        float, typer.Option(metavar="X", help="The share of false discoveries that is allowed.")
    ] = 0.05,
    topn: Annotated[
        int, typer.Option("-n", "--topn", metavar="N", help="Words in a table; neighbours on a path.")
    ] = 10,
    path: Annotated[
        str | None, typer.Option(metavar="WORD", help="Follow this word through the models.")
    ] = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw its path, .png or .svg.")] = None,
    json: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the result as JSON too; - prints JSON instead of tables."),
    ] = None,
) -> None:
    """Find the words that changed from one model to another, and tell change from chance.

    A folder of runs holds a model several times: trained with different seeds, to compare two texts, or on
    different parts of a text, to compare what the texts stand for. Without runs nothing tells change from
    chance.

    Example: `firth align films/ articles/ --restrict 5000`

    Example: `firth align 1900/ 1950/ 2000/ --path broadcast --plot broadcast.png`
    """
    import firth
    from firth.evaluation import change, word_path
    from firth.plots import path_of_word
    from firth.vectors.runs import runs

    _check(models, path, plot, output)
    if plot is not None:
        check_picture(plot)
    if json is not None and json != "-":
        check_file(Path(json))
    sides = [[firth.load(run) for run in runs(model)] for model in models]
    held = _anchors(anchors, sides[0][0])
    names = _names(models)
    if path is None:
        result = change(*sides, anchors=held, restrict=restrict, level=level, names=(names[0], names[1]))
        told, values = result.told(topn), result.as_dict(topn)
    else:
        way = word_path(
            sides, key_of(sides[0][0], path), names=names, neighbours=topn, restrict=restrict, anchors=held
        )
        told, values = str(way), way.as_dict()
        if plot is not None:
            path_of_word(way, path=plot)
    tell(told, values, json)
    if plot is not None:
        note(f"wrote {plot}")
    if output is not None:
        _save(sides, held, output)


def _check(models: list[Path], path: str | None, plot: Path | None, output: Path | None) -> None:
    """Refuse what means nothing together."""
    if len(models) < 2:
        raise typer.BadParameter("name two models", param_hint="MODEL")
    if len(models) > 2 and path is None:
        raise typer.BadParameter("words change between two models; for more name --path", param_hint="MODEL")
    if plot is not None and path is None:
        raise typer.BadParameter("what is drawn is the path of a word: name --path too", param_hint="--plot")
    if output is not None and len(models) > 2:
        raise typer.BadParameter("the second of two models is saved, here are more", param_hint="--output")


def _anchors(option: str, words: "WordVectors") -> "Anchors":
    """A number of words, or those of a file."""
    return int(option) if option.isdecimal() else keys_of(words, words_of(Path(option)))


def _names(models: list[Path]) -> list[str]:
    """The last names of the models, or all of their paths where two have the same last name."""
    last = [model.resolve().name for model in models]
    return last if len(set(last)) == len(last) else [model.as_posix() for model in models]


def _save(sides: "list[list[WordVectors]]", anchors: "Anchors", output: Path) -> None:
    """Write the second model in the space of the first; each run of it, where there are several."""
    from firth.evaluation import align
    from firth.vectors.runs import run_folder

    (first, *_), second = sides
    for i, run in enumerate(second, 1):
        result = align(first, run, anchors=anchors)
        target = output if len(second) == 1 else run_folder(output, i)
        target.parent.mkdir(parents=True, exist_ok=True)
        result.aligned.save(target)
        note(f"wrote {target}: held by {counted(len(result.anchors), 'word')}")
