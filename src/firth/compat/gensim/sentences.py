"""Sentences from files: one a line, or a text cut to pieces of a fixed length."""

import bz2
import gzip
import lzma
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, TextIO

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType

Source = str | PathLike[str]

_BY_ENDING: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_BLOCK = 8192  # characters of a text without lines
MAX_WORDS = 10000  # in a sentence


class LineSentence:
    """One sentence a line, its words between white space; longer ones are cut to pieces.

    Parameters
    ----------
    source : path or open file
        A file that ends in ``.gz``, ``.bz2`` or ``.xz`` is decompressed. An open file is read from its
        beginning, each time.
    max_sentence_length : int, default 10000
        Words of a piece.
    limit : int, optional
        Read only so many lines.
    """

    def __init__(self, source: Any, max_sentence_length: int = MAX_WORDS, limit: int | None = None) -> None:
        self.source = source
        self.max_sentence_length = max_sentence_length
        self.limit = limit

    def __iter__(self) -> Iterator[list[str]]:
        if isinstance(self.source, str | PathLike):
            with opened(self.source) as lines:
                yield from self._sentences(lines)
        else:
            self.source.seek(0)
            yield from self._sentences(self.source)

    def _sentences(self, lines: Any) -> Iterator[list[str]]:
        for line in islice(lines, self.limit):
            words = (line.decode("utf-8") if isinstance(line, bytes) else line).split()
            for start in range(0, len(words), self.max_sentence_length):
                yield words[start : start + self.max_sentence_length]


class Text8Corpus:
    """A text without sentences, such as text8, in pieces of `max_sentence_length` words."""

    def __init__(self, fname: Source, max_sentence_length: int = MAX_WORDS) -> None:
        self.fname = fname
        self.max_sentence_length = max_sentence_length

    def __iter__(self) -> Iterator[list[str]]:
        words: list[str] = []
        rest = ""
        with opened(self.fname) as file:
            while block := file.read(_BLOCK):
                text = rest + block
                *found, rest = text.split() if not text[-1].isspace() else [*text.split(), ""]
                words += found
                while len(words) >= self.max_sentence_length:
                    yield words[: self.max_sentence_length]
                    words = words[self.max_sentence_length :]
        if rest:
            words.append(rest)
        if words:
            yield words


class PathLineSentences:
    """`LineSentence` of a file, or of all files of a folder by their names; `limit` is that of a file."""

    def __init__(
        self, source: Source, max_sentence_length: int = MAX_WORDS, limit: int | None = None
    ) -> None:
        path = Path(source)
        if not path.exists():
            raise MissingFile(f"there is no file or folder {str(path)!r}")
        self.source = source
        self.max_sentence_length = max_sentence_length
        self.limit = limit
        inside = [os.path.join(source, name) for name in sorted(os.listdir(path))] if path.is_dir() else []
        self.input_files = inside or [str(source)]
        if path.is_dir() and not inside:
            raise InvalidInput(f"the folder {str(path)!r} holds no files")

    def __iter__(self) -> Iterator[list[str]]:
        for path in self.input_files:
            yield from LineSentence(path, self.max_sentence_length, self.limit)


def lists_of_words(sentences: Any) -> Iterator[Any]:
    """The sentences, none of which may be a string: its letters would be the words.

    Raises
    ------
    WrongType
    """
    if isinstance(sentences, str | bytes | PathLike) or not isinstance(sentences, Iterable):
        raise WrongType(
            f"sentences must be an iterable of lists of words, got {sentences!r:.60}: a file is given as "
            "corpus_file=, or as LineSentence(file)"
        )
    for sentence in sentences:
        if isinstance(sentence, str | bytes | PathLike):
            raise WrongType(f"a sentence is a list of words, for example text.split(), got {sentence!r:.60}")
        yield sentence


@contextmanager
def opened(path: Source, encoding: str = "utf-8", errors: str = "strict") -> Iterator[TextIO]:
    """A file as text, decompressed by the ending of its name; lines end with a line feed alone.

    Raises
    ------
    MissingFile
    DamagedFile
        The compressed data cannot be read, or the text is not in this encoding.
    """
    path = Path(path)
    if not path.is_file():
        raise MissingFile(f"there is no file {str(path)!r}")
    open_it = _BY_ENDING.get(path.suffix, open)
    try:
        with open_it(path, "rt", encoding=encoding, errors=errors, newline="\n") as file:
            yield file
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile, UnicodeError) as error:
        raise DamagedFile(f"{path} cannot be read: {error}") from error
