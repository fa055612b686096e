"""word2vec text and GloVe text: a word and its numbers a line, with and without a header."""

import reprlib
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

from firth.errors import DamagedFile
from firth.vectors import native
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.rows import LONGEST_WORD, Rows, promised
from firth.vectors.formats.source import Source

_BLOCK = 1 << 22  # bytes read at a time
_LONGEST_FIRST_LINE = 1 << 24  # bytes, where the dimensions are not known yet
_LONGEST_NUMBER = 64  # bytes with its space; the longest that anything writes is 25
_BLANK = b" \t\r\n"


def read_text(source: Source, wanted: Wanted, *, header: bool) -> Content:
    """Read words and vectors (V, d) from text."""
    line = source.stream.readline(_LONGEST_FIRST_LINE)
    words: int | None = None
    if header:
        words, dimensions = promised(source, line, word_bytes=1, number_bytes=2)
        most, start, first = wanted.of(words), b"", 2
    else:
        dimensions = _columns(source, line)
        most, start, first = sys.maxsize if wanted.limit is None else wanted.limit, line, 1
    rows = Rows(source, dimensions, wanted=wanted, place=lambda row: f"line {row + first}")
    rows.expect(most if header else 0)
    for lines in whole_lines(source, start, LONGEST_WORD + dimensions * _LONGEST_NUMBER):
        whole = _parse(lines, rows, most)
        if not whole and most == words:
            raise rows.damage(len(rows), f"the file goes on after the {words} words of its header")
        if len(rows) == most != words:
            break
    if header and len(rows) != most:
        raise DamagedFile(f"{source.name} ends after {len(rows)} of the {words} words of its header")
    return rows.result()


def write_text(stream: BinaryIO, words: Sequence[bytes], vectors: Table, *, header: bool) -> None:
    """Write words and vectors (V, d) as text that reads back to the same float32 numbers."""
    if header:
        stream.write(b"%d %d\n" % vectors.shape)
    for rows in blocks(*vectors.shape):
        numbers = formatted(vectors[rows])
        stream.writelines(b"%s %s\n" % pair for pair in zip(words[rows], numbers, strict=True))


def numbers_at_end(fields: Sequence[bytes]) -> int:
    """How many of the last fields of a line are numbers."""
    count = 0
    while count < len(fields) and number(fields[-1 - count]) is not None:
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


def whole_lines(source: Source, start: bytes = b"", longest: int = _LONGEST_FIRST_LINE) -> Iterator[bytes]:
    """Whole lines of a file, a block at a time; blank ones at its end are left out."""
    rest = start
    while chunk := source.stream.read(_BLOCK):
        data = rest + chunk
        cut = data.rfind(b"\n", 0, len(data.rstrip(_BLANK))) + 1
        if cut:
            yield data[:cut]
        rest = data[cut:]
        if len(rest) > longest:
            raise DamagedFile(
                f"{source.name} has a line longer than {longest} bytes: it is not what it seems"
            )
    if rest.strip(_BLANK):
        yield rest.rstrip(_BLANK) + b"\n"


def _parse(lines: bytes, rows: Rows, most: int) -> bool:
    """Add lines to the rows until there are `most`; whether those were all lines."""
    left, at = lines.count(b"\n"), 0
    shortest = 2 * rows.dimensions + 2  # bytes of a line with a word and numbers of one digit
    while left and len(rows) < most:
        possible = min(left, most - len(rows), (len(lines) - at) // shortest)
        words, at = native.text_rows(lines, at, rows.room(possible))
        rows.add(words)
        left -= len(words)
        if left and len(rows) < most:
            end = lines.index(b"\n", at)
            word, numbers = parsed(lines[at:end], rows)
            rows.room(1)[0] = numbers
            rows.add([word])
            left, at = left - 1, end + 1
    return not left


def parsed(line: bytes, rows: Rows) -> tuple[bytes, Table]:
    """The word and the numbers (d,) of any line, also with spaces inside the word; or what is wrong."""
    row, dimensions = len(rows), rows.dimensions
    fields = [field for field in line.replace(b"\t", b" ").rstrip(_BLANK).split(b" ") if field]
    if not fields or line[:1] in b" \t":
        raise rows.damage(row, "the line has no word at its start")
    if len(fields) <= dimensions:
        raise rows.damage(row, f"{len(fields) - 1} numbers after the word, expected {dimensions}")
    numbers = [number(field) for field in fields[-dimensions:]]
    if None in numbers:
        raise rows.damage(row, f"{reprlib.repr(fields[numbers.index(None) - dimensions])} is not a number")
    if len(fields) > dimensions + 1 and number(fields[-1 - dimensions]) is not None:
        raise rows.damage(row, f"more than {dimensions} numbers after the word")
    with np.errstate(over="ignore"):
        values = np.array(numbers, np.float32)
    return b" ".join(fields[:-dimensions]), values  # GloVe's largest file has words like 'at home.com'


def number(field: bytes) -> float | None:
    """The number a field holds; underscores, which Python allows, are not one."""
    try:
        return None if b"_" in field else float(field)
    except ValueError:
        return None


def formatted(vectors: Table) -> list[bytes]:
    """The rows as text, each number the shortest that reads back to the same float32."""
    lines = [" ".join(map(str, row)).encode("ascii") for row in vectors]
    back = np.fromstring(b" ".join(lines), np.float32, sep=" ").reshape(vectors.shape)
    for row in np.flatnonzero((back != vectors).any(axis=1)):
        # 7.038531e-26 rounded to a double lies halfway between two floats; nine digits are always enough
        lines[row] = " ".join(f"{value:.9g}" for value in vectors[row].tolist()).encode("ascii")
    return lines
