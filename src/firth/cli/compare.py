"""``firth compare``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from firth.cli.judging import DATA, AsFile, Categories, Method, Restrict, check_outputs
from firth.cli.models import names_apart
from firth.cli.output import note, tell


def _side(help: str, metavar: str) -> Any:
    return typer.Argument(metavar=metavar, show_default=False, help=help)


def compare(
    a: Annotated[Path, _side("A model, or a folder of models that differ in their seed.", "A")],
    b: Annotated[Path, _side("What is compared with it: a model, or a folder of them.", "B")],
    data: Annotated[list[Path], DATA],
    categories: Categories = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
            help="A picture of the differences, .png or .svg.",
        ),
    ] = None,
    json: AsFile = None,
    restrict: Restrict = 300_000,
    method: Method = "3cosadd",
    resamples: Annotated[
        int, typer.Option(metavar="N", help="How many times the items are drawn anew.")
    ] = 2000,
    seed: Annotated[int, typer.Option(metavar="N", help="Decides which items are drawn.")] = 1,
) -> None:
    """Say where two models differ beyond chance, on the same items of the same benchmarks.

    A folder of models that `firth train --seeds` wrote stands for their settings: then the chance of the
    seeds counts too, and the answer is about the settings, not about two models that happened to be trained.

    Example: `firth compare runs-100/ runs-300/ --data wordsim/ --data questions-words.txt`
    """
    import firth
    from firth.evaluation import compare as judge
    from firth.plots import comparison_figure
    from firth.vectors.runs import runs

    check_outputs(output, json)
    paths = [runs(side) for side in (a, b)]
    first, second = ([firth.load(path) for path in side] for side in paths)
    names = names_apart([a, b])
    result = judge(
        first,
        second,
        data,
        names=(names[0], names[1]),
        categories=categories or [],
        restrict=restrict,
        method=method,  # type: ignore[arg-type]
        resamples=resamples,
        seed=seed,
    )
    told = [[path.as_posix() for path in side] for side in paths]
    tell(str(result), {**result.as_dict(), "a": told[0], "b": told[1]}, json)
    if output is None:
        return
    if all(one.difference is None for one in result.benchmarks):
        note(f"firth: {output} is not written: there is no difference to draw")
        return
    comparison_figure(result, path=output)
    note(f"wrote {output}")
