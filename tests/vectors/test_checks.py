from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.vectors import WordVectors

TWO = np.ones((2, 3), np.float32)
NOT_FINITE = np.array([[1, 2, 3], [4, np.nan, 6]])


@pytest.mark.parametrize(
    ("keys", "arguments", "message"),
    [
        (["a", "b", "a"], {"vectors": np.ones((3, 2))}, "'a' is in rows 0 and 2"),
        ([1, True], {"vectors": TWO}, "True is in rows 0 and 1"),
        (["a"], {"vectors": TWO}, "got 2 rows for 1 keys"),
        (["a", "b"], {"vectors": np.ones(2)}, r"shape \(words, dimensions\), got \(2,\)"),
        (["a", "b"], {"vectors": np.ones((2, 0))}, r"got \(2, 0\)"),
        (["a", "b"], {"vectors": [[1, 2], [3]]}, "rows of different lengths"),
        (["a", "b"], {"vectors": NOT_FINITE}, r"row 1 \('b'\) holds nan or inf"),
        (["a", "b"], {"vectors": [[1, 2], [3, 1e39]]}, r"row 1 \('b'\) holds nan or inf"),
        (["a", "b"], {"vectors": [[1, -np.inf], [3, np.inf]]}, r"row 0 \('a'\)"),
        (["a", "b"], {"vectors": TWO, "output": NOT_FINITE}, "output must be finite, but row 1"),
        (
            ["a", "b"],
            {"vectors": TWO, "output": np.ones((2, 2))},
            r"shape of vectors, \(2, 3\), got \(2, 2\)",
        ),
        (["a", "b"], {"vectors": TWO, "counts": [1]}, r"counts must have shape \(2,\)"),
        (["a", "b"], {"vectors": TWO, "counts": [1, -1]}, "at least 0, got -1 for 'b'"),
    ],
)
def test_what_does_not_fit(keys: list[Any], arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        WordVectors(keys, **arguments)


@pytest.mark.parametrize(
    ("keys", "arguments", "message"),
    [
        (["a", ["b"]], {"vectors": TWO}, "every key must be hashable"),
        ("ab", {"vectors": TWO}, "a list of keys, got one str"),
        (["a", "b"], {"vectors": [["x"], ["y"]]}, "vectors must hold real numbers, got dtype <U1"),
        (["a", "b"], {"vectors": TWO * 1j}, "complex"),
        (["a", "b"], {"vectors": TWO, "counts": [1.5, 2]}, "counts must be integers, got dtype float64"),
    ],
)
def test_what_is_no_number_or_no_key(keys: Any, arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongType, match=message):
        WordVectors(keys, **arguments)


def test_no_words_at_all() -> None:
    words = WordVectors([], np.empty((0, 4)), counts=[])
    assert repr(words) == "WordVectors(0 words, 4 dimensions)"
    assert words.similar_by_vector([1, 2, 3, 4]) == []
