"""Phrases as a file of JSON: the settings, and for each pass one phrase a line."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from firth.errors import DamagedFile, MissingFile
from firth.text.collocations import Collocation

FILE = "phrases.json"  # of a folder
_FORMAT, _VERSION = "firth phrases", 1


def as_bytes(settings: Mapping[str, Any], found: Sequence[Sequence[Collocation]]) -> bytes:
    """The whole file."""
    head = json.dumps({"format": _FORMAT, "format_version": _VERSION, **settings}, ensure_ascii=False)
    return _encoded(f'{head[:-1]},\n"found": [{",".join(map(_lines, found))}]}}\n')


def read(path: Path) -> tuple[dict[str, Any], list[list[Collocation]]]:
    """Read a file, or that of a folder: settings and the phrases of each pass.

    Raises
    ------
    MissingFile, DamagedFile
    """
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        where = f"a folder without {FILE}" if path.is_dir() else "no such file"
        raise MissingFile(f"there are no phrases at {path}: {where}")
    with damage_of(path):
        whole = _parsed(file.read_bytes())
        if not isinstance(whole, dict) or whole.pop("format", None) != _FORMAT:
            raise DamagedFile("it is JSON of another kind")
        version = whole.pop("format_version")
        if version != _VERSION:
            raise DamagedFile(f"its format has version {version}, this firth reads {_VERSION}")
        return whole, [[_collocation(*one) for one in found] for found in whole.pop("found")]


def sha256(found: Sequence[Sequence[Collocation]]) -> str:
    """Hexadecimal SHA-256 of phrases, in their order."""
    return hashlib.sha256(_encoded("".join(map(_lines, found)))).hexdigest()


@contextmanager
def damage_of(path: Path) -> Iterator[None]:
    """Whatever is wrong with what is read inside is told as the damage of a file."""
    try:
        yield
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise DamagedFile(f"the phrases {str(path)!r} are damaged: {error}") from error


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise DamagedFile(
            f"it is no JSON, which Phrases.save and firth phrases -o write ({error})"
        ) from error


def _lines(found: Sequence[Collocation]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "[\n" + ",\n".join(map(encode, found)) + "\n]"


def _encoded(text: str) -> bytes:
    """UTF-8; half a surrogate pair becomes an escape, which is one in JSON too."""
    return text.encode("utf-8", "backslashreplace")


def _collocation(words: Any, score: Any, times: Any) -> Collocation:
    if not (isinstance(words, list) and len(words) > 1 and all(isinstance(word, str) for word in words)):
        raise DamagedFile(f"{words!r} is no phrase")
    if not isinstance(score, float) or type(times) is not int:
        raise DamagedFile(f"score {score!r} and count {times!r} are no numbers")
    return Collocation(tuple(words), score, times)
