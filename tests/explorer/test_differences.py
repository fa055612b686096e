import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.explorer.differences import as_answer, differences
from firth.explorer.shown import shown
from firth.vectors import WordVectors


def test_a_word_that_has_moved_comes_first() -> None:
    random = np.random.default_rng(1)
    table = random.standard_normal((40, 5))
    moved = table.copy()
    moved[7] = -moved[7]
    keys = [f"w{i}" for i in range(40)]
    one = shown(WordVectors([*keys, "alone"], np.vstack([table, table[:1]])))
    other = shown(WordVectors(["else", *keys], np.vstack([table[:1], moved])))
    found = as_answer(differences(one, other, 3), one, 2)
    assert found["words"][0] == {"word": "w7", "row_a": 7, "row_b": 8, "shared": 0}
    assert (found["topn"], found["compared"]) == (3, 40)


def test_the_same_model_twice_differs_nowhere() -> None:
    model = shown(WordVectors(["a", "b", "c"], np.eye(3) + 0.1 * np.arange(3)))
    found = differences(model, model, 2)
    assert found.shared.tolist() == [2, 2, 2]
    assert found.rows.tolist() == [[0, 0], [1, 1], [2, 2]]


def test_few_shared_words_are_all_neighbours() -> None:
    one, other = (
        shown(WordVectors(keys, np.eye(4))) for keys in (["a", "b", "c", "d"], ["a", "b", "c", "e"])
    )
    found = differences(one, other, 25)
    assert found.topn == 2
    assert found.shared.tolist() == [2, 2, 2]
    assert as_answer(found, one, 9)["topn"] == 2


@pytest.mark.parametrize(
    ("first", "sentence"), [("a", "the models share 1 word: "), ("x", "share no word: ")]
)
def test_too_few_shared_words(first: str, sentence: str) -> None:
    one, other = (shown(WordVectors(keys, np.eye(2))) for keys in (["a", "b"], [first, "c"]))
    with pytest.raises(InvalidInput, match=sentence):
        differences(one, other, 2)
