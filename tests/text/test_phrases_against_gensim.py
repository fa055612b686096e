"""gensim's Phrases is an outsider that does the same."""

from itertools import islice
from typing import Any

import numpy as np
import pytest

from firth.text import ENGLISH_CONNECTORS, Phrases, builtin_sentences

theirs = pytest.importorskip("gensim.models.phrases", reason="gensim is not installed")


def random_text(seed: int) -> list[list[str]]:
    rng = np.random.default_rng(seed)
    words = [*"abcdefghij", "of", "the", "and"]
    return [[words[i] for i in rng.integers(0, len(words), length)] for length in rng.integers(0, 15, 300)]


def builtin_text() -> list[list[str]]:
    """Without words that hold the delimiter: gensim cannot tell them from phrases."""
    return [[word for word in sentence if "_" not in word] for sentence in islice(builtin_sentences(), 2000)]


@pytest.mark.parametrize("text", [random_text(1), random_text(2), builtin_text()], ids=["1", "2", "builtin"])
@pytest.mark.parametrize("connectors", [frozenset(), ENGLISH_CONNECTORS], ids=["", "connectors"])
@pytest.mark.parametrize(
    "settings",
    [
        {"min_count": 5, "threshold": 10.0},
        {"min_count": 1, "threshold": 0.5},
        {"min_count": 3, "threshold": 0.3, "scoring": "npmi"},
        {"min_count": 1, "threshold": -1, "scoring": "npmi"},
    ],
    ids=str,
)
def test_the_same_phrases_scores_and_sentences(
    text: list[list[str]], connectors: frozenset[str], settings: dict[str, Any]
) -> None:
    expected = theirs.Phrases(text, connector_words=connectors, **settings)
    ours = Phrases(connector_words=connectors, **settings).fit(text)
    assert {phrase: one.score for phrase, one in ours.found_.items()} == expected.export_phrases()
    assert all(one.count == expected.vocab[phrase] for phrase, one in ours.found_.items())
    assert list(ours.transform(text)) == [expected[sentence] for sentence in text]
    assert list(ours.transform(text)) == list(expected.freeze()[text])


def test_a_second_pass() -> None:
    text = builtin_text()
    first = theirs.Phrases(text, min_count=2, threshold=5.0)
    joined = [first[sentence] for sentence in text]
    # another delimiter, or a_b with c is counted as the same as a with b_c
    second = theirs.Phrases(joined, min_count=2, threshold=5.0, delimiter="|")
    expected = [[word.replace("|", "_") for word in second[sentence]] for sentence in joined]
    assert list(Phrases(min_count=2, threshold=5.0, passes=2).fit(text).transform(text)) == expected


def test_the_connectors() -> None:
    assert theirs.ENGLISH_CONNECTOR_WORDS == ENGLISH_CONNECTORS
