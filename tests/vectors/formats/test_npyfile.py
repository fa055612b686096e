from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile, MissingFile
from firth.vectors import load

TABLE = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.mark.parametrize("name", ["a.words.json", "a.json", "words.json"])
def test_words_in_json(name: str, tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", TABLE)
    (tmp_path / name).write_text('["new york", 7]')
    assert load(tmp_path / "a.npy").index_to_key == ["new york", 7]


@pytest.mark.parametrize("name", ["a.words.txt", "a.txt", "a.vocab", "words.txt", "vocab.txt"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_words_one_a_line(name: str, end: str, tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", TABLE)
    (tmp_path / name).write_bytes(f"new york{end or chr(10)}naïve{end}".encode())
    assert load(tmp_path / "a.npy").index_to_key == ["new york", "naïve"]


def test_a_table_of_float32_is_mapped(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", TABLE)
    (tmp_path / "a.txt").write_text("a\nb\n")
    vectors = load(tmp_path / "a.npy").vectors
    while isinstance(vectors, np.ndarray):
        vectors = vectors.base  # type: ignore[assignment]
    assert type(vectors).__name__ == "mmap"


@pytest.mark.parametrize("dtype", ["<f2", ">f4", "<f8", "i1", "u8"])
def test_other_numbers(dtype: str, tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.asfortranarray(TABLE.astype(dtype)))
    (tmp_path / "a.txt").write_text("a\nb\n")
    np.testing.assert_array_equal(load(tmp_path / "a.npy").vectors, TABLE)


@pytest.mark.parametrize(
    ("array", "words", "message"),
    [
        (TABLE, "a\n", "holds 1 words for 2 vectors"),
        (TABLE, "a\na\n", "has the word 'a' more than once"),
        (TABLE[0], "a\n", "holds no table, but an array of shape"),
        (np.array([["a"]]), "a\n", "something else than one array of numbers"),
        (np.array([[1 + 1j]]), "a\n", "something else than one array of numbers"),
        (np.ones((1, 0)), "a\n", "holds no table of numbers"),
        (np.array([[np.inf]]), "a\n", "the vector of 'a' holds nan, inf or a number beyond float32"),
        (np.array([[1e300]]), "a\n", "the vector of 'a' holds nan, inf or a number beyond float32"),
        (np.array([[None]]), "a\n", "truncated or damaged: .*Python objects"),
    ],
)
def test_what_does_not_fit(array: np.ndarray, words: str, message: str, tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", array)
    (tmp_path / "a.txt").write_text(words)
    with pytest.raises(DamagedFile, match=message):
        load(tmp_path / "a.npy")


def test_words_that_are_missing_or_no_json(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", TABLE)
    with pytest.raises(
        MissingFile, match=r"the words of .* are missing: they should stand .* in a\.words\.json or"
    ):
        load(tmp_path / "a.npy")
    (tmp_path / "a.words.json").write_text("[")
    with pytest.raises(DamagedFile, match=r"a\.words\.json cannot be read: .*not JSON"):
        load(tmp_path / "a.npy")
