"""The compiled readers beside readers that are plain to see."""

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firth.errors import DamagedFile
from firth.vectors import native
from firth.vectors.formats.content import Wanted
from firth.vectors.formats.rows import Rows
from firth.vectors.formats.source import Source
from firth.vectors.formats.text import parsed

numbers = st.one_of(
    st.floats(width=32, allow_nan=False, allow_infinity=False).map(repr),
    st.floats(-1e3, 1e3).map(repr),
    st.floats(-1e3, 1e3).map("{:.6f}".format),
    st.integers(-(10**22), 10**22).map(str),
    st.from_regex(r"[+-]?[0-9]{0,25}\.?[0-9]{0,25}([eE][+-]?[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(
        ["", ".", "-", "e5", "1e", "0x1p3", "nan", "inf", "-inf", "1_0", "١", "1,5", "+.5", "5."]
    ),
)


def rows_of(dimensions: int) -> Rows:
    source = Source(Path("file"), io.BytesIO(), None)
    return Rows(source, dimensions, wanted=Wanted(), place=lambda row: f"line {row + 1}")


@given(
    st.lists(numbers, min_size=1, max_size=4),
    st.sampled_from([" ", "\t", "  "]),
    st.sampled_from(["", "\r", " "]),
)
@example(["16777217.0000000001"], " ", "")  # a double between two floats
@example(["0.1000000014901161193847656250000"], " ", "")
@example(["9007199791611905", "1.00000017881393432617"], " ", "")
def test_a_line_of_text(fields: list[str], blank: str, end: str) -> None:
    line = blank.join(["word", *fields]).encode() + end.encode()
    found = np.empty((1, len(fields)), np.float32)
    words, at = native.text_rows(line + b"\n", 0, found)
    if not words:  # left to the other reader, which is asked next
        assert at == 0
        return
    assert (words, at) == ([b"word"], len(line) + 1)
    word, expected = parsed(line, rows_of(len(fields)))
    assert word == b"word"
    assert found[0].tobytes() == expected.tobytes()


def test_what_programs_write_is_never_left_to_the_other_reader() -> None:
    rng = np.random.default_rng(0)
    values = (rng.standard_normal((200, 50)) * 10.0 ** rng.integers(-9, 5, (200, 1))).astype(np.float32)
    for write in (str, "{:.6f}".format, "{:.5g}".format, "{:.9g}".format, lambda value: repr(float(value))):
        lines = [b"word " + " ".join(map(write, row)).encode() + b" \n" for row in values]
        found = np.empty_like(values)
        words, at = native.text_rows(b"".join(lines), 0, found)
        assert (len(words), at) == (200, sum(map(len, lines)))
        expected = [parsed(line[:-1], rows_of(50))[1] for line in lines]
        assert found.tobytes() == np.array(expected).tobytes()


@given(st.binary(max_size=60), st.integers(0, 60), st.integers(1, 4))
def test_any_bytes_as_text(data: bytes, start: int, dimensions: int) -> None:
    start = min(start, len(data))
    found = np.zeros((3, dimensions), np.float32)
    words, at = native.text_rows(data, start, found)
    lines = data[start:].split(b"\n")[:-1]
    assert at == start + sum(len(line) + 1 for line in lines[: len(words)])
    for row, (word, line) in enumerate(zip(words, lines, strict=False)):
        expected_word, expected = parsed(line, rows_of(dimensions))
        assert (word, found[row].tobytes()) == (expected_word, expected.tobytes())


def plain_binary_rows(
    data: bytes, width: int, most: int, longest: int
) -> tuple[list[bytes], list[bytes], int]:
    """Words, numbers and the end of the last row, one byte after another."""
    words: list[bytes] = []
    values: list[bytes] = []
    end = 0
    while len(words) < most:
        space = data.find(b" ", end, end + longest)
        if space < 0 or space + 1 + width > len(data):
            break
        words.append(data[end:space].lstrip(b"\n"))
        values.append(data[space + 1 : space + 1 + width])
        end = space + 1 + width
    return words, values, end


@given(
    st.lists(st.binary(max_size=6), max_size=6).map(b" ".join),
    st.integers(1, 2),
    st.integers(0, 3),
    st.integers(1, 9),
)
def test_rows_of_the_binary_format(data: bytes, dimensions: int, most: int, longest: int) -> None:
    found = np.zeros((most, dimensions), np.float32)
    words, end = native.binary_rows(np.frombuffer(data, np.uint8), longest, found)
    expected, values, expected_end = plain_binary_rows(data, 4 * dimensions, most, longest)
    assert (words, end) == (expected, expected_end)
    assert found[: len(words)].tobytes() == b"".join(values)


def test_sums_of_rows_that_start_anywhere() -> None:
    table = np.random.default_rng(0).standard_normal((9, 3)).astype(np.float32)
    moved = np.frombuffer(b"x" + table.tobytes(), np.uint8)[1:].reshape(9, 12)
    chosen, ends = np.array([3, 3, 8, 0]), np.array([2, 2, 4])
    expected = np.ones((3, 3), np.float32)
    for word, rows in enumerate(([3, 3], [], [8, 0])):
        for row in rows:
            expected[word] += table[row]
    for rows_given in (table, moved):
        sums = np.ones((3, 3), np.float32)
        native.add_rows(rows_given, chosen, ends, sums)
        np.testing.assert_array_equal(sums, expected)
    with pytest.raises(IndexError, match="not there"):
        native.add_rows(table, np.array([9]), np.array([1]), np.zeros((1, 3), np.float32))


def test_a_space_at_the_very_end() -> None:
    content: Any = struct.pack("<f", 1.5)
    found = np.zeros((1, 1), np.float32)
    assert native.binary_rows(np.frombuffer(b"a " + content, np.uint8), 9, found) == ([b"a"], 6)
    assert found[0, 0] == 1.5


def test_the_other_reader_says_what_is_wrong() -> None:
    with pytest.raises(DamagedFile, match="line 1: b'x' is not a number"):
        parsed(b"a 1 x", rows_of(2))
