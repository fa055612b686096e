import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType
from firth.text import Corpus, Vocabulary, read_corpus

SENTENCES = [["the", "cat", "sat"], [], ["the", "new\nline", 7, ("New", "York")], ["the", "cat"]]


@pytest.fixture
def corpus() -> Corpus:
    return read_corpus(SENTENCES, min_count=1)


@pytest.fixture
def saved(corpus: Corpus, tmp_path: Path) -> Path:
    corpus.save(tmp_path / "corpus")
    return tmp_path / "corpus"


def test_contents(corpus: Corpus) -> None:
    assert len(corpus) == 4
    assert [len(sentence) for sentence in corpus] == [3, 0, 4, 2]
    assert corpus[-1].tolist() == corpus[3].tolist() == [0, 1]
    assert corpus.coverage == 1
    assert repr(corpus) == "Corpus(9 tokens, 4 sentences, 6 words)"
    with pytest.raises(IndexError):
        corpus[4]


def test_saved_and_loaded(corpus: Corpus, saved: Path) -> None:
    loaded = Corpus.load(saved)
    assert isinstance(loaded.ids, np.memmap)
    assert loaded.ids.tolist() == corpus.ids.tolist()
    assert loaded.offsets.tolist() == corpus.offsets.tolist()
    assert loaded.vocabulary.index_to_key == corpus.vocabulary.index_to_key
    assert loaded.vocabulary.counts.tolist() == corpus.vocabulary.counts.tolist()
    assert (loaded.total_tokens, loaded.sha256) == (corpus.total_tokens, corpus.sha256)
    assert not loaded.ids.flags.writeable
    assert sorted(path.name for path in saved.iterdir()) == [
        "corpus.json",
        "counts.npy",
        "ids.npy",
        "offsets.npy",
        "words.json",
    ]


def test_an_empty_corpus_is_a_corpus_too(tmp_path: Path) -> None:
    empty = Corpus(np.array([], np.int32), np.array([0]), Vocabulary(["a"], [1]), 0)
    empty.save(tmp_path / "empty")
    assert Corpus.load(tmp_path / "empty").coverage == 1


def test_the_hash_tells_corpora_apart() -> None:
    vocabulary = Vocabulary(["a", "b"], [1, 1])
    corpora = [
        Corpus(np.array(ids, np.int32), np.array(offsets), vocabulary, 2)
        for ids, offsets in (([0, 1], [0, 2]), ([1, 0], [0, 2]), ([0, 1], [0, 1, 2]))
    ]
    assert len({corpus.sha256 for corpus in corpora}) == 3


@pytest.mark.parametrize(
    ("ids", "offsets", "total", "named"),
    [
        (np.array([0, 1]), [0, 2], 2, "ids must be int32"),
        (np.zeros((1, 2), np.int32), [0, 2], 2, "ids must be int32 in one dimension"),
        ([0, 2], [0, 2], 2, "ids must be from 0 to 1, got 0 to 2"),
        ([-1, 1], [0, 2], 2, "ids must be from 0 to 1, got -1 to 1"),
        ([0, 1], [], 2, "offsets must rise from 0 to the number of ids"),
        ([0, 1], [1, 2], 2, "offsets must rise"),
        ([0, 1], [0, 1], 2, "offsets must rise"),
        ([0, 1], [0, 2, 1, 2], 2, "offsets must rise"),
        ([0, 1], [0, 2], 1, "total_tokens must be at least"),
    ],
)
def test_arrays_that_do_not_fit(ids: object, offsets: list[int], total: int, named: str) -> None:
    ids = ids if isinstance(ids, np.ndarray) else np.array(ids, np.int32)
    with pytest.raises(InvalidInput, match=named):
        Corpus(ids, np.array(offsets, np.int64), Vocabulary(["a", "b"], [1, 1]), total)


def test_saving_replaces_a_corpus_and_nothing_else(corpus: Corpus, saved: Path, tmp_path: Path) -> None:
    read_corpus([["other"]], min_count=1).save(saved)
    assert Corpus.load(saved).vocabulary.index_to_key == ["other"]
    with pytest.raises(InvalidInput, match="holds something else than a corpus: choose another folder"):
        corpus.save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_a_word_that_cannot_be_saved_leaves_no_folder(tmp_path: Path) -> None:
    corpus = read_corpus([[frozenset()]], min_count=1)
    with pytest.raises(WrongType, match="a key of type frozenset cannot be saved"):
        corpus.save(tmp_path / "corpus")
    assert not list(tmp_path.iterdir())


def test_no_corpus(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(MissingFile, match=r"no saved corpus at .*corpus\.json"):
            Corpus.load(folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.data())
def test_damage_is_one_sentence(corpus: Corpus, saved: Path, damage: st.DataObject) -> None:
    path = damage.draw(st.sampled_from(sorted(saved.iterdir())), "file")
    before = path.read_bytes()
    place = damage.draw(st.integers(0, len(before) - 1), "place")
    changed = damage.draw(
        st.sampled_from([before[:place], before[:place] + bytes([before[place] ^ 1]) + before[place + 1 :]])
    )
    path.write_bytes(changed)
    try:
        loaded = Corpus.load(saved)
        # harmless: a number of corpus.json that no hash covers, or "=i8" in a header, which reads like "<i8"
        assert loaded.sha256 == corpus.sha256
        assert loaded.vocabulary.index_to_key == corpus.vocabulary.index_to_key
        assert loaded.vocabulary.counts.tolist() == corpus.vocabulary.counts.tolist()
        assert loaded.total_tokens == corpus.total_tokens or path.name == "corpus.json"
    except DamagedFile as error:
        assert "is damaged: " in str(error)  # noqa: PT017
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"format": "firth model"}, "does not describe a corpus"),
        ({"format_version": 2}, "has version 2, this firth reads 1"),
        ({"total_tokens": "9"}, "total_tokens"),
        ({"total_tokens": 1}, "total_tokens must be at least"),
        ({"sha256": "0"}, "not those that were saved"),
    ],
)
def test_descriptions_that_do_not_fit(saved: Path, change: dict[str, object], named: str) -> None:
    path = saved / "corpus.json"
    description = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(description | change), encoding="utf-8")
    with pytest.raises(DamagedFile, match=f"is damaged: .*{named}"):
        Corpus.load(saved)


@pytest.mark.parametrize("name", ["ids.npy", "words.json"])
def test_a_file_is_gone(saved: Path, name: str) -> None:
    (saved / name).unlink()
    with pytest.raises(DamagedFile, match=name):
        Corpus.load(saved)
