"""What is looked at before a long work starts, so that its result is not lost at the end."""

from pathlib import Path
from typing import Any

from firth.beside import check_writable
from firth.errors import InvalidInput, MissingFile


def check_picture(target: Path) -> None:
    """Refuse a picture that could not be drawn or written."""
    if target.suffix.lower() not in (".png", ".svg"):
        raise InvalidInput(f"a picture's name must end in .png or .svg, got {target.name!r}")
    check_file(target)


def check_file(target: Path) -> None:
    """Refuse a file that could not be written."""
    if not target.parent.is_dir():
        raise MissingFile(f"the folder {target.parent} does not exist: make it first")
    if target.is_dir():
        raise InvalidInput(f"{target} is a folder: name a file")
    check_writable(target)


def check_model(target: Path, *, overwrite: bool, resumed: Path | None = None) -> None:
    """Refuse a folder where no model can be written, or where one stands that would be lost.

    The model of the very training that is resumed may be replaced: the new one is further.
    """
    from firth.vectors import check_target, read_config

    check_target(target)
    there = read_config(target)
    if there is None or overwrite:
        return
    if resumed is not None and _training(there) == _training(read_config(resumed) or {}):
        return
    raise InvalidInput(f"{target} holds a model already: name another folder, or give --overwrite")


def words_of(file: Path) -> list[str]:
    """The words of a list, one a line."""
    if file.is_dir():
        raise InvalidInput(f"{file} is a folder: name a file with words, one a line")
    if not file.is_file():
        raise MissingFile(f"there is no file {file}")
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{file} is not a list of words in utf-8: {error}") from None
    return [word for line in lines if (word := line.strip())]


def is_checkpoint(folder: Path) -> bool:
    """Whether a folder holds a training to go on with."""
    from firth.vectors import read_config

    return "checkpoint" in (read_config(folder) or {})


def _training(config: dict[str, Any]) -> list[Any]:
    """What tells one training from another: settings, text, what else was given; threads change nothing."""
    settings = {name: value for name, value in config.get("settings", {}).items() if name != "workers"}
    return [settings, config.get("corpus"), config.get("given")]
