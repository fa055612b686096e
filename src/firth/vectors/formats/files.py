"""word2vec's and GloVe's files as formats: opened, read and written as a whole, plain or gzip."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from firth.beside import written_file
from firth.vectors.formats.binary import read_binary, write_binary
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.source import opened
from firth.vectors.formats.text import read_text, write_text
from firth.vectors.formats.words import as_bytes

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

COMPRESSIBLE = (".bin", ".txt", ".vec")  # what is written as gzip where .gz follows


def read_word2vec_binary(path: Path, wanted: Wanted) -> Content:
    """Read word2vec's binary format."""
    with opened(path) as source:
        return read_binary(source, wanted)


def read_word2vec_text(path: Path, wanted: Wanted) -> Content:
    """Read word2vec's text, and fastText's `.vec`."""
    with opened(path) as source:
        return read_text(source, wanted, header=True)


def read_glove(path: Path, wanted: Wanted) -> Content:
    """Read GloVe's text, which has no header."""
    with opened(path) as source:
        return read_text(source, wanted, header=False)


def write_word2vec_binary(words: "WordVectors", path: Path) -> None:
    """Write word2vec's binary format."""
    raw = as_bytes(words, "word2vec-binary")
    _written(path, lambda stream: write_binary(stream, raw, words.vectors))


def write_word2vec_text(words: "WordVectors", path: Path) -> None:
    """Write word2vec's text."""
    raw = as_bytes(words, "word2vec-text")
    _written(path, lambda stream: write_text(stream, raw, words.vectors, header=True))


def write_glove(words: "WordVectors", path: Path) -> None:
    """Write GloVe's text."""
    raw = as_bytes(words, "glove")
    _written(path, lambda stream: write_text(stream, raw, words.vectors, header=False))


def _written(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file, compressed where its name ends so."""
    with written_file(path) as file:
        if path.suffix != ".gz":
            write(file)
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as stream:
            write(cast(BinaryIO, stream))
