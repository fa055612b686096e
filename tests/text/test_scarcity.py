import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.text import Vocabulary, read_corpus
from firth.text.scarcity import enough


@given(st.lists(st.integers(0, 500), max_size=40))
def test_the_advice_is_true(counts: list[int]) -> None:
    advice = enough(np.array(counts, np.int64))
    if sum(count > 0 for count in counts) < 2:
        assert advice == "give more text: it takes two words at least to tell them apart"
        return
    first, *others = advice.removesuffix(" words").replace(" words,", ",").split(", ")
    told = dict(map(lambda part: part.split(" "), [first.replace(" would keep", ""), *others]))
    for least, words in told.items():
        kept = sum(count >= int(least.removeprefix("min_count=")) for count in counts)
        assert kept == int(words) >= 2
    assert next(iter(told.values())) == min(told.values(), key=int)
    assert max(map(int, told.values())) == sum(count > 0 for count in counts)


def test_a_vocabulary_that_min_count_emptied() -> None:
    counts = [120, 40, 9, 9, 3, 1]
    with pytest.raises(
        InvalidInput,
        match=r"no word reaches min_count=200: the most frequent of 6 words occurs 120 times in 182 tokens; "
        r"min_count=40 would keep 2 words, min_count=6 4, min_count=1 6$",
    ):
        Vocabulary.from_counts(range(6), counts, min_count=200)


def test_one_word_of_several_is_refused_where_a_text_is_read() -> None:
    with pytest.raises(
        InvalidInput, match=r"one word alone reaches min_count=3: .* min_count=2 would keep 2 words"
    ):
        read_corpus([["a"] * 3 + ["b"] * 2 + ["c"]], min_count=3)
    assert len(read_corpus([["a"] * 3], min_count=3).vocabulary) == 1
    assert len(read_corpus([["a", "a", "b"]], min_count=1, max_vocabulary=1).vocabulary) == 1


@pytest.mark.parametrize("value", ["0.1", None, True], ids=str)
def test_what_is_no_number_is_refused(value: object) -> None:
    vocabulary = Vocabulary(["a", "b"], [2, 1])
    with pytest.raises(WrongType, match="sample must be a number, got"):
        vocabulary.keep_probabilities(value)  # type: ignore[arg-type]
    with pytest.raises(WrongType, match="exponent must be a number, got"):
        vocabulary.noise_distribution(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("exponent", [1e308, -1e308])
def test_an_exponent_that_leaves_no_distribution(exponent: float) -> None:
    with pytest.raises(InvalidInput, match="is too far from 0"):
        Vocabulary(["a", "b"], [3, 2]).noise_distribution(exponent)
