"""What holds for every format that is written."""

import gzip
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput, MissingDependency, WrongType
from firth.vectors import FORMATS, WRITABLE, WordVectors, load, write
from firth.vectors.formats import recognised

KEYS = ["the", "naïve", "don't", "水", "1.5", "caf\N{COMBINING ACUTE ACCENT}e"]
COUNTED = ("folder", "npz", "parquet", "arrow", "projector")
INTEGERS = ("folder", "npy", "npz", "parquet", "arrow")


@pytest.fixture(params=WRITABLE)
def format(request: pytest.FixtureRequest) -> Any:
    if request.param in ("parquet", "arrow"):
        pytest.importorskip("pyarrow")
    return request.param


@pytest.fixture
def words() -> WordVectors:
    table = np.random.default_rng(0).standard_normal((6, 3)).astype(np.float32)
    table[0, 0], table[1, 1], table[2] = 1e-42, 3e38, 0
    return WordVectors(KEYS, table, counts=[9, 7, 5, 3, 1, 0])


def test_what_is_written_is_read_by_its_content(format: Any, words: WordVectors, tmp_path: Path) -> None:
    path = tmp_path / "some.name"
    words.save(path, format=format)
    assert recognised(path) == format
    for loaded in (load(path), load(path, format=format)):
        assert loaded.index_to_key == KEYS
        assert loaded.vectors.tobytes() == words.vectors.tobytes()
        assert not loaded.vectors.flags.writeable
        assert loaded.vectors.dtype == np.float32
        if format in COUNTED:
            assert loaded.counts is not None
            assert loaded.counts.tolist() == [9, 7, 5, 3, 1, 0]
    assert load(path, limit=2).index_to_key == KEYS[:2]
    assert load(path, limit=2).vectors.tobytes() == words.vectors[:2].tobytes()
    words[:3].save(path, format=format)  # in place of the other
    assert load(path).index_to_key == KEYS[:3]


def test_one_word_and_one_dimension(format: Any, tmp_path: Path) -> None:
    WordVectors(["a"], [[0.5]]).save(tmp_path / "x", format=format)
    assert load(tmp_path / "x").vectors.tolist() == [[0.5]]


def test_integers_are_held_or_refused(format: Any, tmp_path: Path) -> None:
    words = WordVectors([7, -3], np.eye(2))
    if format in INTEGERS:
        words.save(tmp_path / "x", format=format)
        assert load(tmp_path / "x").index_to_key == [7, -3]
    else:
        with pytest.raises(WrongType, match="holds words only, not the int 7"):
            words.save(tmp_path / "x", format=format)
        assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("key", [(1, 2), None, 2.5])
def test_other_keys_are_for_the_folder(format: Any, key: Any, tmp_path: Path) -> None:
    words = WordVectors(["a", key], np.eye(2))
    if format in ("folder", "npy"):
        words.save(tmp_path / "x", format=format)
        assert load(tmp_path / "x").index_to_key == ["a", key]
    else:
        with pytest.raises(WrongType, match="write the model folder"):
            words.save(tmp_path / "x", format=format)


@pytest.mark.parametrize("key", ["", " ", "new york", "a\tb", "a\nb", "nul\0", "half \ud800", "byte\udce9"])
def test_strange_words_come_back_or_are_refused(format: Any, key: str, tmp_path: Path) -> None:
    words = WordVectors(["a", key], np.eye(2))
    try:
        words.save(tmp_path / "x", format=format)
    except InvalidInput:
        assert not any(tmp_path.iterdir())
    else:
        assert load(tmp_path / "x").index_to_key == ["a", key]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a", "folder"),
        ("a.txt", "word2vec-text"),
        ("a.vec", "word2vec-text"),
        ("a.vec.gz", "word2vec-text"),
        ("a.bin", "word2vec-binary"),
        ("a.bin.gz", "word2vec-binary"),
        ("a.npy", "npy"),
        ("a.npz", "npz"),
        ("a.tsv", "projector"),
        ("a.parquet", "parquet"),
        ("a.arrow", "arrow"),
        ("a.feather", "arrow"),
    ],
)
def test_the_name_decides(name: str, format: str, words: WordVectors, tmp_path: Path) -> None:
    if format in ("parquet", "arrow"):
        pytest.importorskip("pyarrow")
    words.save(tmp_path / name)
    assert recognised(tmp_path / name) == format


def test_a_model_folder_stays_one(words: WordVectors, tmp_path: Path) -> None:
    words.save(tmp_path / "model.v1", format="folder")
    words[:2].save(tmp_path / "model.v1")
    assert len(load(tmp_path / "model.v1")) == 2
    with pytest.raises(InvalidInput, match=r"format of .*model\.v2 is not clear from its name"):
        words.save(tmp_path / "model.v2")


@pytest.mark.parametrize("format", ["fasttext", "gensim"])
def test_formats_that_are_read_only(format: Any, words: WordVectors, tmp_path: Path) -> None:
    assert format in FORMATS
    with pytest.raises(InvalidInput, match=f"{format} is read and not written: name one of folder, "):
        words.save(tmp_path / "x", format=format)


def test_formats_that_are_not_read_from_gzip(words: WordVectors, tmp_path: Path) -> None:
    for name in ("npy", "npz"):
        words.save(tmp_path / f"a.{name}")
        (tmp_path / "b").write_bytes(gzip.compress((tmp_path / f"a.{name}").read_bytes()))
        with pytest.raises(DamagedFile, match=f"is gzip, which {name} is not read from: unpack it first"):
            load(tmp_path / "b")


def test_without_pyarrow(words: WordVectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyarrow.ipc", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "b").write_bytes(b"PAR1")
    with pytest.raises(MissingDependency, match=r"pip install 'firth\[arrow\]'"):
        load(tmp_path / "b")
    for format in ("arrow", "parquet"):
        with pytest.raises(MissingDependency, match="need pyarrow"):
            write(words, tmp_path / "c", format=format)  # type: ignore[arg-type]


def test_folders_of_nobody(words: WordVectors, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="is not a firth model folder, nor one of another program"):
        load(tmp_path)
    (tmp_path / "mine.txt").touch()
    for format in ("folder", "model2vec"):
        with pytest.raises(InvalidInput, match="holds something else"):
            words.save(tmp_path, format=format)  # type: ignore[arg-type]
