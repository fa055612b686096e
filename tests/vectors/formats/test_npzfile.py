import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput
from firth.vectors import WordVectors, load

TABLE = np.arange(6, dtype=np.float32).reshape(2, 3)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
@pytest.mark.parametrize("table", ["vectors", "embeddings", "weights"])
@pytest.mark.parametrize("words", ["words", "vocab", "keys"])
def test_names_in_use(save: Any, table: str, words: str, tmp_path: Path) -> None:
    save(tmp_path / "a.npz", **{table: np.asfortranarray(TABLE), words: ["new york", "naïve"]})
    loaded = load(tmp_path / "a.npz")
    assert loaded.index_to_key == ["new york", "naïve"]
    np.testing.assert_array_equal(loaded.vectors, TABLE)


def test_words_as_bytes(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", vectors=TABLE, words=np.array([b"a", "é".encode("latin-1")]))
    assert load(tmp_path / "a.npz", encoding="latin-1").index_to_key == ["a", "é"]
    assert load(tmp_path / "a.npz").index_to_key == ["a", "\udce9"]


def test_counts_that_are_none_are_left_out(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", vectors=TABLE, words=["a", "b"], counts=[-1, 2])
    assert load(tmp_path / "a.npz").counts is None


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"words": ["a", "b"]}, "an array named vectors or .* is expected, it has words"),
        ({"vectors": TABLE}, "an array named words or .* is expected"),
        ({"vectors": TABLE, "words": ["a"]}, "holds 1 words for 2 vectors"),
        ({"vectors": TABLE, "words": ["a", "a"]}, "the word 'a' more than once"),
        ({"vectors": TABLE, "words": [["a", "b"]]}, "words are <U1 of shape"),
        ({"vectors": TABLE, "words": [1.5, 2]}, "words are float64"),
        ({"vectors": TABLE, "words": np.array(["a", {}], object)}, "words holds object of shape"),
        ({"vectors": TABLE * np.nan, "words": ["a", "b"]}, "the vector of 'a' holds nan"),
    ],
)
def test_what_does_not_fit(arrays: dict[str, Any], message: str, tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(DamagedFile, match=message):
        load(tmp_path / "a.npz")


def with_table(path: Path, member: bytes) -> Path:
    words = io.BytesIO()
    np.save(words, np.array(["a", "b"]))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vectors.npy", member)
        archive.writestr("words.npy", words.getvalue())
    return path


def test_heads_that_lie(tmp_path: Path) -> None:
    head = b"{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }"
    for shape in (b"1000000, 1000000", b"-2, 3", b"2, 4", b"2, 2"):
        text = (head % shape).ljust(117) + b"\n"
        member = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + TABLE.tobytes()
        with pytest.raises(DamagedFile, match="holds float32 of shape"):
            load(with_table(tmp_path / "a.npz", member))


def test_words_of_which_one_is_long(tmp_path: Path) -> None:
    words = WordVectors([*map(str, range(2000)), "x" * 100_000], np.ones((2001, 1)))
    with pytest.raises(InvalidInput, match="npz cannot hold words that are so long"):
        words.save(tmp_path / "a.npz")
