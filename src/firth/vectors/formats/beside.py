"""Words that stand in a file of their own, beside the file of their vectors."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from firth.beside import written_file
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import load_keys
from firth.vectors.checks import first_repeat
from firth.vectors.formats.content import Wanted


def first_of(path: Path, names: Iterable[str]) -> Path:
    """The first of some files that is there, in the folder of the vectors at `path`.

    Raises
    ------
    MissingFile
        If none of them is there.
    """
    names = [name for name in names if name != path.name]
    for name in names:
        if path.with_name(name).is_file():
            return path.with_name(name)
    raise MissingFile(
        f"the words of {path} are missing: they should stand beside it, in {' or '.join(names)}"
    )


def read_words(path: Path, wanted: Wanted) -> list[Any]:
    """The words of a file: a JSON array as firth writes it, or one word a line."""
    if path.suffix == ".json":
        try:
            return load_keys(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise DamagedFile(f"{path} cannot be read: {error}") from None
    return [wanted.decoded(line, f"{path}, line {number}") for number, line in enumerate(read_lines(path), 1)]


def read_lines(path: Path) -> list[bytes]:
    """The lines of a file; a last one that is empty is none."""
    return path.read_bytes().replace(b"\r\n", b"\n").removesuffix(b"\n").split(b"\n")


def check_words(words: list[Any], vectors: int, path: Path) -> list[Any]:
    """Words that are as many as the vectors, and each once."""
    if len(words) != vectors:
        raise DamagedFile(f"{path} holds {len(words)} words for {vectors} vectors")
    if len(set(words)) < len(words):
        raise DamagedFile(f"{path} has the word {words[first_repeat(words)]!r} more than once")
    return words


@contextmanager
def written_with_words(path: Path, words: Path, lines: Iterable[bytes]) -> Iterator[BinaryIO]:
    """A stream for the vectors at `path`; the words, whole before it, take their place after it.

    Raises
    ------
    InvalidInput
        If there is a file of words already, and no vectors that it could belong to.
    """
    if words.exists() and not path.exists():
        raise InvalidInput(
            f"{words}, where the words of {path} would be written, is there already and not theirs: "
            "move it, or choose another name"
        )
    with written_file(words) as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())  # a disk that is full is so before the vectors are replaced
        with written_file(path) as stream:
            yield stream
