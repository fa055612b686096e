import numpy as np
import pytest

from firth.vectors import WordVectors
from firth.vectors.unseen import Rows


def test_words_of_ngrams_get_the_next_rows(ngrammed: WordVectors) -> None:
    rows = Rows(ngrammed)
    met = [rows.get(word, -1) for word in ("hello", "helloo", "x", "worlds", "helloo", 7, "world", "x")]
    assert met == [0, 2, -1, 3, 2, -1, 1, -1]
    assert (list(rows), len(rows)) == (["hello", "world", "helloo", "worlds"], 4)
    np.testing.assert_array_equal(rows.composed, ngrammed[["helloo", "worlds"]])
    with pytest.raises(TypeError):
        rows.get([], -1)  # type: ignore[call-overload]


def test_without_ngrams_no_row_is_new(royals: WordVectors) -> None:
    rows = Rows(royals)
    assert rows.get("kings", -1) == -1
    assert (len(rows), rows.composed.shape) == (5, (0, 3))
