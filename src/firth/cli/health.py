"""``firth health``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli.judging import AsFile, check_outputs
from firth.cli.models import Model
from firth.cli.output import note, tell
from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.evaluation import HealthResult


def health(
    model: Model,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            show_default=False,
            help="Draw cosines, lengths, hubs and directions too, .png or .svg.",
        ),
    ] = None,
    associations: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            show_default=False,
            help="Lists of words, 'name: word word ...', and tests of them, 'test: X Y A B' (WEAT).",
        ),
    ] = None,
    queries: Annotated[
        int,
        typer.Option(metavar="N", help="Ask so many random words for their neighbours; 0 asks all."),
    ] = 10_000,
    seed: Annotated[int, typer.Option(metavar="N", help="Draws words and pairs.")] = 1,
    json: AsFile = None,
) -> None:
    """Examine vectors: what is wrong with them, what it means and what helps; no benchmark is needed.

    Looked at are nan and infinity, rows that nobody learnt, rows that stand there twice, how alike all words
    are, how many directions are used, hubs, lengths and frequency. Leaves with 1 where something is broken,
    else with 0.

    Example: `firth health model/ -o health.png`
    """
    import firth
    from firth.evaluation import associations as tested
    from firth.evaluation import health as examined
    from firth.evaluation.association.wordlists import word_lists

    check_outputs(out, json)
    if associations is not None:
        word_lists(associations)  # a line that cannot be read is told before the model is examined
    words = firth.load(model, check_finite=False)
    result = examined(words, queries=queries or None, seed=seed)
    facts: dict[str, Any] = result.as_dict()
    told = str(result)
    if associations is not None:
        tests = tested(words, associations, seed=seed)
        facts["associations"] = tests.as_dict()
        told += f"\n\n{tests}"
    tell(told, facts, json)
    if out is not None:
        _draw(result, out)
    raise typer.Exit(1 if result.verdict == "broken" else 0)


def _draw(result: "HealthResult", out: Path) -> None:
    from firth.plots import health_panels

    try:
        health_panels(result, path=out)
    except InvalidInput as error:  # too few vectors: the examination stands, and its code with it
        note(f"firth: no picture: {error}")
        return
    note(f"wrote {out}")
