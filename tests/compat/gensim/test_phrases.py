"""Phrases beside gensim's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.compat import gensim as ours
from tests.compat.gensim.conftest import Both
from tests.compat.gensim.test_against_gensim import alike

CASES: dict[str, dict[str, Any]] = {
    "default": {"min_count": 2, "threshold": 0.2},
    "another delimiter": {"min_count": 3, "threshold": 0.15, "delimiter": "+"},
    "npmi": {"min_count": 2, "threshold": 0.2, "scoring": "npmi"},
    "connectors": {"min_count": 1, "threshold": 0.2, "connector_words": frozenset(["w1", "w2"])},
    "npmi with connectors": {
        "min_count": 2,
        "threshold": 0.1,
        "scoring": "npmi",
        "connector_words": ["w1", "w2"],
    },
}


def text(seed: int = 0) -> list[list[str]]:
    """Sentences in which some words are often followed by their neighbours."""
    random = np.random.default_rng(seed)
    sentences = []
    for _ in range(300):
        words = [int(random.integers(12))]
        for _ in range(random.integers(12)):
            words.append((words[-1] + 1) % 12 if random.random() < 0.4 else int(random.integers(12)))
        sentences.append([f"w{n}" for n in words])
    return sentences


@pytest.fixture(params=CASES)
def phrases(models: Any, request: pytest.FixtureRequest) -> Both:
    settings = CASES[request.param]
    return Both(models.Phrases(text(), **settings), ours.Phrases(text(), **settings))


def test_the_phrases_and_their_scores_are_gensims(phrases: Both) -> None:
    theirs, mine = (one.export_phrases() for one in phrases)
    assert mine == pytest.approx(theirs, rel=1e-9)
    assert len(mine) > 5
    theirs, mine = (one.find_phrases(text(1)) for one in phrases)
    assert mine == pytest.approx(theirs, rel=1e-9)
    assert list(mine) == list(theirs)
    assert phrases.ours.connector_words == phrases.theirs.connector_words
    for name in ("min_count", "threshold", "delimiter", "max_vocab_size", "progress_per"):
        assert getattr(phrases.ours, name) == getattr(phrases.theirs, name)


@pytest.mark.parametrize("freeze", [False, True])
def test_sentences_are_joined_as_by_gensim(phrases: Both, freeze: bool) -> None:
    if freeze:
        phrases = Both(*(one.freeze() for one in phrases))
        alike(sorted(phrases.theirs.phrasegrams.items()), sorted(phrases.ours.phrasegrams.items()))
    sentences = text(2)
    joined = list(phrases.theirs[sentences])
    assert list(phrases.ours[sentences]) == joined != sentences
    assert [phrases.ours[sentence] for sentence in sentences] == joined
    alike(*([list(one.analyze_sentence(sentence)) for sentence in sentences] for one in phrases))


def test_what_is_given_back_is_gone_through_again(phrases: Both) -> None:
    for one in phrases:
        given = one[text(2)]
        assert list(given) == list(given)
        assert len(given) == 300
        assert list(one[iter(text(2))]) == list(given)
        assert one[iter(text(2)[0])] == one[text(2)[0]]
        assert one[[]] == []


def test_candidates_are_scored(phrases: Both) -> None:
    for pair in (("w4", "w5", []), ("w5", "w4", []), ("w4", "w7", ["w1"]), ("nobody", "w1", [])):
        alike(phrases.theirs.freeze().score_candidate(*pair), phrases.ours.score_candidate(*pair))


def test_phrases_of_phrases(models: Any) -> None:
    joined = []
    for kind in (models.Phrases, ours.Phrases):
        once = kind(text(), min_count=2, threshold=0.2)
        twice = kind(once[text()], min_count=2, threshold=0.2)
        joined.append(list(twice[once[text()]]))
    assert joined[0] == joined[1]
    assert any(word.count("_") > 1 for sentence in joined[1] for word in sentence)


def test_words_are_added_once() -> None:
    phrases = ours.Phrases(min_count=2, threshold=0.2)
    assert phrases[["w1", "w2"]] == ["w1", "w2"]
    assert (phrases.export_phrases(), str(phrases)) == ({}, "Phrases<0 phrases, min_count=2, threshold=0.2>")
    phrases.add_vocab(sentence for sentence in text())
    assert phrases.export_phrases() == ours.Phrases(text(), min_count=2, threshold=0.2).export_phrases()
    with pytest.raises(
        ValueError, match="found in a text already, whose counts are not kept: give all sentences"
    ):
        phrases.add_vocab(text())


def test_saved_phrases_are_the_same(tmp_path: Path) -> None:
    phrases = ours.Phrases(text(), min_count=2, threshold=0.2, connector_words=["w1"])
    phrases.save(tmp_path / "phrases.json")
    for loaded in (
        ours.Phrases.load(tmp_path / "phrases.json"),
        ours.FrozenPhrases.load(tmp_path / "phrases.json"),
    ):
        assert list(loaded[text(2)]) == list(phrases[text(2)])
        assert loaded.phrasegrams == phrases.export_phrases()
        assert (loaded.min_count, loaded.connector_words) == (2, {"w1"})
    assert ours.Phraser is ours.FrozenPhrases


def test_english_connectors_are_gensims(models: Any) -> None:
    assert models.phrases.ENGLISH_CONNECTOR_WORDS == ours.ENGLISH_CONNECTOR_WORDS


def letters() -> Iterator[str]:
    yield "one sentence"


@pytest.mark.parametrize(
    ("settings", "error", "sentence"),
    [
        ({"scoring": max}, ValueError, "scoring must be 'default' or 'npmi': a function is not supported"),
        ({"scoring": "pmi"}, ValueError, "scoring must be 'default' or 'npmi', got 'pmi'"),
        ({"min_count": 0}, ValueError, "min_count must be at least 1, got 0"),
        ({"threshold": -1}, ValueError, "threshold must be greater than 0, got -1"),
        ({"max_vocab_size": 10}, ValueError, "max_vocab_size=10 is not supported: all words and pairs are"),
        ({"sentences": letters()}, TypeError, "a sentence is a list of words, for example text.split"),
    ],
    ids=str,
)
def test_settings_that_firth_has_not(settings: dict[str, Any], error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        ours.Phrases(**settings)
