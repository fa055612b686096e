"""What is looked at before a long work starts, so that its result is not lost at the end."""

from pathlib import Path

from firth.beside import check_writable
from firth.errors import InvalidInput, MissingFile


def check_picture(target: Path) -> None:
    """Refuse a picture that could not be drawn or written."""
    if target.suffix.lower() not in (".png", ".svg"):
        raise InvalidInput(f"a picture's name must end in .png or .svg, got {target.name!r}")
    if not target.parent.is_dir():
        raise MissingFile(f"the folder {target.parent} does not exist: make it first")
    check_writable(target)
