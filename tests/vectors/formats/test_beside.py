"""Vectors and the words beside them are written both or not at all."""

from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.vectors import WordVectors, load
from firth.vectors.formats.beside import written_with_words

PAIRS = [("a.npy", "a.words.json"), ("vectors.tsv", "metadata.tsv"), ("a.tsv", "a.metadata.tsv")]


def words(*keys: str) -> WordVectors:
    return WordVectors(keys, np.full((len(keys), 2), len(keys[0])))


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize(("vectors", "beside"), PAIRS)
def test_a_failure_leaves_the_old_pair(
    vectors: str, beside: str, failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words("old", "one").save(tmp_path / vectors)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)  # first of the words, then of the vectors
    with pytest.raises(OSError, match="No space left") as raised:
        words("other", "words").save(tmp_path / vectors)
    assert raised.value.filename == str(tmp_path / (beside if failing == 1 else vectors))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_words_take_their_place_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced, replace = [], Path.replace

    def noted(path: Path, target: Path) -> Path:
        replaced.append(target.name)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    with written_with_words(tmp_path / "a", tmp_path / "b", [b"words"]) as stream:
        stream.write(b"vectors")
    assert replaced == ["a", "b"]
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"vectors", b"words"]


@pytest.mark.parametrize(("vectors", "beside"), PAIRS)
def test_what_belongs_to_something_else_is_kept(vectors: str, beside: str, tmp_path: Path) -> None:
    (tmp_path / beside).write_text("mine")
    with pytest.raises(InvalidInput, match=r"is there already and not theirs: move it, or choose another"):
        words("a").save(tmp_path / vectors)
    assert (tmp_path / beside).read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1
    (tmp_path / beside).unlink()
    for word in ("a", "bc"):
        words(word).save(tmp_path / vectors)
        assert load(tmp_path / vectors).index_to_key == [word]
