"""What is looked at before a long work starts, so that its result is not lost at the end."""

import tempfile
from pathlib import Path

from firth.errors import InvalidInput, MissingFile


def check_writable(target: Path) -> None:
    """Refuse a target where nothing can be written: the nearest folder above it must take a new file."""
    folder = target.absolute().parent
    while not folder.exists():
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder):  # trying is the only test that knows every file system
            pass
    except OSError as error:
        raise InvalidInput(f"{target} cannot be written, because of {folder}: {error.strerror}") from None


def check_picture(target: Path) -> None:
    """Refuse a picture that could not be drawn or written."""
    if target.suffix.lower() not in (".png", ".svg"):
        raise InvalidInput(f"a picture's name must end in .png or .svg, got {target.name!r}")
    if not target.parent.is_dir():
        raise MissingFile(f"the folder {target.parent} does not exist: make it first")
    check_writable(target)
