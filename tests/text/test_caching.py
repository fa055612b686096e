import io
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth import beside
from firth.errors import InvalidInput, WrongType
from firth.text import Corpus, Vocabulary, caching, read_corpus, saved

TEXT = "the cat sat\n\nthe dog sat\n"


class Reading:
    """Reads with a cache, and tells whether the text itself was read."""

    def __init__(self, path: Path, cache: Path) -> None:
        self.path, self.cache, self.calls = path, cache, 0

    def __call__(self, source: Any = None, **settings: Any) -> Corpus:
        self.calls = 0
        settings = {"min_count": 1, "progress": self._count} | settings
        return read_corpus(source or self.path, cache=self.cache, **settings)

    def _count(self, *numbers: object) -> None:
        self.calls += 1


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    path = tmp_path / "text"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    return Reading(path, tmp_path / "cache")


def test_read_once(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read_corpus(read.path, min_count=1)
    first = read()
    assert read.calls
    with monkeypatch.context() as patch:
        patch.setattr(saved, "corpus_sha256", None)  # an unchanged cache is not hashed
        second = read()
        assert second.sha256
    assert not read.calls
    for corpus in (first, second):
        assert isinstance(corpus.ids, np.memmap)
        assert isinstance(corpus.offsets, np.memmap)
        assert (corpus.sha256, corpus.total_tokens) == (plain.sha256, plain.total_tokens)
        assert corpus.vocabulary.index_to_key == plain.vocabulary.index_to_key
        assert corpus.vocabulary.counts.tolist() == plain.vocabulary.counts.tolist()


def test_a_cache_is_a_saved_corpus(read: Reading) -> None:
    corpus = read(min_count=2)
    assert Corpus.load(read.cache).sha256 == corpus.sha256
    corpus.save(read.cache.with_name("saved"))
    for name in ("ids.npy", "offsets.npy", "counts.npy", "words.json"):
        assert (read.cache / name).read_bytes() == (read.cache.with_name("saved") / name).read_bytes()


def test_a_changed_text_is_read_anew(read: Reading) -> None:
    before = read()
    read.path.write_text(TEXT.replace("dog", "cat"), encoding="utf-8", newline="\n")  # of the same size
    os.utime(read.path, ns=(0, 1_234_567_890))
    after = read()
    assert read.calls
    assert before.vocabulary.index_to_key != after.vocabulary.index_to_key == ["the", "cat", "sat"]
    (read.path.parent / "more").write_text("more", encoding="utf-8")
    assert read([read.path, read.path.parent / "more"]).total_tokens == 7


@pytest.mark.parametrize(
    "settings",
    [
        {"min_count": 2},
        {"max_vocabulary": 1},
        {"tokenizer": "words"},
        {"encoding": "latin-1"},
        {"errors": "replace"},
        {"vocabulary": Vocabulary(["cat"], [1])},
    ],
)
def test_other_settings_are_another_corpus(read: Reading, settings: dict[str, Any]) -> None:
    read()
    corpus = read(**settings)
    assert read.calls
    assert corpus.sha256 == read_corpus(read.path, **{"min_count": 1} | settings).sha256
    read(**settings, workers=1)
    assert not read.calls


def test_another_vocabulary_is_another_corpus(read: Reading) -> None:
    read(vocabulary=Vocabulary(["cat"], [1]))
    assert read(vocabulary=Vocabulary(["dog"], [1])).vocabulary.index_to_key == ["dog"]
    assert read(vocabulary=Vocabulary(["dog"], [2])).vocabulary.counts.tolist() == [2]


def test_a_copied_cache_is_hashed_and_used(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    os.utime(read.cache / "ids.npy", ns=(0, 0))
    read()
    assert not read.calls
    ids = np.load(read.cache / "ids.npy")
    np.save(read.cache / "ids.npy", ids[::-1])
    assert read().ids.tolist() == ids.tolist()
    assert read.calls


@pytest.mark.parametrize("name", ["ids.npy", "offsets.npy", "counts.npy", "words.json", "corpus.json"])
@pytest.mark.parametrize("damage", [b"", b"[]"])
def test_a_damaged_cache_is_made_again(read: Reading, name: str, damage: bytes) -> None:
    expected = read().sha256
    (read.cache / name).write_bytes(damage)
    assert read().sha256 == expected
    assert read.calls


def test_an_id_that_points_outside_is_never_used(read: Reading) -> None:
    read()
    file, before = read.cache / "ids.npy", (read.cache / "ids.npy").stat()
    np.save(file, np.array([99, *np.load(file)[1:]], np.int32))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read().ids.max() < 99


def test_nothing_is_left_of_a_failure(read: Reading) -> None:
    with pytest.raises(InvalidInput, match="no word reaches min_count=9"):
        read(min_count=9)
    assert sorted(file.name for file in read.path.parent.iterdir()) == ["text"]


def test_a_text_that_changes_while_it_is_read_is_not_kept(read: Reading) -> None:
    def write(*numbers: object) -> None:
        with read.path.open("a", encoding="utf-8") as file:
            file.write("more")

    with pytest.raises(InvalidInput, match=r"text changed while it was read: read it again when nobody"):
        read(progress=write)
    with pytest.raises(InvalidInput, match=r"text changed while it was read"):
        read(progress=lambda *numbers: read.path.unlink(missing_ok=True))
    assert not list(read.path.parent.iterdir())


def test_what_cannot_be_cached(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    for source, settings in (
        ("-", {}),
        ([["a", "b"]], {}),
        (read.path, {"tokenizer": lambda line: line.split()}),
    ):
        with pytest.raises(InvalidInput, match="cache needs regular files, and a tokenizer with a name"):
            read(source, **settings)


def test_a_cache_is_a_path(read: Reading) -> None:
    with pytest.raises(WrongType, match="cache must be the path of a folder or None, got 3"):
        read_corpus(read.path, cache=3)  # type: ignore[arg-type]


def test_what_is_no_cache_is_left_alone(read: Reading) -> None:
    read.cache.mkdir()
    (read.cache / "thesis.tex").touch()
    with pytest.raises(InvalidInput, match="holds something else than a corpus: choose another folder"):
        read()
    (read.cache / "thesis.tex").unlink()
    read_corpus([["my", "corpus"]], min_count=1).save(read.cache)
    with pytest.raises(
        InvalidInput, match="holds a corpus that was saved, not a cache: choose another folder"
    ):
        read()
    assert Corpus.load(read.cache).vocabulary.index_to_key == ["my", "corpus"]


def test_a_cache_in_the_text_is_refused(read: Reading) -> None:
    folder = read.path.parent
    assert len(read(folder)) == 3
    with pytest.raises(InvalidInput, match=r"cache' lies in the text itself: choose a folder outside"):
        read(folder)


def test_where_no_cache_can_be(read: Reading) -> None:
    read.cache = read.path / "below"
    with pytest.raises(InvalidInput, match="below cannot be written, because of"):
        read()


def test_limits_of_numpy_can_be_written_down(read: Reading) -> None:
    settings = {"min_count": np.int64(1), "max_vocabulary": np.int32(2)}
    assert (
        read(**settings).vocabulary.index_to_key
        == read(min_count=1, max_vocabulary=2).vocabulary.index_to_key
    )
    assert not read.calls


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what is mapped")
def test_nothing_is_open_when_a_cache_is_renamed(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place, mapped = beside._put_in_place, []

    def put(temporary: Path, folder: Path) -> None:
        mapped.append(str(temporary) in Path("/proc/self/maps").read_text(encoding="utf-8"))
        put_in_place(temporary, folder)

    monkeypatch.setattr(beside, "_put_in_place", put)
    read()
    assert mapped == [False]


def test_a_cache_changed_while_it_is_written(read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "_opened", lambda *arguments: None)
    with pytest.raises(ValueError, match="was changed as soon as it was written: read it again"):
        read()
