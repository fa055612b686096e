import math
from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.text.vocabulary import Vocabulary


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1), st.integers(0, 4), st.none() | st.integers(1, 9))
def test_order_is_that_of_a_counter(tokens: list[str], min_count: int, limit: int | None) -> None:
    counter = Counter(tokens)
    expected = [(word, count) for word, count in counter.most_common() if count >= min_count][:limit]
    if not expected:
        with pytest.raises(InvalidInput, match="no word reaches min_count"):
            Vocabulary.from_counts(list(counter), list(counter.values()), min_count=min_count)
        return
    vocabulary = Vocabulary.from_counts(
        counter, list(counter.values()), min_count=min_count, max_vocabulary=limit
    )
    assert list(zip(vocabulary.index_to_key, vocabulary.counts, strict=True)) == expected
    assert vocabulary.key_to_index == {word: i for i, (word, _) in enumerate(expected)}
    assert vocabulary.total == sum(count for _, count in expected)
    assert len(vocabulary) == len(expected)


def test_contents() -> None:
    vocabulary = Vocabulary(["the", 7], np.array([3, 2], np.int32))
    assert "the" in vocabulary
    assert 7 in vocabulary
    assert "7" not in vocabulary
    assert vocabulary.counts.dtype == np.int64
    assert repr(vocabulary) == "Vocabulary(2 words, 5 tokens)"
    with pytest.raises(ValueError, match="read-only"):
        vocabulary.counts[0] = 1


def test_the_callers_counts_stay_writable() -> None:
    counts = np.array([3, 2])
    vocabulary = Vocabulary(["a", "b"], counts)
    counts[0] = 9
    assert vocabulary.counts[0] == 3


@pytest.mark.parametrize(
    ("words", "counts", "named"),
    [
        (["a", "a"], [1, 1], "'a' twice"),
        ([1, True], [1, 1], "1 twice|True twice"),
        (["a"], [1, 2], "1 words need as many counts"),
        (["a"], [[1]], "1 words need as many counts"),
        (["a"], [-1], "at least 0, got -1"),
    ],
)
def test_what_is_no_vocabulary(words: list[object], counts: list[int], named: str) -> None:
    with pytest.raises(InvalidInput, match=named):
        Vocabulary(words, counts)  # type: ignore[arg-type]


def test_counts_are_whole_numbers() -> None:
    with pytest.raises(WrongType, match="counts must be whole numbers, got an array of float64"):
        Vocabulary(["a"], np.array([1.5]))  # type: ignore[arg-type]


def test_no_word_is_frequent_enough() -> None:
    with pytest.raises(
        InvalidInput, match=r"min_count=5: the most frequent of 2 words occurs 3 times in 4 tokens"
    ):
        Vocabulary.from_counts(["a", "b"], [3, 1])
    with pytest.raises(InvalidInput, match=r"of 2 words occurs 1 time in 2 tokens"):
        Vocabulary.from_counts(["a", "b"], [1, 1])


@pytest.mark.parametrize(
    ("limits", "error", "named"),
    [
        ({"min_count": -1}, InvalidInput, "min_count must be at least 0, got -1"),
        ({"max_vocabulary": 0}, InvalidInput, "max_vocabulary must be at least 1, got 0"),
        ({"min_count": 2.5}, WrongType, "min_count must be a whole number, got 2.5"),
        ({"min_count": None}, WrongType, "min_count must be a whole number, got None"),
        ({"min_count": True}, WrongType, "min_count must be a whole number, got True"),
        ({"max_vocabulary": "9"}, WrongType, "max_vocabulary must be a whole number, got '9'"),
    ],
)
def test_limits(limits: dict[str, int], error: type[Exception], named: str) -> None:
    with pytest.raises(error, match=named):
        Vocabulary.from_counts(["a"], [9], **limits)  # type: ignore[arg-type]


counts_of_words = st.lists(st.integers(1, 10**9), min_size=1, max_size=20)


def vocabulary_of(counts: list[int]) -> Vocabulary:
    return Vocabulary([str(i) for i in range(len(counts))], np.array(counts))


@given(counts_of_words, st.floats(1e-7, 1))
def test_keep_probabilities_are_those_of_word2vec_c(counts: list[int], sample: float) -> None:
    total = sum(counts)
    expected = [
        min(1.0, (math.sqrt(n / (sample * total)) + 1) * (sample * total) / n) for n in counts
    ]  # word2vec.c, line 406
    assert vocabulary_of(counts).keep_probabilities(sample) == pytest.approx(expected, rel=1e-12)


def test_keep_probabilities_at_the_ends() -> None:
    assert vocabulary_of([5, 1]).keep_probabilities(0).tolist() == [1, 1]
    assert vocabulary_of([5, 0]).keep_probabilities(1e-3)[1] == 1
    assert vocabulary_of([0, 0]).keep_probabilities(1e-3).shape == (2,)
    assert vocabulary_of([5, 1]).keep_probabilities(math.inf).tolist() == [1, 1]


@pytest.mark.parametrize("sample", [-1e-3, math.nan])
def test_sample_out_of_range(sample: float) -> None:
    with pytest.raises(InvalidInput, match="sample must be at least 0, got"):
        vocabulary_of([5]).keep_probabilities(sample)


@given(counts_of_words, st.sampled_from([0, 0.25, 0.5, 0.75, 1]) | st.floats(-1, 2))
def test_noise_distribution(counts: list[int], exponent: float) -> None:
    noise = vocabulary_of(counts).noise_distribution(exponent)
    powers: npt.NDArray[np.float64] = np.array(counts, np.float64) ** exponent
    np.testing.assert_allclose(noise, powers / powers.sum(), rtol=1e-12)
    assert math.fsum(noise) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("counts", "exponent", "named"),
    [([1], math.nan, "finite"), ([1, 0], -1, "counts above 0"), ([0, 0], 0.75, "counts above 0")],
)
def test_noise_that_cannot_be(counts: list[int], exponent: float, named: str) -> None:
    with pytest.raises(InvalidInput, match=named):
        vocabulary_of(counts).noise_distribution(exponent)


def test_uniform_noise_needs_no_counts() -> None:
    assert vocabulary_of([0, 0]).noise_distribution(0).tolist() == [0.5, 0.5]
