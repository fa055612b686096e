import numpy as np
import pytest

from firth.evaluation import categorisation
from firth.evaluation.comparing.joint import of_pairs, of_questions, of_words
from firth.evaluation.correlation import spearman
from firth.evaluation.resampling import Bootstrap, multiplicities
from firth.vectors import WordVectors

FEW = Bootstrap(100, seed=3)


def rated(random: np.random.Generator, words: int = 14, pairs: int = 25) -> tuple[np.ndarray, ...]:
    """Cosines of three models, of which two do not cover everything; people's scores; the pairs' words."""
    cosines = random.normal(size=(3, pairs)).round(1)  # with ties
    cosines[1, 4] = cosines[2, 7] = np.nan
    made_of = np.array([random.choice(words, 2, replace=False) for _ in range(pairs)])
    return cosines, random.integers(0, 10, pairs).astype(float), made_of


def test_rated_pairs_are_those_that_all_models_cover() -> None:
    cosines, people, pairs = rated(np.random.default_rng(1))
    found = of_pairs("x", cosines, people, pairs, FEW)
    both = [k for k in range(25) if k not in (4, 7)]
    assert found.scores.tolist() == [spearman(each[both], people[both]) for each in cosines]
    assert (found.covered, found.common, found.total) == ((25, 24, 24), 23, 25)
    assert found.units == len(np.unique(pairs[both]))


def test_resamples_are_those_of_the_repeated_pairs() -> None:
    cosines, people, pairs = rated(np.random.default_rng(2))
    found = of_pairs("x", cosines, people, pairs, FEW)
    both = [k for k in range(25) if k not in (4, 7)]
    words = {word: k for k, word in enumerate(np.unique(pairs[both]))}
    (by_word,), (by_pair,) = (list(multiplicities(n, 100, 3)) for n in (len(words), len(both)))
    for r in range(100):
        drawn = [k for k in both for _ in range(np.prod([by_word[r, words[w]] for w in pairs[k]]))]
        singly = [k for k, times in zip(both, by_pair[r], strict=True) for _ in range(times)]
        for m in range(3):
            for chosen, got in ((drawn, found.resampled), (singly, found.singly)):
                expected = spearman(cosines[m, chosen], people[chosen])
                assert got[m, r] == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_pairs_of_words_that_never_return_are_drawn_one_by_one() -> None:
    cosines, people, _ = rated(np.random.default_rng(3))
    found = of_pairs("x", cosines, people, np.arange(50).reshape(25, 2), FEW)
    assert found.resampled is found.singly


def test_questions_are_those_that_all_models_cover() -> None:
    random = np.random.default_rng(4)
    made_of = np.array([(i, j) for i in range(6) for j in range(6) if i != j])
    sections = [(random.integers(-1, 2, (2, 30)).astype(np.int8), made_of + first) for first in (0, 4)]
    found = of_questions("x", sections, FEW)
    answers = np.concatenate([each for each, _ in sections], axis=1)
    both = (answers >= 0).all(axis=0)
    assert found.scores.tolist() == answers[:, both].mean(axis=1).tolist()
    assert (found.common, found.total) == (both.sum(), 60)
    assert found.covered == tuple((answers >= 0).sum(axis=1))
    pairs = np.concatenate([made_of, made_of + 4])[both]
    units = {pair: k for k, pair in enumerate(np.unique(pairs))}  # two pairs are in both sections
    assert found.units == len(units)
    (times,) = multiplicities(len(units), 100, 3)
    for r in range(100):
        weights = [times[r, units[i]] * times[r, units[j]] for i, j in pairs]
        expected = answers[:, both] @ weights / sum(weights)
        assert found.resampled[:, r] == pytest.approx(expected)


def test_questions_that_share_no_pair_are_as_many_facts_as_they_are() -> None:
    answers, pairs = np.ones((2, 12), np.int8), np.arange(24).reshape(12, 2)
    assert of_questions("x", [(answers, pairs)], FEW).units == 12
    assert of_questions("x", [(answers, pairs % 11)], FEW).units == 11
    assert "only 9 pairs of words, or questions," in str(
        of_questions("x", [(answers[:, :9], pairs[:9])], FEW).reason
    )


def test_what_nothing_can_be_said_of() -> None:
    nine = np.arange(9.0)
    pairs = np.arange(18).reshape(9, 2)
    assert "only 9 pairs are covered" in str(of_pairs("x", np.array([nine, nine]), nine, pairs, FEW).reason)
    many, flat = np.arange(20.0), np.zeros(20)
    found = of_pairs("x", np.array([many, flat]), many, np.arange(40).reshape(20, 2), FEW)
    assert "the same cosine" in str(found.reason)
    none = np.full((2, 20), -1, np.int8)
    assert "only 0 pairs of words, or questions," in str(
        of_questions("x", [(none, np.arange(40).reshape(20, 2))], FEW).reason
    )
    tables = [np.eye(20, dtype=np.float32)]
    assert "of one category" in str(of_words("x", tables, ["a"] * 20, [20], 20, FEW).reason)
    many_words = np.zeros((1001, 2), np.float32)
    found = of_words("x", [many_words], [k % 3 for k in range(1001)], [1001], 1001, FEW)
    assert "1,001 words" in str(found.reason)


def test_categories_of_words_that_all_models_know() -> None:
    random = np.random.default_rng(5)
    kinds = [(f"{'ab'[k % 2]}{k}", "ab"[k % 2]) for k in range(30)]
    centres = random.normal(size=(2, 5))
    first, second = (
        WordVectors(
            [word for word, _ in known],
            [centres["ab".index(kind)] + random.normal(size=5) for _, kind in known],
        )
        for known in (kinds[:28], kinds[2:])
    )
    assert set(first.index_to_key) != set(second.index_to_key)
    both = kinds[2:28]
    expected = [categorisation(words, both, resamples=100, seed=3) for words in (first, second)]
    truth = [kind for _, kind in both]
    tables = [words.unit[[words.key_to_index[word] for word, _ in both]] for words in (first, second)]
    found = of_words("x", tables, truth, [28, 28], 30, FEW)
    assert found.scores.tolist() == [each.purity for each in expected]
