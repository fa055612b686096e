"""Indexes in files: what is kept, what is refused."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.vectors import Index, WordVectors

usearch = pytest.importorskip("usearch")


@pytest.fixture(scope="module")
def index(many: WordVectors) -> Index:
    return many.index()


def test_saved_beside_the_model(many: WordVectors, index: Index, tmp_path: Path) -> None:
    many.save(tmp_path / "model")
    index.save(tmp_path / "model")
    again = Index.load(tmp_path / "model", many)
    assert (again.settings, len(again)) == (index.settings, len(index))
    assert again.search(["w1", "w2"]).keys == index.search(["w1", "w2"]).keys
    many.save(tmp_path / "model")  # which keeps the index
    assert len(Index.load(tmp_path / "model", many)) == 2000
    assert repr(again) == "Index(2000 words, 20 dimensions)"


def test_a_loaded_index_searches_as_the_one_that_was_saved(many: WordVectors, tmp_path: Path) -> None:
    index = many.index(connectivity=4, expansion_add=20, expansion_search=300)
    index.save(tmp_path)
    again = Index.load(tmp_path, many)
    assert (again._graph.expansion_add, again._graph.expansion_search) == (20, 300)
    asked = many.index_to_key[:500]
    assert (again.search(asked).rows == index.search(asked).rows).all()


def test_an_index_that_does_not_fit(many: WordVectors, index: Index, tmp_path: Path) -> None:
    index.save(tmp_path)
    for other in (many[::-1], many[:10], many.quantized("int8")):
        with pytest.raises(InvalidInput, match="was made for other vectors"):
            Index.load(tmp_path, other)
    with pytest.raises(MissingFile, match="holds no index"):
        Index.load(tmp_path / "nowhere", many)
    with pytest.raises(InvalidInput, match="is no folder"):
        index.save(tmp_path / "nowhere")


def test_a_damaged_index(many: WordVectors, index: Index, tmp_path: Path) -> None:
    index.save(tmp_path)
    file, record = tmp_path / "neighbours.usearch", tmp_path / "neighbours.json"
    whole = file.read_bytes()
    file.write_bytes(whole[:-5])
    with pytest.raises(DamagedFile, match="bytes and was written with"):
        Index.load(tmp_path, many)
    file.write_bytes(whole)
    about = json.loads(record.read_text("utf-8"))
    strange = [{**about, "settings": {**about["settings"], "expansion_search": n}} for n in (0, "many", None)]
    for text in ("{", "[]", *map(json.dumps, [{"settings": {}}, {**about, "bytes": "all"}, *strange])):
        record.write_text(text, "utf-8")
        with pytest.raises(DamagedFile, match="is damaged"):
            Index.load(tmp_path, many)


FLIPS = """
import sys
from pathlib import Path
import firth
from firth.vectors import Index

words, file = firth.load(sys.argv[1]), Path(sys.argv[1], "neighbours.usearch")
whole = file.read_bytes()
for place in [0, 8, 70, 100, *range(200, len(whole), len(whole) // 20)]:
    file.write_bytes(whole[:place] + bytes(255 - byte for byte in whole[place : place + 8]) + whole[place+8:])
    try:
        Index.load(file.parent, words).search(words.index_to_key[:50])
    except firth.FirthError as error:
        assert "is damaged" in str(error), error
    else:
        raise AssertionError(f"bytes from {place} on were not missed")
file.write_bytes(whole)
print(len(Index.load(file.parent, words)))
"""


def test_flipped_bytes_are_found(many: WordVectors, index: Index, tmp_path: Path) -> None:
    many.save(tmp_path)
    index.save(tmp_path)
    flips = subprocess.run([sys.executable, "-c", FLIPS, str(tmp_path)], capture_output=True, text=True)
    assert (flips.returncode, flips.stdout) == (0, "2000\n"), flips.stderr


@pytest.mark.parametrize("length", [9, 200])
def test_an_index_that_usearch_refuses(length: int, many: WordVectors, index: Index, tmp_path: Path) -> None:
    index.save(tmp_path)
    file, record = tmp_path / "neighbours.usearch", tmp_path / "neighbours.json"
    some = file.read_bytes()[:length]
    about = json.loads(record.read_text("utf-8"))
    about |= {"bytes": length, "sha256": sha256(some).hexdigest()}
    file.write_bytes(some)
    record.write_text(json.dumps(about), "utf-8")
    with pytest.raises(DamagedFile, match=r"neighbours\.usearch (is damaged|cannot be read)"):
        Index.load(tmp_path, many)


@pytest.mark.skipif(os.name != "posix", reason="files are limited with a call of POSIX")
@pytest.mark.parametrize("missing", [1, 3000, 100_000])  # usearch itself does not notice a few
def test_a_full_disk(missing: int, index: Index, tmp_path: Path) -> None:
    import resource

    index.save(tmp_path)
    before = (tmp_path / "neighbours.usearch").read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) - missing, limits[1]))
    try:
        with pytest.raises(OSError, match="cannot be written") as error:
            index.save(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert error.value.filename == str(tmp_path / "neighbours.usearch")
    assert (tmp_path / "neighbours.usearch").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["neighbours.json", "neighbours.usearch"]
