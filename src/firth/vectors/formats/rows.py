"""What the readers of word2vec's and GloVe's files share: the header's promise and the rows read so far."""

import re
import reprlib
from collections.abc import Callable

from firth.errors import DamagedFile
from firth.vectors.arithmetic import Table
from firth.vectors.checks import first_repeat
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.growing import GrowingTable
from firth.vectors.formats.source import Source

LONGEST_WORD = 1 << 16  # bytes; where a word seems longer, the file is not what it seems
_MOST_DIMENSIONS = 1 << 20
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*(-?[0-9]{1,19})[ \t]+(-?[0-9]{1,19})[ \t\r]*\n?")


def header_of(line: bytes) -> tuple[int, int] | None:
    """The number of words and of dimensions, if the line is the header of a word2vec file."""
    match = _HEADER.fullmatch(line)
    return (int(match[1]), int(match[2])) if match else None


def promised(source: Source, line: bytes, *, word_bytes: int, number_bytes: int) -> tuple[int, int]:
    """The number of words and of dimensions in the header, if the file is large enough to hold them.

    A row takes at least `word_bytes` for its word and `number_bytes` for each number.
    """
    header = header_of(line)
    if header is None:
        raise DamagedFile(f"{source.name} does not start with a word2vec header, a line like '3000000 300'")
    words, dimensions = header
    if words < 0 or not 1 <= dimensions <= _MOST_DIMENSIONS:
        raise DamagedFile(
            f"{source.name} has a header of {words} words and {dimensions} dimensions: "
            f"at least 0 words and 1 to {_MOST_DIMENSIONS} dimensions are allowed"
        )
    if source.size is not None and len(line) + words * (word_bytes + number_bytes * dimensions) > source.size:
        raise DamagedFile(
            f"{source.name} is truncated or damaged: {source.size} bytes cannot hold the {words} words "
            f"of {dimensions} dimensions in its header"
        )
    return words, dimensions


class Rows:
    """The words and vectors read so far, checked block by block.

    `place(row)` says where in the file a row stands: ``line 7``.
    """

    def __init__(
        self, source: Source, dimensions: int, *, wanted: Wanted, place: Callable[[int], str]
    ) -> None:
        self._name, self._compressed = source.name, source.size is None
        self._wanted = wanted
        self._place = place
        self._words: list[str] = []
        self._seen: set[str] = set()
        self._table = GrowingTable(dimensions)

    def __len__(self) -> int:
        return len(self._words)

    def damage(self, row: int, what: str) -> DamagedFile:
        """The error for something wrong in a row."""
        return DamagedFile(f"{self._name}, {self._place(row)}: {what}")

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._table.columns

    def expect(self, rows: int) -> None:
        """Make room for rows that the file is large enough to hold."""
        if self._compressed:
            return
        self._table.room(rows)

    def room(self, rows: int) -> Table:
        """Where the vectors (rows, d) of the words that are added next go."""
        return self._table.room(rows)

    def add(self, raw: list[bytes]) -> None:
        """Add words whose vectors stand in the room."""
        if not raw:
            return
        first = len(self._words)
        values = self._table.room(len(raw))
        self._decode(raw)
        self._seen.update(self._words[first:])
        if len(self._seen) < len(self._words):
            again = first_repeat(self._words)
            raise self.damage(again, f"the word {reprlib.repr(self._words[again])} is there a second time")
        bad = self._wanted.refused(values)
        if bad is not None:
            word = self._words[first + bad]
            raise self.damage(
                first + bad, f"the vector of {reprlib.repr(word)} holds nan, inf or a number beyond float32"
            )
        self._table.use(len(raw))

    def result(self) -> Content:
        """All words and vectors."""
        return Content(self._words, self._table.frozen())

    def _decode(self, raw: list[bytes]) -> None:
        first = len(self._words)
        try:
            self._words.extend(word.decode(self._wanted.encoding, self._wanted.errors) for word in raw)
        except UnicodeError:
            row = len(self._words)  # extend keeps what came before the error
            self._wanted.decoded(raw[row - first], f"{self._name}, {self._place(row)}")
