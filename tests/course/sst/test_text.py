from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.course.sst.by_windows import noise_table
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text, noise_edges, reject_probabilities, thinned
from firth.course.sst.treebank import read_sentences


def test_a_frequent_word_takes_a_draw_and_a_rare_one_does_not() -> None:
    text = Text.of([["a", "a", "b", "a"], ["a"], ["b"]])
    settings = Settings(threshold=0.25, copies=2)  # 6 words and UNK: above 1.75
    rejected = reject_probabilities(text.counts, settings.threshold)
    assert rejected.tolist() == [1 - np.sqrt(1.75 / 4), 1 - np.sqrt(1.75 / 2), 0]
    draws, kept = Random(3), []
    for _ in range(2):
        for sentence in text.sentences:
            kept.append([row for row in sentence if draws.random() >= rejected[row]])
    mine = Random(3)
    assert thinned(text, settings, mine) == [sentence for sentence in kept if len(sentence) > 1] != []
    assert mine.getstate() == draws.getstate()
    never = Settings(threshold=1.0, copies=1)
    assert thinned(text, never, mine) == [[0, 0, 1, 0]]
    assert mine.getstate() == draws.getstate()


@given(counts=st.lists(st.integers(1, 10_000), min_size=1, max_size=40), table=st.integers(1, 500))
def test_the_edges_are_those_of_the_table(counts: list[int], table: int) -> None:
    settings = Settings(table=table)
    edges = noise_edges(np.array(counts), settings)
    assert np.repeat(np.arange(len(counts)), np.diff(edges)).tolist() == noise_table(
        np.array(counts), settings
    )


def test_the_numbers_of_the_treebank(data: Path) -> None:
    text = Text.of(read_sentences(data / "stanfordSentimentTreebank"))
    assert (len(text.words), text.counts.sum()) == (19_539, 227_246)
    assert (text.words[:4], text.words[-1]) == (["the", "rock", "is", "destined"], "UNK")
    settings, random = Settings(), Random(31415)
    random.randint(1, 5)  # the first window's size is drawn before the text is thinned
    sentences = thinned(text, settings, random)
    assert (len(sentences), sum(map(len, sentences))) == (299_303, 1_523_942)
    table = noise_table(text.counts, settings)
    assert (
        np.repeat(np.arange(len(text.words)), np.diff(noise_edges(text.counts, settings))).tolist() == table
    )


@pytest.mark.parametrize("sentences", [[["b", "a"]], [["b"], ["a"]]])
def test_the_hash_knows_where_sentences_end(sentences: list[list[str]]) -> None:
    others = [[["b"], ["b"]], [["ba"]], [["a", "b"]]]
    assert Text.of(sentences).sha256 == Text.of(sentences).sha256
    assert Text.of(sentences).sha256 not in {Text.of(other).sha256 for other in others}
