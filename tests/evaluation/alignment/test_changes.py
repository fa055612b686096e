"""The simulation of benchmarks/alignment_simulation.py, small: what is said to have moved has."""

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation import ChangeResult, change
from firth.evaluation.alignment import told
from firth.vectors import WordVectors
from tests.evaluation.alignment.toy import model, orthogonal, two_models

MOVED = [5, 50, 150, 200, 250, 300]


def numbers(result: ChangeResult) -> np.ndarray:
    """Which word of the toy each is."""
    return np.array([int(str(word)[1:]) for word in result.words])


@pytest.mark.parametrize("runs", [(3, 3), (5, 3), (5, 5)])
def test_where_nothing_moved_few_p_values_are_small_and_no_word_is_named(runs: tuple[int, int]) -> None:
    small = []
    for seed in range(5):
        result = change(*two_models([], runs=runs, seed=seed))
        small.append((result.p <= 0.05).mean())
        assert result.changed.sum() == 0
    assert 0.003 < np.mean(small) < 0.06


@pytest.mark.parametrize("few", [None, 10, 4])
def test_a_noisier_model_is_no_change_whatever_its_noise_is_like(few: int | None) -> None:
    small = []
    for seed in range(5):
        result = change(*two_models([], noise=(0.2, 0.6), few=(None, few), seed=seed))
        small.append((result.p <= 0.05).mean())
        assert result.changed.sum() <= 1
    assert 0.003 < np.mean(small) < 0.06


@pytest.mark.parametrize(("few", "least"), [(10, 0.9), (4, 0.6)])
def test_what_moved_is_found_where_noise_differs_in_size_and_shape(few: int, least: float) -> None:
    false, found = [], []
    for seed in range(5):
        result = change(*two_models(range(0, 1000, 10), noise=(0.2, 0.6), few=(None, few), seed=seed))
        truth = numbers(result) % 10 == 0
        false.append((result.changed & ~truth).sum() / result.changed.sum())
        found.append(result.changed[truth].mean())
    assert np.mean(false) < 0.05
    assert np.mean(found) > least


@pytest.mark.parametrize("runs", [(2, 3), (2, 2), (6, 2), (1, 5)])
def test_chance_is_not_known_from_fewer_than_three_runs_of_either(runs: tuple[int, int]) -> None:
    result = change(*two_models([7], runs=runs, size=300))
    assert not result.known
    assert not result.changed.any()
    assert "that takes three runs of each model" in str(result)


@pytest.mark.parametrize("every", [20, 2])
def test_what_moved_is_found_and_little_else_is_named(every: int) -> None:
    moved = range(0, 1000, every)
    false, found = [], []
    for seed in range(5):
        result = change(*two_models(moved, seed=seed))
        truth = numbers(result) % every == 0
        false.append((result.changed & ~truth).sum() / result.changed.sum())
        found.append(result.changed[truth].mean())
    assert np.mean(false) < 0.05
    assert np.mean(found) > 0.95


def test_rare_words_have_more_noise_and_are_not_named_for_it() -> None:
    result = change(*two_models([]))
    assert result.words == tuple(f"w{i}" for i in range(1000))
    assert result.noise[900:].mean() > 3 * result.noise[:100].mean()
    assert abs((result.p[500:] <= 0.05).mean() - (result.p[:500] <= 0.05).mean()) < 0.05


def test_the_order_of_the_models_does_not_matter() -> None:
    a, b = two_models([1, 2, 3], runs=(3, 4), size=300)
    one, other = change(a, b), change(b, a)
    np.testing.assert_allclose(one.distances, other.distances, atol=1e-6)
    np.testing.assert_allclose(one.p, other.p, atol=0.01)


def test_moved_and_stayed() -> None:
    result = change(*two_models(MOVED))
    assert {result.words[row] for row in result.moved()} == {f"w{i}" for i in MOVED}
    assert result.moved(1) == [int(np.argmax((result.distances - result.noise) * result.changed))]
    assert result.stayed(1) == [int(result.distances.argmin())]
    assert (result.ranks[MOVED] > 0.98).all()
    assert (result.limits[MOVED] < result.distances[MOVED]).all()


def test_neighbours_are_those_of_each_model() -> None:
    result = change(*two_models([5], noise=(0.1, 0.1), size=300))
    one, other = result.neighbours(5, n=3)
    assert len(one) == len(other) == 3
    assert set(one) != set(other)


