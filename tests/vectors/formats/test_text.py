import gzip
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors import WordVectors, load, write
from firth.vectors.formats import text


def loaded(tmp_path: Path, content: bytes, **arguments: Any) -> WordVectors:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    return load(path, **arguments)


@pytest.mark.parametrize(
    "content",
    [
        b"2 3\na 1 2 3\nb 4 5 6\n",
        b"a 1 2 3\nb 4 5 6",
        b"2 3\r\na 1 2 3\r\nb 4 5 6\r\n",
        b"2 3 \na 1 2 3 \nb 4 5 6 \n",
        b"2\t3\na\t1\t2\t3\nb\t4\t5\t6\n",
        b"a\t1\t2\t3\nb\t4\t5\t6\n",
        b"2  3\na  1 2  3\nb 4 5   6\n\n \r\n",
        b"\xef\xbb\xbf2 3\na 1 2 3\nb 4 5 6\n",
        b"a 1e0 +2 3.0000000000000000000000\nb .4e1 5. 0.006E+3\n",
    ],
)
def test_the_ways_to_write_two_words(content: bytes, tmp_path: Path) -> None:
    words = loaded(tmp_path, content)
    assert words.index_to_key == ["a", "b"]
    assert words.vectors.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_words_that_look_like_something_else(tmp_path: Path) -> None:
    keys = ["2000", "1.5", "nan", "-", "\xa0", "a\x1cb", "\u2028", "\x85", "#", '"', "\ufeff", "\x00"]
    table = np.arange(24).reshape(12, 2)
    for format in ("glove", "word2vec-text"):
        for shift in range(12):
            words = WordVectors(keys[shift:] + keys[:shift], table)
            write(words, tmp_path / "a", format=format)  # type: ignore[arg-type]
            again = load(tmp_path / "a")
            assert again.index_to_key == words.index_to_key
            assert (again.vectors == table).all()


def test_spaces_inside_words_are_read(tmp_path: Path) -> None:
    words = loaded(tmp_path, b". . . 1 2\nat home.com 3 4\na 5 6\n")
    assert words.index_to_key == [". . .", "at home.com", "a"]
    assert words.vectors.tolist() == [[1, 2], [3, 4], [5, 6]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"2 3\na 1 2 3\nb 4 5\n", "line 3: 2 numbers after the word, expected 3"),
        (b"2 3\na 1.000 2 3\nb\n", "line 3: 0 numbers after the word, expected 3"),
        (b"2 1\na 1\nb\n", "line 3: 0 numbers after the word, expected 1"),
        (b"a 1 2 3\nb 4 5 6 7\n", "line 2: more than 3 numbers after the word"),
        (b"a 1 2 3\nb 4 5\nc 1 2 3 4\n", "line 2: 2 numbers"),
        (b"a 1 2 3\nb 4 x 6\n", "line 2: b'x' is not a number"),
        (b"a 1 2 3\nb 4 5-5 6\n", "line 2: b'5-5' is not a number"),
        (b"a 1 2 3\nb 4 5_5 6\n", "line 2: b'5_5' is not a number"),
        (b"a 1 2 3\nb 4,5,6 7 8\n", "line 2: b'4,5,6' is not a number"),
        (b"a 1 2 3\n\nb 4 5 6\n", "line 2: the line has no word"),
        (b"2 1\n 1\nb 1\n", "line 2: the line has no word"),
        (b"a 1 2 3\nb 4 nan 6\n", "line 2: the vector of 'b' holds nan"),
        (b"a 1 2 3\nb 4 -inf 6\n", "line 2: the vector of 'b' holds nan, inf"),
        (b"a 1 2 3\nb 4  1e39 6\n", "line 2: the vector of 'b' .* beyond float32"),
        (b"a 1 2 3\nb 4 1e999 6\n", "line 2: the vector of 'b'"),
        (b"3 1\na 1\nb 2\na 3\n", "line 4: the word 'a' is there a second time"),
        (b"3 1\na 1\nb 2.0000000\n", "ends after 2 of the 3 words"),
        (b"1 1\na 1\nb 2\n", "line 3: the file goes on after the 1 words"),
        (b"0 1\na 1\n", "line 2: the file goes on after the 0 words"),
    ],
)
def test_damage_is_named_with_its_line(content: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        loaded(tmp_path, content)


def test_a_limit_stops_before_the_damage(tmp_path: Path) -> None:
    assert loaded(tmp_path, b"a 1 2 3\nb 4 x 6\n", limit=1).index_to_key == ["a"]
    assert loaded(tmp_path, b"2 3\na 1 2 3\nb 4 x 6\n", limit=1).index_to_key == ["a"]


@pytest.mark.parametrize("compressed", [True, False])
def test_blocks_and_lines_longer_than_a_block(
    compressed: bool, many: WordVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ("a.vec.gz" if compressed else "a.vec")
    write(many, path)
    for size in (50, 300, 10_000):
        monkeypatch.setattr(text, "_BLOCK", size)
        words = load(path)
        assert words.index_to_key == many.index_to_key
        assert (words.vectors == many.vectors).all()
        assert len(load(path, limit=100)) == 100


def test_the_line_is_right_in_later_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_BLOCK", 64)
    lines = [b"w%d 1 2" % row for row in range(100)]
    for wrong in (b"w7 1 2", b"x 1", b"x 1 nan"):
        with pytest.raises(DamagedFile, match="line 91: "):
            loaded(tmp_path, b"\n".join([*lines[:90], wrong, *lines[90:]]))


def test_a_line_without_end(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="a line longer than 65728 bytes"):
        loaded(tmp_path, gzip.compress(b"2 3\n" + b"a" * 10_000_000))


def test_numbers_are_short_and_exact(tmp_path: Path) -> None:
    numbers = np.array([[0.1, 1 / 3, 1e-45, 3.4028235e38, -0.0, 123456]], np.float32)
    path = tmp_path / "a.txt"
    write(WordVectors(["a"], numbers), path)
    assert path.read_text() == "1 6\na 0.1 0.33333334 1e-45 3.4028235e+38 -0.0 123456.0\n"
    assert load(path).vectors.tobytes() == numbers.tobytes()


def test_a_number_whose_shortest_text_reads_back_as_its_neighbour(tmp_path: Path) -> None:
    number = np.array([[0x15AE43FD]], np.uint32).view(np.float32)
    assert str(number[0, 0]) == "7.038531e-26"
    assert np.float32(float("7.038531e-26")) != number[0, 0]
    path = tmp_path / "a.txt"
    write(WordVectors(["a"], number), path)
    assert load(path).vectors.tobytes() == number.tobytes()
    assert path.read_text() == "1 1\na 7.03853069e-26\n"


def test_every_bit_pattern_comes_back(tmp_path: Path) -> None:
    bits = np.random.default_rng(0).integers(0, 2**32, size=(2000, 10), dtype=np.uint32)
    table = bits.view(np.float32)
    table[~np.isfinite(table)] = 0
    words = WordVectors([f"w{row}" for row in range(2000)], table)
    write(words, tmp_path / "a.vec")
    assert load(tmp_path / "a.vec").vectors.tobytes() == table.tobytes()
