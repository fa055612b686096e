import struct
from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors.formats import recognised


def found(path: Path, sample: bytes) -> str:
    """The format of a file with this content."""
    path.write_bytes(sample)
    return recognised(path)


def binary(*numbers: float) -> bytes:
    return struct.pack(f"<{len(numbers)}f", *numbers)


@pytest.mark.parametrize(
    ("sample", "format"),
    [
        (b"2 3\na 1 2 3\n", "word2vec-text"),
        (b"2 3\n", "word2vec-text"),
        (b"2 3", "word2vec-text"),
        (b"2 3\na", "word2vec-text"),
        (b"2 3\na 0.1 x 3\n", "word2vec-text"),
        (b"2 3\nat home.com 0.1 2 3\n", "word2vec-text"),
        (b"2 3\n\xff\xfe 0.1 2 3\n\xff 1 2 3", "word2vec-text"),
        (b"2 99\na " + b"0.1 -2e-05 inf nan " * 30, "word2vec-text"),
        (b"2 3\na " + binary(1, 2, 3), "word2vec-binary"),
        (b"2 3\na " + binary(0.123, -0.456, 0.789)[:9], "word2vec-binary"),
        (b"2 1\na " + binary(0.5), "word2vec-binary"),
        (b"a 1 2 3\n", "glove"),
        (b"a 1 2 3", "glove"),
        (b". . . 1 2 3\n", "glove"),
        (b"2 3.5\n", "glove"),
        (b"a " + b"0.25 " * 20_000, "glove"),
        (b"\xba\x16\x4f\x2f" + bytes(60), "fasttext"),
        (b"\x80\x04\x95", "gensim"),
        (struct.pack("<12id", 10, 5, 5, 5, 5, 1, 2, 2, 1000, 3, 6, 10000, 1e-4), "fasttext"),
    ],
)
def test_formats(sample: bytes, format: str, tmp_path: Path) -> None:
    assert found(tmp_path / "file", sample) == format


def test_random_binary_vectors_are_binary(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for dimensions in (5, 10, 100):
        for _ in range(200):
            numbers = rng.standard_normal(dimensions).astype("<f4").tobytes()
            sample = b"9 %d\nword " % dimensions + numbers + b"\nnext"
            assert found(tmp_path / "file", sample) == "word2vec-binary"


@pytest.mark.parametrize(
    ("sample", "message"),
    [
        (b"", "file is empty"),
        (b"PK\x03\x04", "compressed with zip: unpack it first"),
        (b"\xfd7zXZ\0", "compressed with xz"),
        (b"\x80\x09\x95", "no file of word vectors that firth reads"),
        (b"the cat sat on the mat\n", "no file of word vectors"),
        (b"word\n", "no file of word vectors"),
        (b"1\n", "no file of word vectors"),
        (b"\n\n", "no file of word vectors"),
    ],
)
def test_what_is_something_else(sample: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        found(tmp_path / "file", sample)
