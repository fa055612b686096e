import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors import WordVectors, load, write
from firth.vectors.formats import binary


def row(word: bytes, *numbers: float, newline: bytes = b"\n") -> bytes:
    return word + b" " + struct.pack(f"<{len(numbers)}f", *numbers) + newline


def loaded(tmp_path: Path, content: bytes, **arguments: Any) -> WordVectors:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    return load(path, format="word2vec-binary", **arguments)


@pytest.mark.parametrize("newline", [b"\n", b""])
def test_with_and_without_newlines(newline: bytes, tmp_path: Path) -> None:
    content = b"2 3\n" + row(b"a", 1, 2, 3, newline=newline) + row(b"\xc3\xa9", 4, 5, 6, newline=newline)
    words = loaded(tmp_path, content)
    assert words.index_to_key == ["a", "é"]
    assert words.vectors.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_what_is_written(tmp_path: Path) -> None:
    write(WordVectors(["a", "é"], [[1, 2], [3, 4]]), tmp_path / "a.bin")
    assert (tmp_path / "a.bin").read_bytes() == b"2 2\n" + row(b"a", 1, 2) + row(b"\xc3\xa9", 3, 4)


def test_views_with_gaps_are_written(tmp_path: Path) -> None:
    padded = np.arange(64, dtype=np.float32).reshape(4, 16)
    padded.flags.writeable = False
    write(WordVectors(list("abcd"), padded[:, :5]), tmp_path / "a.bin")
    assert (load(tmp_path / "a.bin").vectors == padded[:, :5]).all()


TWO = b"2 3\n" + row(b"a", 1, 2, 3) + row(b"b", 4, 5, 6)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (TWO[:-2], r"word 2: the file is truncated \(byte 18\)"),
        (TWO[:-1] + b"   x", "goes on after the 2 words of its header"),
        (TWO.replace(b"b ", b" "), "word 2: the word is empty"),
        (TWO.replace(b"\nb ", b"\n\n\n\n "), "word 2: the word is empty"),
        (TWO.replace(b"b ", b"a "), "word 2: the word 'a' is there a second time"),
        (b"1 2\n" + row(b"a", 1, float("nan")), "word 1: the vector of 'a' holds nan"),
        (b"1 2\na" + b"x" * 100_000, "word 1: no space within 65536 bytes"),
        (b"2 3\n", "cannot hold the 2 words"),
        (b"a b\n" + TWO, "does not start with a word2vec header"),
        (b"", "does not start with a word2vec header"),
    ],
)
def test_damage_is_named_with_its_word(content: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        loaded(tmp_path, content)


def test_blocks_shorter_than_a_row(
    many: WordVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(many, tmp_path / "a.bin")
    for size in (1, 100, 5000):
        monkeypatch.setattr(binary, "_BLOCK", size)
        words = load(tmp_path / "a.bin")
        assert words.index_to_key == many.index_to_key
        assert (words.vectors == many.vectors).all()
        assert len(load(tmp_path / "a.bin", limit=3)) == 3
    content = (tmp_path / "a.bin").read_bytes()
    with pytest.raises(DamagedFile, match="word 2000: the file is truncated"):
        loaded(tmp_path, content[:-30])
