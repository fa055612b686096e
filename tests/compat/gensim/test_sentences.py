"""Sentences of files beside gensim's, to the word."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.compat import gensim as ours
from firth.errors import DamagedFile, MissingFile

TEXT = "one two  three\n\nfour\tfive\r\n" + "six " * 25 + "\n seven eight\nnine"
READERS = ("LineSentence", "Text8Corpus", "PathLineSentences")
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize("longest", [10, 10000])
@pytest.mark.parametrize("reader", READERS)
def test_sentences_are_gensims(models: Any, tmp_path: Path, reader: str, longest: int, ending: str) -> None:
    path = tmp_path / f"text.txt{ending}"
    path.write_bytes(PACKED[ending](TEXT.encode("utf-8")))
    theirs, mine = (getattr(one, reader)(str(path), longest) for one in (models.word2vec, ours))
    assert list(mine) == list(theirs) == list(mine)
    assert max(map(len, mine)) == min(longest, 33 if reader == "Text8Corpus" else 25)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("ab \n\tß"), max_size=200), longest=st.integers(1, 9))
def test_any_text_is_cut_as_by_gensim(models: Any, tmp_path: Path, text: str, longest: int) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode("utf-8"))
    theirs, mine = (one.LineSentence(str(path), longest) for one in (models.word2vec, ours))
    assert list(mine) == list(theirs)
    mine = ours.Text8Corpus(path, longest)
    assert [word for piece in mine for word in piece] == text.split()
    assert all(len(piece) == longest for piece in list(mine)[:-1])


@pytest.mark.parametrize("words", [5000, 20000, 20001])
def test_a_long_text_is_cut_as_by_gensim(models: Any, tmp_path: Path, words: int) -> None:
    path = tmp_path / "text8"
    path.write_text(" ".join(f"wörd{n}" for n in range(words)), encoding="utf-8")
    theirs, mine = (one.Text8Corpus(str(path)) for one in (models.word2vec, ours))
    assert list(mine) == list(theirs)


def test_a_limit_is_of_lines_and_open_files_are_read_again(models: Any, tmp_path: Path) -> None:
    for source in (io.BytesIO(TEXT.encode("utf-8")), io.StringIO(TEXT)):
        theirs, mine = (one.LineSentence(source, limit=3) for one in (models.word2vec, ours))
        assert list(mine) == list(theirs) == [["one", "two", "three"], ["four", "five"]]
        assert list(mine) == list(mine)


def test_files_of_a_folder_come_by_name(models: Any, tmp_path: Path) -> None:
    for name, line in {"b.txt": "second", "a.txt": "first\nskipped", "c.txt.gz": "third"}.items():
        (tmp_path / name).write_bytes((gzip.compress if name.endswith("gz") else bytes)(line.encode()))
    theirs, mine = (one.PathLineSentences(str(tmp_path), limit=1) for one in (models.word2vec, ours))
    assert list(mine) == list(theirs) == [["first"], ["second"], ["third"]]
    assert mine.input_files == theirs.input_files


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for reader in READERS:
        with pytest.raises(MissingFile, match="there is no file"):
            list(getattr(ours, reader)(tmp_path / "nobody.txt"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match=r"the folder .* holds no files"):
        ours.PathLineSentences(tmp_path / "empty")
    for name, content in {
        "cut.gz": gzip.compress(b"x" * 99)[:-9],
        "no.gz": b"plain",
        "cut.xz": lzma.compress(b"x" * 99)[:-9],
        "no.xz": b"plain",
        "latin.txt": "ü".encode("latin-1"),
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DamagedFile, match=f"{name} cannot be read: "):
            list(ours.LineSentence(tmp_path / name))
