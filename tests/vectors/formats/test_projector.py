import gzip
from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.vectors import WordVectors, load

VECTORS = "0.5\t1e-45\t3\n-1\t2.5e3\t6\n"


def folder(
    path: Path, vectors: str = VECTORS, metadata: str = "a b\nc\n", names: str = "vectors metadata"
) -> Path:
    first, second = names.split()
    (path / f"{first}.tsv").write_bytes(vectors.encode())
    (path / f"{second}.tsv").write_bytes(metadata.encode())
    return path / f"{first}.tsv"


@pytest.mark.parametrize(
    "names",
    [
        "vectors metadata",
        "x_tensor x_metadata",
        "my-vectors my-metadata",
        "x x.metadata",
        "x metadata",
        "x x_metadata",
    ],
)
def test_names_in_use(names: str, tmp_path: Path) -> None:
    words = load(folder(tmp_path, names=names))
    assert words.index_to_key == ["a b", "c"]
    np.testing.assert_array_equal(words.vectors, np.array([[0.5, 1e-45, 3], [-1, 2500, 6]], np.float32))
    assert words.counts is None


def test_lines_end_as_they_like(tmp_path: Path) -> None:
    path = folder(tmp_path, VECTORS.replace("\n", "\r\n").rstrip(), "a\r\nc")
    assert load(path).index_to_key == ["a", "c"]
    assert load(path).vectors[1].tolist() == [-1, 2500, 6]
    packed = tmp_path / "vectors.tsv.gz"
    packed.write_bytes(gzip.compress(VECTORS.encode()))
    assert load(packed).index_to_key == ["a", "c"]


@pytest.mark.parametrize(
    ("metadata", "counts"),
    [
        ("Word\tCount\na\t7\nc\t5\n", [7, 5]),
        ("count\tword\n7\ta\n5\tc\n", [7, 5]),
        ("label\tgroup\na\tx\nc\ty\n", None),
        ("a-heading\tcount\na\t1.5\nc\t2\n", None),
        ("heading\na\nc\n", None),
    ],
)
def test_metadata_with_headings(metadata: str, counts: list[int] | None, tmp_path: Path) -> None:
    words = load(folder(tmp_path, metadata=metadata))
    assert words.index_to_key == ["a", "c"]
    assert (None if words.counts is None else words.counts.tolist()) == counts


@pytest.mark.parametrize(
    ("vectors", "metadata", "message"),
    [
        ("1\t2\n3\n", "a\nb\n", r"vectors\.tsv, line 2: 2 numbers between tabs are expected"),
        ("1\t2\n3\t4\t5\n", "a\nb\n", "line 2: 2 numbers"),
        ("1\t2\n3\tx\n", "a\nb\n", "line 2: 2 numbers"),
        ("1\t2\n3\t\n", "a\nb\n", "line 2: 2 numbers"),
        ("1\t2\n\n3\t4\n", "a\nb\n", "line 2: 2 numbers"),
        ("1\t2\n3\tnan\n", "a\nb\n", "the vector of 'b' holds nan"),
        ("1\t2\n3\t1e99\n", "a\nb\n", "a number beyond float32"),
        ("1\t2\n", "a\nb\nc\n", r"metadata\.tsv holds 2 words for 1 vectors"),
        ("1\t2\n3\t4\n", "a\na\n", "the word 'a' more than once"),
        ("1\t2\n3\t4\n", "a\tb\nc\nd\te\n", "more or fewer columns than its 2 headings"),
    ],
)
def test_damage(vectors: str, metadata: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        load(folder(tmp_path, vectors, metadata), format="projector")


def test_without_metadata(tmp_path: Path) -> None:
    (tmp_path / "vectors.tsv").write_text(VECTORS)
    with pytest.raises(MissingFile, match=r"in metadata\.tsv or vectors\.metadata\.tsv"):
        load(tmp_path / "vectors.tsv", format="projector")


def test_other_text_beside_metadata_is_what_it_was(tmp_path: Path) -> None:
    for content, words in (("2\t2\na\t1\t2\nb\t3\t4\n", ["a", "b"]), ("7 1 2\n8 3 4\n", ["7", "8"])):
        assert load(folder(tmp_path, content)).index_to_key == words


def test_words_that_lines_cannot_hold(tmp_path: Path) -> None:
    for word in ("a\tb", "a\rb", "a\nb", ""):
        with pytest.raises(InvalidInput, match="is empty or holds a tab or an end of line"):
            WordVectors(["x", word], np.eye(2)).save(tmp_path / "vectors.tsv")
    assert not any(tmp_path.iterdir())
