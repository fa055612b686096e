"""Pairs that share words tell less, and intervals are as much wider."""

import math

import numpy as np
import pytest

from firth.evaluation import Interval, similarity
from firth.evaluation.comparing.joint import of_pairs
from firth.evaluation.resampling import Bootstrap
from firth.evaluation.shared_words import pearson_influences, spearman_influences, widened, widening
from firth.evaluation.similarities import correlation_intervals
from firth.evaluation.weighted import weighted_pearson, weighted_spearman
from firth.vectors import WordVectors

Random = np.random.Generator


def drawn(random: Random, words: int, pairs: int) -> tuple[np.ndarray, ...]:
    """Cosines, scores, and the words of each pair: some words get high numbers, of a model or of people.

    Cosines and scores are normal, of variance 4.25 and covariance 2.
    """
    made_of = np.array([random.choice(words, 2, replace=False) for _ in range(pairs)])
    truth, model, people = random.normal(size=(3, words))[:, made_of].sum(axis=2)
    own = random.normal(size=(2, pairs)) / 2
    return truth + model + own[0], truth + people + own[1], made_of


@pytest.mark.parametrize("digits", [0, 1, 6])
def test_influences_are_those_of_one_item_counted_a_little_more(digits: int) -> None:
    random, much = np.random.default_rng(1), 10**6
    x = random.normal(size=40).round(digits)  # of no digits: with many ties
    y = (x + random.normal(size=40)).round(digits)
    counts = np.concatenate([np.full((1, 40), much), much + np.eye(40, dtype=np.int64)])
    for fast, slow in ((pearson_influences, weighted_pearson), (spearman_influences, weighted_spearman)):
        r, *moved = slow(x, y, counts)
        expected = (np.array(moved) - r) * (40 * much + 1)
        assert fast(x, y) == pytest.approx(expected, abs=2e-4)


def test_widening_against_the_slow_twin() -> None:
    random = np.random.default_rng(2)
    influences, pairs = random.normal(size=60) + 1, random.integers(0, 15, (60, 2))
    assert any(a == b for a, b in pairs)  # a word with itself
    assert len({tuple(sorted(pair)) for pair in pairs.tolist()}) < 60  # a pair that is there twice
    shared = [[bool({*i} & {*j}) for j in pairs.tolist()] for i in pairs.tolist()]
    expected = influences @ np.array(shared) @ influences / (influences @ influences)
    assert widening(influences, pairs) == pytest.approx(math.sqrt(expected))
    assert widening(influences, np.arange(120).reshape(60, 2)) == 1
    assert widening(np.zeros(60), pairs) == 1


@pytest.mark.parametrize(("words", "pairs"), [(120, 400), (60, 90)])
def test_comparisons_find_the_same_variance(words: int, pairs: int) -> None:
    """They resample the words, and take off what is then counted three times."""
    x, y, made_of = drawn(np.random.default_rng(3), words, pairs)
    found = of_pairs("x", x[None], y, made_of, Bootstrap(4000))
    by_words, singly = np.nanvar(found.resampled), np.var(found.singly)
    expected = math.sqrt(max(1.0, by_words / singly - 2))
    assert widening(spearman_influences(x, y), made_of) == pytest.approx(expected, rel=0.12)


@pytest.mark.parametrize(("words", "pairs", "naive"), [(50, 65, 0.9), (200, 350, 0.9), (150, 600, 0.75)])
def test_intervals_hold_what_they_say_where_pairs_share_words(words: int, pairs: int, naive: float) -> None:
    random, held, too_narrow = np.random.default_rng(pairs), [], []
    true = 6 / math.pi * math.asin(2 / 4.25 / 2)  # Spearman's of normal numbers
    for _ in range(200):
        x, y, made_of = drawn(random, words, pairs)
        for held_by, parts in ((held, made_of), (too_narrow, np.arange(2 * pairs).reshape(-1, 2))):
            [(low, high), _] = correlation_intervals(x, y, parts, Bootstrap(400))
            held_by.append(low <= true <= high)
    assert 0.91 <= np.mean(held) <= 0.99
    assert np.mean(too_narrow) <= naive


def test_the_ends_stay_where_correlations_are() -> None:
    ends = Interval(0.9, 1.0)
    assert widened(ends, 0.95, 1.0) is ends
    low, high = widened(ends, 0.95, 3.0)
    assert -1 < low < 0.9
    assert 0.999 < high <= 1
    assert math.isnan(widened(Interval(math.nan, math.nan), 0.5, 2.0).low)


def test_pairs_of_fewer_than_ten_words_have_no_interval() -> None:
    random = np.random.default_rng(4)
    for words, there in ((9, False), (12, True)):
        known = WordVectors(range(words), random.normal(size=(words, 3)))
        pairs = [(a, b, float(a * b % 7)) for a in range(words) for b in range(a)]
        found = similarity(known, pairs, resamples=100)
        assert (found.spearman_interval.as_list() is not None) is there
        assert (found.pearson_interval.as_list() is not None) is there
