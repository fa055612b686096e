from pathlib import Path

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput, WrongType
from firth.evaluation.alignment.shared import common_words, units
from firth.vectors import WordVectors


def words(*keys: str, counts: list[int] | None = None) -> WordVectors:
    return WordVectors(keys, np.ones((len(keys), 2)), counts=counts)


def test_a_word_is_as_frequent_as_where_it_is_rarest() -> None:
    a, b = words("the", "film", "cat", "dog"), words("the", "cat", "dog", "sea", "film")
    assert common_words([a, b]) == ["the", "cat", "dog", "film"]
    assert common_words([b, a]) == ["the", "cat", "dog", "film"]


def test_counts_say_what_is_frequent_not_rows() -> None:
    a = words("rare", "often", counts=[1, 9])
    assert common_words([a, a]) == ["often", "rare"]


def test_of_three_models_the_words_of_all() -> None:
    assert common_words([words("a", "b"), words("b", "c"), words("c", "b")]) == ["b"]


def test_models_that_cannot_be_compared() -> None:
    with pytest.raises(InvalidInput, match="of one size, got 2 and 3 dimensions"):
        common_words([words("a"), WordVectors(["a"], np.ones((1, 3)))])
    with pytest.raises(InvalidInput, match="the models share no word: is one of them lower-cased"):
        common_words([words("a"), words("A")])
    with pytest.raises(WrongType, match="words must be a WordVectors, got dict"):
        common_words([words("a"), {}])  # type: ignore[list-item]


def test_units_are_rows_of_length_1_in_the_order_of_the_words() -> None:
    a = WordVectors(["a", "b", "c"], [[3, 4], [0, 0], [0, -2]])
    np.testing.assert_allclose(units(a, ["c", "a", "b"]), [[0, -1], [0.6, 0.8], [0, 0]])


@pytest.mark.parametrize("bad", ["nan", "inf"])
def test_what_is_no_number_is_refused_with_its_word(bad: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(f"2 2\na 1 2\nb {bad} 4\n", encoding="utf-8")
    stored = firth.load(tmp_path / "bad.txt", check_finite=False)
    with pytest.raises(InvalidInput, match="must be finite, but the vector of 'b' holds nan or inf"):
        units(stored, ["a", "b"])
    assert units(stored, ["a"]).shape == (1, 2)
