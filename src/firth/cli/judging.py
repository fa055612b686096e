"""What commands that judge models share: their options, and what is looked at before the work."""

from pathlib import Path
from typing import Annotated, Any

import typer

from firth.cli.door import check_file, check_picture

DATA: Any = typer.Option(
    metavar="PATH", show_default=False, help="A benchmark file, or a folder of them; may be given again."
)
Categories = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="PATH",
        show_default=False,
        help="A file or folder of words with their categories, where it may be taken for analogies.",
    ),
]
AsFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write the results as JSON too; - prints JSON instead of tables."),
]
Restrict = Annotated[
    int, typer.Option(metavar="N", help="Answer analogies with the first N words, the most frequent.")
]
Method = Annotated[str, typer.Option(metavar="NAME", help="How analogies are solved: 3cosadd or 3cosmul.")]


def check_outputs(picture: Path | None, json: str | None) -> None:
    """Refuse a picture that could not be drawn or written, and a file that could not be."""
    from firth.plots.figures import check_matplotlib

    if picture is not None:
        check_picture(picture)
        check_matplotlib()
    if json not in (None, "-"):
        check_file(Path(str(json)))
