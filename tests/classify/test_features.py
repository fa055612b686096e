import numpy as np
import pytest

from firth.classify.bags import bags
from firth.classify.features import REPEATS, common_directions, inverse_frequency, mean_vectors


@pytest.fixture(scope="module")
def drawn():
    """Texts of very different lengths, some empty, over a vocabulary with vectors and weights."""
    rng = np.random.default_rng(1)
    texts = [
        rng.integers(0, 3000, n).tolist()
        for n in [0, 0, 1, 5, 2000, 0, 3, 700, 10, 0, *rng.integers(0, 90, 60), 0]
    ]
    table = rng.normal(size=(2000, 7)).astype(np.float32)  # of 3,000 words, a third have no vector
    return texts, table, rng.uniform(0.1, 2, 2000)


def slow(text, table, weights, power):
    """The formula, word by word."""
    total, sum_of_weights = np.zeros(table.shape[1]), 0.0
    for word in set(text):
        if word < len(table):
            share = text.count(word) ** power * weights[word]
            total += share * table[word].astype(np.float64)
            sum_of_weights += share
    return total / sum_of_weights if sum_of_weights else total


@pytest.mark.parametrize("repeats", REPEATS)
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_beside_the_formula(drawn, repeats, kind):
    texts, table, weights = drawn
    found = mean_vectors(bags(texts, range_index(2000), str.split), table.astype(kind), weights, repeats)
    wanted = [slow(text, table, weights, REPEATS[repeats]) for text in texts]
    assert np.abs(found - wanted).max() < (1e-6 if kind is np.float32 else 1e-14)
    assert found.dtype == np.float64


def test_a_text_does_not_depend_on_the_others(drawn):
    texts, table, weights = drawn
    together = mean_vectors(bags(texts, range_index(2000), str.split), table, weights, "root")
    for place in (0, 3, 4, 7, 20, len(texts) - 1):
        alone = mean_vectors(bags([texts[place]], range_index(2000), str.split), table, weights, "root")
        assert np.array_equal(alone[0], together[place])


def test_no_texts(drawn):
    _, table, weights = drawn
    assert mean_vectors(bags([], range_index(2000), str.split), table, weights).shape == (0, 7)


def test_frequent_words_weigh_less():
    weights = inverse_frequency(np.array([0, 10, 990]))
    assert weights == pytest.approx([1, 1e-3 / (1e-3 + 0.01), 1e-3 / (1e-3 + 0.99)])
    assert inverse_frequency(np.zeros(2, np.int64)).tolist() == [1, 1]


def test_common_directions_are_singular_vectors():
    rng = np.random.default_rng(2)
    features = rng.normal(size=(50, 6)) + 3 * rng.normal(size=(50, 1)) * [1, 0, 0, 2, 0, 0]
    found = common_directions(features, 2)
    wanted = np.linalg.svd(features)[2][:2]
    assert np.abs(np.abs((found * wanted).sum(axis=1)) - 1).max() < 1e-9
    assert common_directions(features, 0).shape == (0, 6)


def range_index(size):
    return {word: word for word in range(size)}
