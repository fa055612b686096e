import gzip
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from firth.errors import DamagedFile, FirthError, InvalidInput, MissingFile, WrongType
from firth.vectors import TABLES, WordVectors, load, write

FILES = ("word2vec-text", "word2vec-binary", "glove")
KINDS = ("folder", *FILES)


def same(a: WordVectors, b: WordVectors) -> bool:
    return a.index_to_key == b.index_to_key and bool((a.vectors == b.vectors).all())


@pytest.mark.parametrize("format", KINDS)
@pytest.mark.parametrize("ending", ["", ".gz"])
def test_what_is_written_is_loaded_by_its_content(
    format: Any, ending: str, many: WordVectors, tmp_path: Path
) -> None:
    path = tmp_path / f"some.file{ending}"
    write(many, path, format=format)
    assert same(load(path), many)
    assert same(load(path, format=format), many)
    assert same(load(path, limit=7), many[:7])
    assert same(load(path, limit=99999), many)
    if format != "folder":
        assert (path.read_bytes()[:2] == b"\x1f\x8b") == bool(ending)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.bin", b"5 3\nking \0"),
        ("a.txt", b"5 3\nking 2.0 1.0 0.0\n"),
        ("a.vec", b"5 3\nking 2.0 1.0 0.0\n"),
        ("a.vec.gz", b"5 3\nking 2.0 1.0 0.0\n"),
    ],
)
def test_the_name_decides_what_is_written(
    name: str, start: bytes, royals: WordVectors, tmp_path: Path
) -> None:
    write(royals, tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert (gzip.decompress(content) if name.endswith(".gz") else content).startswith(start)


def test_a_name_without_an_ending_is_a_model_folder(royals: WordVectors, tmp_path: Path) -> None:
    write(royals, tmp_path / "model")
    assert load(tmp_path / "model").info == royals.info


@pytest.mark.parametrize("name", ["a.model", "a.gz", "a.npy.gz"])
def test_a_name_that_decides_nothing(name: str, royals: WordVectors, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"format of .* is not clear from its name"):
        write(royals, tmp_path / name)


def test_the_same_words_give_the_same_bytes(royals: WordVectors, tmp_path: Path) -> None:
    for name in ("a.vec.gz", "b.vec.gz"):
        write(royals, tmp_path / name)
    assert (tmp_path / "a.vec.gz").read_bytes() == (tmp_path / "b.vec.gz").read_bytes()


@pytest.mark.parametrize("format", FILES)
@pytest.mark.parametrize(
    ("key", "kind", "message"),
    [
        (
            "new york",
            InvalidInput,
            "'new york' holds white space, which .* cannot hold: write the model folder",
        ),
        (" ", InvalidInput, "holds white space"),
        ("line\n", InvalidInput, "holds white space"),
        ("\ta", InvalidInput, "holds white space"),
        ("", InvalidInput, "'' is empty"),
        ("\ud800", InvalidInput, "not valid Unicode"),
        (7, WrongType, "words only, not the int 7: write the model folder"),
    ],
)
def test_words_that_files_cannot_hold(
    format: Any, key: Any, kind: type[FirthError], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(kind, match=message):
        write(WordVectors(["a", key], np.eye(2)), path, format=format)
    assert path.read_text() == "old"


@pytest.mark.parametrize("format", FILES)
def test_words_that_are_not_utf8(format: Any, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    words = WordVectors(["caf\udce9", "b"], np.eye(2))
    write(words, path, format=format)
    assert b"caf\xe9 " in path.read_bytes()
    with pytest.raises(
        DamagedFile, match=r"(line|word) \d: the word b'caf\\xe9' is not valid utf-8: .*errors="
    ):
        load(path, format=format, errors="strict")
    for arguments, word in (
        ({"encoding": "latin-1"}, "café"),
        ({"errors": "replace"}, "caf\N{REPLACEMENT CHARACTER}"),
        ({"errors": "backslashreplace"}, "caf\\xe9"),
        ({"errors": "surrogateescape"}, "caf\udce9"),
        ({}, "caf\udce9"),
    ):
        assert load(path, format=format, **arguments).index_to_key == [word, "b"]


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"format": "word2vec"}, InvalidInput, "one of folder, word2vec-text, .*, got 'word2vec'"),
        ({"encoding": "klingon"}, InvalidInput, "unknown encoding: klingon"),
        ({"errors": "hope"}, InvalidInput, "unknown error handler name"),
        ({"encoding": "utf-16"}, InvalidInput, "must write ASCII as ASCII.*got 'utf-16'"),
        ({"limit": 0}, InvalidInput, "limit must be at least 1, got 0"),
        ({"limit": "9"}, WrongType, "limit must be an integer"),
        ({"format": "folder"}, InvalidInput, "is a file, and folder is the format of a folder"),
        (
            {"table": "sum"},
            InvalidInput,
            "the table sum needs output vectors, and these words have none",
        ),
    ],
)
def test_arguments_of_load(
    arguments: dict[str, Any], kind: type[FirthError], message: str, royals: WordVectors, tmp_path: Path
) -> None:
    write(royals, tmp_path / "a.vec")
    with pytest.raises(kind, match=message):
        load(tmp_path / "a.vec", **arguments)


