import numpy as np
import pytest

from firth.evaluation.soundness.hubs import neighbourhoods, skewness
from firth.vectors import WordVectors


@pytest.fixture(scope="module")
def words() -> WordVectors:
    rng = np.random.default_rng(1)
    return WordVectors(range(3000), rng.standard_normal((3000, 25)) + 0.3)


def test_occurrences_are_those_of_a_full_table(words: WordVectors) -> None:
    found = neighbourhoods(words, 5, None, seed=1)
    unit = words.unit.astype(np.float64)
    cosines = unit @ unit.T
    np.fill_diagonal(cosines, -2)
    nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :5]
    np.testing.assert_array_equal(found.occurrences, np.bincount(nearest.ravel(), minlength=3000))
    np.testing.assert_array_equal(found.nearest, nearest[:, 0])
    np.testing.assert_allclose(found.cosines, cosines.max(axis=1), atol=1e-6)


def test_skewness_of_all_is_that_of_the_moments(words: WordVectors) -> None:
    x = neighbourhoods(words, 10, None, seed=1).occurrences
    slow = np.mean((x - x.mean()) ** 3) / x.std() ** 3
    assert skewness(x, len(x)) == pytest.approx(slow)


def test_a_sample_tells_the_skewness_of_all() -> None:
    rng = np.random.default_rng(1)
    whole = rng.geometric(0.1, 50_000) - 1  # of every word, how many of all words have it among their nearest
    seen = rng.hypergeometric(whole, 50_000 - whole, 10_000)
    assert skewness(seen, 10_000) == pytest.approx(skewness(whole, 50_000), rel=0.05)
    assert skewness(whole, 50_000) == pytest.approx(2.0, rel=0.05)  # of a geometric distribution


def test_a_sample_of_words_is_asked(words: WordVectors) -> None:
    found = neighbourhoods(words, 5, 600, seed=2)
    assert len(set(found.asked.tolist())) == 600
    assert found.occurrences.sum() == 5 * 600
    every = neighbourhoods(words, 5, None, seed=1)
    np.testing.assert_array_equal(found.nearest, every.nearest[found.asked])


def test_words_that_occur_alike_have_no_skewness() -> None:
    assert np.isnan(skewness(np.full(10, 3), 10))
    assert np.isnan(skewness(np.zeros(10, np.int64), 10))