def test_one_run_each_tells_no_change_from_chance() -> None:
    (a, *_), (b, *_) = two_models([7], size=300, noise=(0.2, 0.2))
    result = change(a, b)
    assert not result.known
    assert not result.changed.any()
    assert result.words[result.moved(1)[0]] == "w7"
    assert "Nothing here tells change from chance" in str(result)
    assert result.as_dict()["changed"] is None
    json.dumps(result.as_dict(), allow_nan=False)


def test_restrict_looks_at_frequent_words_with_the_same_anchors() -> None:
    a, b = two_models([], size=300)
    few, everything = change(a, b, restrict=100), change(a, b)
    assert few.words == everything.words[:100]
    np.testing.assert_array_equal(few.distances, everything.distances[:100])


def test_the_result_in_words_and_for_json() -> None:
    result = change(*two_models(MOVED), names=("old", "new"))
    text = result.told(2)
    assert text.startswith("1,000 shared words; 3 runs of old and 3 runs of new\n")
    assert "6 words (0.6 %) differ by more than runs of one model do" in text
    assert "in old" in text
    assert [line.split()[0] for line in text.split("\n\n")[1].splitlines()[1:]] == [
        result.words[row] for row in result.moved(2)
    ]
    found = json.loads(json.dumps(result.as_dict(2), allow_nan=False))
    assert (found["changed"], len(found["moved"]), len(found["words"])) == (6, 2, 1000)
    assert set(found["moved"][0]) == set(found["words"][0]) | {"a", "b"}
    assert "No word differs by more than chance" in str(change(*two_models([])))


def quantized(words: WordVectors) -> WordVectors:
    return words.quantized("int8")


def backwards(words: WordVectors) -> WordVectors:
    return WordVectors(words.index_to_key[::-1], words.vectors[::-1])


def turned(words: WordVectors) -> WordVectors:
    return WordVectors(words.index_to_key, words.vectors @ orthogonal(5, np.random.default_rng(9)))


COPIES = [pytest.param(copy, id=copy.__name__) for copy in (quantized, backwards, turned)]


@pytest.mark.parametrize("copy", COPIES)
def test_a_run_that_is_given_twice_is_refused(copy: Callable[[WordVectors], WordVectors]) -> None:
    (one, other, third), runs = two_models([], size=100, d=5)
    with pytest.raises(
        InvalidInput, match="run 1 of A and run 3 of A have the same vectors: train each with"
    ):
        change([one, other, copy(one)], runs)
    with pytest.raises(InvalidInput, match="run 2 of A and run 1 of B have the same vectors"):
        change([one, other, third], [copy(other), *runs])
    with pytest.raises(InvalidInput, match="run 1 of A and run 1 of B have the same vectors"):
        change(runs, runs)


@pytest.mark.parametrize("copy", COPIES)
def test_a_model_and_its_copy_have_the_same_vectors(copy: Callable[[WordVectors], WordVectors]) -> None:
    (one, *_), _ = two_models([], size=100, d=5)
    result = change(one, copy(one))
    assert result.same
    assert str(result).endswith("have the same vectors, turned at most: no word has moved.")
    assert not change(*(runs[0] for runs in two_models([3], size=100, d=5, noise=(0.0, 0.0)))).same


def test_one_word_that_moved_is_told_as_one() -> None:
    result = change(*two_models(range(1), size=100, d=5, noise=(0.1, 0.1)), level=0.3)
    text = told.change(replace(result, q=np.where(np.arange(100) == 0, 0.01, 1.0)), 3)
    assert "1 word (1.0 %) differs by more than runs of one model do" in text


def test_at_the_door() -> None:
    one = model(np.eye(3))
    with pytest.raises(InvalidInput, match=r"level must be between 0 and 1, got 5"):
        change(one, one, level=5)
    with pytest.raises(InvalidInput, match="a model needs at least one run, got an empty list"):
        change([], one)
    with pytest.raises(WrongType, match="a model must be a WordVectors or a list of them, got str"):
        change("model/", one)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="restrict must be at least 1, got 0"):
        change(one, one, restrict=0)
    result = change(*two_models([], runs=(1, 1), size=50, d=5))
    for shown in (result.moved, result.stayed, result.told, result.as_dict):
        with pytest.raises(InvalidInput, match="n must be at least 1, got -1"):
            shown(-1)
