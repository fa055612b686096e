"""Phrases that a training joins: found once, kept with the model, joined in whatever it reads later."""

import copy
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth import Phrases, Word2Vec
from firth.errors import DamagedFile, InvalidInput, WrongType
from tests.training.toy import two_topics

TEXT = [["new", "york", *sentence, "los", "angeles"] for sentence in two_topics(300)]
LOOSE = {"min_count": 2, "threshold": 0.9}


def small(**settings: Any) -> Word2Vec:
    return Word2Vec(**({"vector_size": 8, "epochs": 2, "sample": 0, "phrases": Phrases(**LOOSE)} | settings))


@pytest.fixture(scope="module")
def model() -> Word2Vec:
    return small().fit(TEXT)


def test_what_is_found_is_joined(model: Word2Vec) -> None:
    assert {"new_york", "los_angeles"} <= model.phrases_.found_.keys()
    assert {"new_york", "los_angeles"} <= model.vocabulary_.key_to_index.keys()
    assert "york" not in model.vocabulary_
    assert not model.phrases.is_fitted  # a setting stays as it was
    assert small(phrases=None).fit(TEXT).phrases_ is None


def test_the_same_as_training_on_the_joined_text(model: Word2Vec, tmp_path: Path) -> None:
    joined = list(model.phrases_.transform(TEXT))
    path = tmp_path / "text.txt"
    path.write_text("\n".join(map(" ".join, TEXT)), encoding="utf-8")
    corpus = firth.read_corpus(TEXT, phrases=Phrases(**LOOSE))
    others = [
        small(phrases=None).fit(joined),
        small(phrases=model.phrases_).fit(TEXT),
        small(workers=2).fit(path),
        small().fit(corpus),
        small(phrases=None).fit(corpus),
    ]
    for other in others:
        rows = [other.vocabulary_.key_to_index[word] for word in model.vocabulary_.index_to_key]
        assert sorted(rows) == list(range(len(rows)))
        assert other.vocabulary_.counts.sum() == model.vocabulary_.counts.sum()
    for other in others[1:]:
        assert other.vectors_.vectors.tobytes() == model.vectors_.vectors.tobytes()
        assert other.phrases_ == model.phrases_


def test_saved_with_the_model(model: Word2Vec, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    again = Word2Vec.load(tmp_path / "m")
    assert again.phrases_ == model.phrases_ == Phrases.load(tmp_path / "m")
    assert again.get_params() == model.get_params()
    assert firth.load(tmp_path / "m").info["corpus"]["phrases"]["min_count"] == 2
    given = small(phrases=model.phrases_).fit(TEXT)
    given.save(tmp_path / "m")
    assert Word2Vec.load(tmp_path / "m").phrases == model.phrases_
    small(phrases=None).fit(TEXT).save(tmp_path / "m")
    assert Word2Vec.load(tmp_path / "m").phrases_ is None
    for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin.phrases_ == model.phrases_


def test_phrases_that_are_not_those_of_the_model(model: Word2Vec, tmp_path: Path) -> None:
    model.save(tmp_path / "m")
    Phrases(min_count=1, threshold=0.1).fit([["a", "b"]] * 3).save(tmp_path / "m" / "phrases.json")
    with pytest.raises(DamagedFile, match="not those that were saved"):
        Word2Vec.load(tmp_path / "m")


@pytest.mark.parametrize("grow", [False, True])
def test_more_text_is_joined_as_the_first(grow: bool, tmp_path: Path) -> None:
    more = [["new", "york", "and", "los", "angeles"], ["salt", "lake", "new", "york"]] * 20
    model = small().fit(TEXT)
    model.save(tmp_path / "m")
    again = Word2Vec.load(tmp_path / "m").partial_fit(more, grow=grow)
    model.partial_fit(more, grow=grow)
    assert again.vectors_.vectors.tobytes() == model.vectors_.vectors.tobytes()
    assert ("salt" in model.vocabulary_, "new" in model.vocabulary_) == (grow, False)
    assert model.phrases_.found_.keys() == again.phrases_.found_.keys()
    if grow:
        assert model.vocabulary_.counts[model.vocabulary_.key_to_index["new_york"]] == len(TEXT) + 40


def test_what_it_finds_likely(model: Word2Vec) -> None:
    apart = [["new", "york", "los", "angeles"]]
    together = [["new_york", "los_angeles"]]
    assert model.perplexity(apart) == model.perplexity(together)
    assert model.score(apart[0]) == model.score(together[0])


def test_resumed(tmp_path: Path) -> None:
    whole = small(epochs=3).fit(TEXT)
    first = firth.Callback(on_epoch_end=_stop)
    with pytest.warns(firth.training.TrainingInterrupted):
        small(epochs=3).fit(TEXT, checkpoint=tmp_path / "run", callbacks=[first])
    resumed = small(epochs=3).fit(TEXT, checkpoint=tmp_path / "run", resume=True)
    assert resumed.vectors_.vectors.tobytes() == whole.vectors_.vectors.tobytes()
    assert Word2Vec.load(tmp_path / "run").phrases_ == whole.phrases_
    with pytest.raises(InvalidInput, match="was written with phrases = "):
        small(epochs=3, phrases=None).fit(TEXT, checkpoint=tmp_path / "run", resume=True)


def _stop(state: Any) -> None:
    state.stop()


@pytest.mark.parametrize(
    ("read_with", "named"),
    [
        (None, r"None and not Phrases\(.*: read it with phrases=the same"),
        (Phrases(min_count=3, threshold=0.9), "read it with phrases=the same"),
    ],
)
def test_a_corpus_with_other_phrases(read_with: Phrases | None, named: str) -> None:
    with pytest.raises(InvalidInput, match=named):
        small().fit(firth.read_corpus(TEXT, phrases=read_with))


def test_a_corpus_with_other_phrases_than_the_model(model: Word2Vec) -> None:
    corpus = firth.read_corpus(TEXT, vocabulary=model.vocabulary_)
    with pytest.raises(InvalidInput, match=r"read it with phrases=model\.phrases_"):
        model.perplexity(corpus)
    joined = firth.read_corpus(TEXT, vocabulary=model.vocabulary_, phrases=model.phrases_)
    assert model.perplexity(joined) == model.perplexity(TEXT)
    with pytest.raises(InvalidInput, match="read it with phrases=None"):
        small(phrases=None).fit(list(model.phrases_.transform(TEXT))).perplexity(joined)


def test_no_phrases() -> None:
    with pytest.raises(WrongType, match=r"phrases must be firth\.Phrases or None, got True"):
        small(phrases=True).fit(TEXT)


def test_scikit_learn_clones_what_was_found(model: Word2Vec) -> None:
    base = pytest.importorskip("sklearn.base", reason="scikit-learn is not installed")
    twin = base.clone(small(phrases=model.phrases_))
    assert twin.phrases == model.phrases_
    assert twin.phrases is not model.phrases_
    assert np.array_equal(twin.fit(TEXT).vectors_.vectors, model.vectors_.vectors)
