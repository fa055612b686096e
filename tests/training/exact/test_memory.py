"""What counting and fitting take: the number of counts guessed, and room that is bounded."""

import numpy as np
import pytest

import firth
from firth.kernels import native_regressor
from firth.training.exact.memory import distinct, room_of_passes


def chance(words, tokens, seed=0):
    """A text whose words meet by chance, by a falling distribution."""
    random = np.random.default_rng(seed)
    share = 1 / np.arange(1, words + 1)
    ids = random.choice(words, tokens, p=share / share.sum()).astype(np.int32)
    counts = np.maximum(np.bincount(ids, minlength=words), 1)
    return firth.Corpus(ids, np.array([0, tokens]), firth.Vocabulary(range(words), counts), tokens)


@pytest.mark.parametrize("window", [1, 5, 20])
def test_the_number_of_counts_is_guessed(window):
    corpus = chance(2_000, 60_000)
    counted = firth.count_pairs(corpus, window=window, sample=0).nnz
    assert distinct(corpus.vocabulary, len(corpus.ids) * window) == pytest.approx(counted, rel=0.03)


def test_there_are_no_more_counts_than_pairs_of_words():
    vocabulary = firth.Vocabulary(range(100), [9] * 100)
    assert distinct(vocabulary, 1e12) == pytest.approx(10_000)
    assert distinct(vocabulary, 5.0) == pytest.approx(10, rel=0.01)
    assert distinct(vocabulary, 0.0) == 0


@pytest.mark.parametrize("sample", [0, 1e-3])
@pytest.mark.parametrize("validation", [0.0, 0.3])
def test_room_holds_the_counts_and_a_little_more(sample, validation):
    corpus = chance(2_000, 200_000)
    settings = firth.Word2Vec(objective="softmax", workers=1, vector_size=4).get_params()
    counted = firth.count_pairs(corpus, sample=sample).nnz
    room = room_of_passes({**settings, "sample": sample, "validation": validation}, corpus)
    assert 8 * counted < room < 8 * counted + 2_000 * 200 + 200_000 * 5 / 0.6 * 40


def test_room_is_bounded_whatever_the_text():
    settings = firth.Word2Vec(objective="softmax", workers=2, vector_size=100).get_params()
    few, many = (room_of_passes(settings, chance(500, tokens)) for tokens in (1_000, 1_000_000))
    assert few < many < 2**29 + 2 * 110_000_000 + 8 * 500**2 + 10**6
    assert native_regressor.room(10**6, 100, 64) < 4 * 10**6 * 100 + 2**29 + 10**6
    assert native_regressor.room(10**7, 100, 64) < 4 * 10**7 * 100 + 2**29 + 10**8
