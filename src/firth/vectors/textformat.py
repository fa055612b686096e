"""word2vec text and GloVe text: a word and its numbers a line, with and without a header."""

import reprlib
import warnings
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

from firth.errors import DamagedFile
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.reading import LONGEST_WORD, Rows, promised
from firth.vectors.source import Source

_BLOCK = 1 << 22  # bytes read at a time
_LONGEST_FIRST_LINE = 1 << 24  # bytes, where the dimensions are not known yet
_LONGEST_NUMBER = 64  # bytes with its space; the longest that anything writes is 25
_BLANK = b" \t\r\n"


def read_text(
    source: Source, *, header: bool, encoding: str, errors: str, limit: int | None
) -> tuple[list[str], Table]:
    """Read words and vectors (V, d) from text, the first `limit` of them."""
    line = source.stream.readline(_LONGEST_FIRST_LINE)
    words: int | None
    wanted: int | None
    if header:
        words, dimensions = promised(source, line, word_bytes=1, number_bytes=2)
        wanted, start, first = words if limit is None else min(words, limit), b"", 2
    else:
        words, dimensions = None, _columns(source, line)
        wanted, start, first = limit, line, 1
    rows = Rows(source, dimensions, encoding=encoding, errors=errors, place=lambda row: f"line {row + first}")
    for lines in _lines(source, start, LONGEST_WORD + dimensions * _LONGEST_NUMBER):
        room = len(lines) if wanted is None else wanted - len(rows)
        if room < len(lines) and wanted == words:
            raise rows.damage(len(rows) + room, f"the file goes on after the {words} words of its header")
        _parse(lines[:room], dimensions, rows)
        if len(rows) == wanted and wanted != words:
            break
    if header and len(rows) != wanted:
        raise DamagedFile(f"{source.name} ends after {len(rows)} of the {words} words of its header")
    return rows.result()


def write_text(stream: BinaryIO, words: Sequence[bytes], vectors: Table, *, header: bool) -> None:
    """Write words and vectors (V, d) as text that reads back to the same float32 numbers."""
    if header:
        stream.write(b"%d %d\n" % vectors.shape)
    for rows in blocks(*vectors.shape):
        numbers = _formatted(vectors[rows])
        stream.writelines(b"%s %s\n" % pair for pair in zip(words[rows], numbers, strict=True))


def numbers_at_end(fields: Sequence[bytes]) -> int:
    """How many of the last fields of a line are numbers."""
    count = 0
    while count < len(fields) and _number(fields[-1 - count]) is not None:
        count += 1
    return count


def _columns(source: Source, line: bytes) -> int:
    """The dimensions of a file without a header, by its first line."""
    fields = line.split()
    numbers = min(numbers_at_end(fields), len(fields) - 1)
    if numbers < 1:
        raise DamagedFile(
            f"{source.name}, line 1: a word and its numbers are expected, got {reprlib.repr(line)}"
        )
    return numbers


def _lines(source: Source, start: bytes, longest: int) -> Iterator[list[bytes]]:
    """The lines of a file, a block at a time; blank ones at its end are left out."""
    rest = start.replace(b"\t", b" ")
    while chunk := source.stream.read(_BLOCK):
        data = rest + chunk.replace(b"\t", b" ")
        cut = data.rfind(b"\n", 0, len(data.rstrip(_BLANK)))
        if cut >= 0:
            yield data[:cut].split(b"\n")
        rest = data[cut + 1 :]
        if len(rest) > longest:
            raise DamagedFile(
                f"{source.name} has a line longer than {longest} bytes: it is not what it seems"
            )
    if rest.strip(_BLANK):
        yield rest.rstrip(_BLANK).split(b"\n")


def _parse(lines: list[bytes], dimensions: int, rows: Rows) -> None:
    """Add the words and numbers of the lines to the rows."""
    parts = [line.partition(b" ") for line in lines]
    words = [word for word, _, _ in parts]
    numbers = [rest.strip(b" \r") for _, _, rest in parts]
    joined = b" ".join(numbers)
    # exactly one space between two numbers and no other blank: then the total proves every line's count
    if (
        all(words)
        and all(numbers)
        and all(rest.count(b" ") == dimensions - 1 for rest in numbers)
        and not any(blank in joined for blank in (b"  ", b"\r", b"\v", b"\f"))
    ):
        values = _all_numbers(joined)
        if len(values) == len(words) * dimensions:
            rows.add(words, values.reshape(-1, dimensions))
            return
    _parse_with_care(lines, dimensions, rows)


def _all_numbers(joined: bytes) -> Table:
    """The numbers in the text, fewer where something else stands between them."""
    try:
        with warnings.catch_warnings():
            # older versions of NumPy only warn of what they cannot read
            warnings.simplefilter("error", DeprecationWarning)
            return np.fromstring(joined, np.float32, sep=" ")
    except (ValueError, DeprecationWarning):
        return np.empty(0, np.float32)


def _parse_with_care(lines: list[bytes], dimensions: int, rows: Rows) -> None:
    """Add lines with unusual blanks or with spaces inside a word, or say which line is wrong."""
    words, values = [], []
    for i, line in enumerate(lines):
        row, fields = len(rows) + i, [field for field in line.rstrip(_BLANK).split(b" ") if field]
        if not fields or line[:1] == b" ":
            raise rows.damage(row, "the line has no word at its start")
        if len(fields) <= dimensions:
            raise rows.damage(row, f"{len(fields) - 1} numbers after the word, expected {dimensions}")
        numbers = [_number(field) for field in fields[-dimensions:]]
        if None in numbers:
            raise rows.damage(
                row, f"{reprlib.repr(fields[numbers.index(None) - dimensions])} is not a number"
            )
        if len(fields) > dimensions + 1 and _number(fields[-1 - dimensions]) is not None:
            raise rows.damage(row, f"more than {dimensions} numbers after the word")
        words.append(b" ".join(fields[:-dimensions]))  # GloVe's largest file has words like 'at home.com'
        with np.errstate(over="ignore"):
            values.append(np.array(numbers, np.float32))
    rows.add(words, np.stack(values))


def _number(field: bytes) -> float | None:
    """The number a field holds; underscores, which Python allows, are not one."""
    try:
        return None if b"_" in field else float(field)
    except ValueError:
        return None


def _formatted(vectors: Table) -> list[bytes]:
    """The rows as text, each number the shortest that reads back to the same float32."""
    lines = [" ".join(map(str, row)).encode("ascii") for row in vectors]
    back = np.fromstring(b" ".join(lines), np.float32, sep=" ").reshape(vectors.shape)
    for row in np.flatnonzero((back != vectors).any(axis=1)):
        # 7.038531e-26 rounded to a double lies halfway between two floats; nine digits are always enough
        lines[row] = " ".join(f"{value:.9g}" for value in vectors[row].tolist()).encode("ascii")
    return lines