@pytest.mark.parametrize("table", TABLES)
def test_tables_of_a_folder(table: Any, royals: WordVectors, tmp_path: Path) -> None:
    V, U = royals.vectors, royals.output
    assert U is not None
    rows = {"input": V, "output": U, "sum": V + U, "mean": (V + U) / 2}[table]
    for name, info in (("plain", {"a": 1}), ("chosen", {"a": 1, "table": table})):
        words = WordVectors(royals.index_to_key, V, output=U, counts=royals.counts, info=info)
        words.save(tmp_path / name)
    for loaded in (load(tmp_path / "plain", table=table), load(tmp_path / "chosen")):
        np.testing.assert_array_equal(loaded.vectors, rows)
        assert loaded.output is None
        assert loaded.counts is not None
        assert dict(loaded.info) == {"a": 1}
    assert load(tmp_path / "chosen", table="input").vectors.tolist() == V.tolist()
    assert load(tmp_path / "chosen", limit=2).vectors.tolist() == rows[:2].tolist()
    assert load(tmp_path / "plain").output is not None


def test_a_table_that_is_not_there(royals: WordVectors, tmp_path: Path) -> None:
    WordVectors(royals.index_to_key, royals.vectors).save(tmp_path / "m")
    with pytest.raises(InvalidInput, match="the table sum needs output vectors, and these words have none"):
        load(tmp_path / "m", table="sum")
    with pytest.raises(InvalidInput, match="table must be one of input, output, sum, mean, got 'both'"):
        load(tmp_path / "m", table=cast(Any, "both"))


def test_where_nothing_is(royals: WordVectors, tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"there is no file or folder .*none\.bin"):
        load(tmp_path / "none.bin")
    with pytest.raises(MissingFile, match="no file or folder"):
        load(tmp_path / "none.bin", format="word2vec-binary")
    with pytest.raises(InvalidInput, match="is a folder, and glove is the format of a file"):
        load(tmp_path, format="glove")
    with pytest.raises(MissingFile, match="does not exist: make it first"):
        write(royals, tmp_path / "none" / "a.bin")
    with pytest.raises(InvalidInput, match="format must be one of"):
        write(royals, tmp_path / "a.bin", format="word2vec")  # type: ignore[arg-type]


def test_loaded_tables_are_read_only_and_not_copied_again(royals: WordVectors, tmp_path: Path) -> None:
    for name in ("model", "a.bin"):
        write(royals, tmp_path / name)
        words = load(tmp_path / name)
        assert not words.vectors.flags.writeable
        assert words.vectors.flags.c_contiguous
