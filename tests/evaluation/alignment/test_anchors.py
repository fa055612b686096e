import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.evaluation.alignment.anchors import anchor_rows
from firth.vectors import WordVectors


def words(*keys: str, counts: list[int] | None = None) -> WordVectors:
    return WordVectors(keys, np.ones((len(keys), 2)), counts=counts)


def test_a_word_is_as_frequent_as_where_it_is_rarest() -> None:
    a, b = words("the", "film", "cat", "dog"), words("the", "cat", "dog", "sea", "film")
    assert shared_words([a, b]) == ["the", "cat", "dog", "film"]
    assert shared_words([b, a]) == ["the", "cat", "dog", "film"]


def test_counts_say_what_is_frequent_not_rows() -> None:
    a = words("rare", "often", counts=[1, 9])
    assert shared_words([a, a]) == ["often", "rare"]


def test_of_three_models_the_words_of_all() -> None:
    assert shared_words([words("a", "b"), words("b", "c"), words("c", "b")]) == ["b"]


def test_models_that_cannot_be_compared() -> None:
    with pytest.raises(InvalidInput, match="of one size, got 2 and 3 dimensions"):
        shared_words([words("a"), WordVectors(["a"], np.ones((1, 3)))])
    with pytest.raises(InvalidInput, match="the models share no word: is one of them lower-cased"):
        shared_words([words("a"), words("A")])
    with pytest.raises(WrongType, match="words must be a WordVectors, got dict"):
        shared_words([words("a"), {}])  # type: ignore[list-item]


def test_anchors_by_number_and_by_name() -> None:
    shared = ["a", "b", "c", "d"]
    assert anchor_rows(shared, 3, 2).tolist() == [0, 1, 2]
    assert anchor_rows(shared, 100, 2).tolist() == [0, 1, 2, 3]
    assert anchor_rows(shared, ["d", "unknown", "b", "d"], 2).tolist() == [1, 3]


def test_too_few_anchors_leave_the_rotation_open() -> None:
    shared = ["a", "b", "c"]
    with pytest.raises(InvalidInput, match="at least 3 anchors, and here are 2 anchors: give more"):
        anchor_rows(shared, 2, 3)
    with pytest.raises(InvalidInput, match="here are 3 shared words"):
        anchor_rows(shared, 5000, 4)
    with pytest.raises(InvalidInput, match="here are 1 anchors that the models share"):
        anchor_rows(shared, ["a", "x"], 2)
    with pytest.raises(InvalidInput, match="anchors must be at least 1, got 0"):
        anchor_rows(shared, 0, 2)
    with pytest.raises(WrongType, match="a number or a list of words, got the string 'the'"):
        anchor_rows(shared, "the", 2)
