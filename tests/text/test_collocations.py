import math
from collections import Counter
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.toy import CONNECTORS, numbered, texts

from firth.errors import WrongType
from firth.text import collocations
from firth.text.collocations import Collocation


def pairs_of(sentence: list[str]) -> Iterable[tuple[str, ...]]:
    """Every two words with nothing but connectors between them, these too."""
    for i in range(len(sentence)):
        for j in range(i + 1, len(sentence)):
            pair = tuple(sentence[i : j + 1])
            if [word in CONNECTORS for word in pair] == [False, *[True] * (j - i - 1), False]:
                yield pair


def slowly(text: list[list[str]], min_count: int, threshold: float, scoring: str) -> list[Collocation]:
    """The same by counting words."""
    words = Counter(word for sentence in text for word in sentence)
    pairs = Counter(pair for sentence in text for pair in pairs_of(sentence))
    types = len(pairs) + len(words.keys() - CONNECTORS)
    found = []
    for pair, both in pairs.items():
        first, last = words[pair[0]], words[pair[-1]]
        if both < min_count:
            continue
        if scoring == "default":
            score = (both - min_count) / (first * last) * types
        else:
            share = both / words.total()
            expected = (first / words.total()) * (last / words.total())
            score = math.log(share / expected) / -math.log(share)
        if score > threshold:
            found.append(Collocation(pair, score, both))
    return sorted(found, key=lambda one: (-one.score, -one.times, one.words))


@given(texts, st.integers(1, 3), st.sampled_from(["default", "npmi"]), st.data())
def test_the_same_as_by_counting_words(
    text: list[list[str]], min_count: int, scoring: str, data: st.DataObject
) -> None:
    settings = {
        "min_count": min_count,
        "threshold": data.draw(st.sampled_from([0.01, 0.5])),
        "scoring": scoring,
    }
    expected = slowly(text, **settings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collocations, "_PER_THREAD", 1)
        patch.setattr(collocations, "_MEMORY", data.draw(st.sampled_from([1 << 29, 100, 8]), "memory"))
        for threads in (1, 3):
            with numbered(text) as numbers:
                found = collocations.collocations(numbers, CONNECTORS, threads=threads, **settings)
            assert found == expected


def test_many_pairs() -> None:
    rng = np.random.default_rng(1)
    words = (rng.pareto(0.8, 20_000) * 10).astype(int) % 2000
    text = [[f"w{word}" for word in words[i : i + 40]] for i in range(0, len(words), 40)]
    settings = {"min_count": 2, "threshold": 0.1, "scoring": "default"}
    with numbered(text) as numbers:
        found = collocations.collocations(numbers, frozenset(), threads=2, **settings)
    expected = slowly(text, **settings)
    assert len(found) > 100
    assert found == expected


def test_long_gaps() -> None:
    text = [["a", *"xy" * 500, "b"]] * 3 + [["a", *"xy" * 500, "x", "b"]]
    with numbered(text) as numbers:
        found = collocations.collocations(
            numbers, CONNECTORS, min_count=1, threshold=0.1, scoring="default", threads=1
        )
    assert [(len(one.words), one.times) for one in found] == [(1002, 3)]


def test_words_that_are_no_strings() -> None:
    with (
        numbered([["a", 7]] * 9) as numbers,
        pytest.raises(WrongType, match="made of strings, got the word 7"),
    ):
        collocations.collocations(
            numbers, frozenset(), min_count=1, threshold=0.1, scoring="default", threads=1
        )
