"""``firth align``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firth.cli.door import check_file, check_model
from firth.cli.judging import AsFile, check_outputs
from firth.cli.models import key_of, known_of, names_apart
from firth.cli.output import counted, note, tell
from firth.errors import InvalidInput

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
    overwrite: Annotated[
        bool, typer.Option("--overwrite", metavar="", help="Replace the models that OUT holds.")
    ] = False,
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
    json: AsFile = None,
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
    from firth.vectors.checks import at_least_one
    from firth.vectors.runs import runs

    _check(models, path, plot, output)
    at_least_one("topn", topn)
    check_outputs(plot, json)
    paths = [runs(model) for model in models]
    targets = [] if output is None else _targets(output, len(paths[1]), overwrite=overwrite)
    sides = [[firth.load(run) for run in side] for side in paths]
    held = _anchors(anchors, [run for side in sides for run in side])
    names = names_apart(models)
    if path is None:
        result = change(*sides, anchors=held, restrict=restrict, level=level, names=(names[0], names[1]))
        tell(result.told(topn), result.as_dict(topn), json)
    else:
        way = word_path(
            sides, key_of(sides[0][0], path), names=names, neighbours=topn, restrict=restrict, anchors=held
        )
        tell(str(way), way.as_dict(), json)
        if plot is not None:
            path_of_word(way, path=plot)
            note(f"wrote {plot}")
    _save(sides, held, targets)


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


def _targets(output: Path, n: int, *, overwrite: bool) -> list[Path]:
    """Where the runs of the second model are written, if that can be done and nothing is lost by it."""
    from firth.vectors import read_config
    from firth.vectors.formats.table import format_by_name
    from firth.vectors.runs import PREFIX, run_folder

    targets = [output] if n == 1 else [run_folder(output, i) for i in range(1, n + 1)]
    if format_by_name(output) != "folder":
        if n > 1:
            raise InvalidInput(
                f"{output} is the name of a file, and the second model has {n} runs: name a folder"
            )
        check_file(output)
        if output.exists() and not overwrite:
            raise InvalidInput(f"{output} is there already: name another file, or give --overwrite")
        return targets
    if n > 1 and (read_config(output) is not None or output.is_file()):
        raise InvalidInput(f"{output} is a model itself: name another folder for {n} runs")
    for target in targets:
        check_model(target, overwrite=overwrite)
    if n > 1 and (others := set(output.glob(f"{PREFIX}*")) - set(targets)):
        raise InvalidInput(
            f"{output} holds other runs too, as {min(others).name}: name a folder without them"
        )
    return targets


def _anchors(option: str, models: "list[WordVectors]") -> "Anchors":
    """A number of words, or those of a file; a note tells of words that are not in all models."""
    if option.isdecimal():
        return int(option)
    shared = set.intersection(*(set(words.key_to_index) for words in models))
    return known_of(shared, Path(option), "in all models")


def _save(sides: "list[list[WordVectors]]", anchors: "Anchors", targets: list[Path]) -> None:
    """Write the second model in the space of the first; each run of it, where there are several."""
    from firth.evaluation import align

    for run, target in zip(sides[1], targets, strict=False):  # no targets, where nothing is to be saved
        result = align(sides[0][0], run, anchors=anchors)
        target.parent.mkdir(parents=True, exist_ok=True)
        result.turned.save(target)
        note(f"wrote {target}: held by {counted(len(result.anchors), 'word')}")
