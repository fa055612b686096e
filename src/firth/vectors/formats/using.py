"""`read` and `write`: a path and the name of a format, or what the path itself says."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from firth.beside import standing
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.source import is_packed
from firth.vectors.formats.table import FORMATS, TABLE, WRITABLE, FormatName, format_by_name, recognised

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors


def read(path: Path, wanted: Wanted, format: FormatName | None) -> Content:
    """What is at `path`, in the format that its content shows where none is named."""
    place = standing(path)
    if not place.exists():
        raise MissingFile(f"there is no file or folder {path}")
    if format is None:
        format = recognised(place)
    elif place.is_dir() and not TABLE[format].is_folder:
        raise InvalidInput(f"{path} is a folder, and {format} is the format of a file")
    elif place.is_file() and TABLE[format].is_folder:
        raise InvalidInput(f"{path} is a file, and {format} is the format of a folder")
    if place.is_file() and not TABLE[format].packed and is_packed(place):
        raise DamagedFile(f"{path} is gzip, which {format} is not read from: unpack it first")
    return TABLE[format].read(place, wanted)


def write(words: "WordVectors", path: str | PathLike[str], *, format: FormatName | None = None) -> None:
    """Write word vectors as a model folder or in a format that other programs read.

    Parameters
    ----------
    words : WordVectors
    path : path
    format : str, optional
        One of `WRITABLE`; where it is not given, the name decides.

    Raises
    ------
    InvalidInput, WrongType
        As `WordVectors.save`, which is the same.
    """
    path = Path(path)
    if format is None:
        format = format_by_name(path)
    writer = TABLE[check_format(format)].write
    if writer is None:
        raise InvalidInput(f"{format} is read and not written: name one of {', '.join(WRITABLE)}")
    writer(words, path)


def left_out(words: "WordVectors", path: str | PathLike[str], format: FormatName | None = None) -> list[str]:
    """What the words have and `write` does not write."""
    name = format_by_name(Path(path)) if format is None else check_format(format)
    parts = {"output": "output vectors", "counts": "counts", "subwords": "n-grams"}
    kept = TABLE[name].keeps
    return [part for field, part in parts.items() if field not in kept and getattr(words, field) is not None]


def check_format(format: FormatName) -> FormatName:
    """Refuse a name that is no format."""
    if format not in FORMATS:
        raise InvalidInput(f"format must be one of {', '.join(FORMATS)}, got {format!r}")
    return format
