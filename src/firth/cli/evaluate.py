"""``firth evaluate``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.models import Model
from firth.cli.output import as_json, note, say


def evaluate(
    model: Model,
    data: Annotated[
        list[Path],
        typer.Option(
            metavar="PATH",
            show_default=False,
            help="A benchmark file, or a folder of them; may be given again.",
        ),
    ],
    json: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the results as JSON too; - prints JSON instead of tables."),
    ] = None,
    restrict: Annotated[
        int, typer.Option(metavar="N", help="Answer analogies with the first N words, the most frequent.")
    ] = 300_000,
    method: Annotated[
        str, typer.Option(metavar="NAME", help="How analogies are solved: 3cosadd or 3cosmul.")
    ] = "3cosadd",
) -> None:
    """Judge vectors by word similarity and analogy benchmarks.

    Files are recognised by what they hold: rated pairs (WordSim-353, SimLex-999, MEN, ...), questions of
    four words (Google, MSR), folders of pairs (BATS). They are not part of firth.

    Example: `firth evaluate model/ --data wordsim/ --data questions-words.txt`
    """
    import firth
    from firth.evaluation import evaluate as judge

    words = firth.load(model)
    result = judge(words, data, restrict=restrict, method=method)  # type: ignore[arg-type]
    if json == "-":
        say(as_json(result.as_dict()))
        return
    say(str(result))
    if json is not None:
        Path(json).write_text(as_json(result.as_dict()) + "\n", encoding="utf-8", newline="\n")
        note(f"wrote {json}")
