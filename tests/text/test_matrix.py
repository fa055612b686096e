import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, MissingDependency, UnknownWord, WrongType
from firth.text import Vocabulary, WordMatrix, matrix

KEYS = ["a", 7, ("New", "York"), "d"]
DENSE = np.array([[0, 2, 1, 0], [0, 0, 0, 0], [3, 0, 0, 4], [0, 0, 4, 5]], np.float32)


def made(dense: np.ndarray = DENSE, keys: list[object] = KEYS) -> WordMatrix:
    offsets = np.concatenate([[0], np.cumsum((dense != 0).sum(axis=1))])
    rows, columns = np.nonzero(dense)
    vocabulary = Vocabulary(keys, np.arange(len(keys), 0, -1))
    return WordMatrix(offsets, columns.astype(np.int32), dense[rows, columns], vocabulary)


def test_contents() -> None:
    words = made()
    assert [[words[row, column] for column in KEYS] for row in KEYS] == DENSE.tolist()
    assert (words.nnz, words.shape, repr(words)) == (6, (4, 4), "WordMatrix(4 words, 6 pairs)")
    columns, values = words.row(("New", "York"))
    assert (columns.tolist(), values.tolist()) == ([0, 3], [3, 4])


def test_top() -> None:
    words = made()
    assert words.top("a") == [(7, 2.0), (("New", "York"), 1.0)]
    assert words.top("a", 1) == [(7, 2.0)]
    assert words.top(7) == []
    assert made(np.ones((4, 4), np.float32)).top(7, 2) == [("a", 1.0), (7, 1.0)]


@pytest.mark.parametrize("pair", ["ab", ("a",), ("a", 7, 7)])
def test_a_pair_is_needed(pair: object) -> None:
    with pytest.raises(WrongType, match="two words are needed"):
        made()[pair]


def test_words_that_are_not_there() -> None:
    for ask in (lambda: made()["a", "x"], lambda: made()["x", "a"], lambda: made().row("x")):
        with pytest.raises(UnknownWord, match="'x' is not in the vocabulary"):
            ask()
    with pytest.raises(WrongType, match=r"a word must be hashable, got \['a'\]"):
        made().row(["a"])


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_head(n: int) -> None:
    head = made().head(n)
    assert [[head[row, column] for column in KEYS[:n]] for row in KEYS[:n]] == DENSE[:n, :n].tolist()
    assert head.vocabulary.counts.tolist() == made().vocabulary.counts.tolist()[:n]


@pytest.mark.parametrize("n", [0, 5])
def test_no_such_head(n: int) -> None:
    with pytest.raises(InvalidInput, match=f"n must be from 1 to 4, got {n}"):
        made().head(n)


def test_scipy() -> None:
    pytest.importorskip("scipy")
    words = made()
    given = words.to_scipy()
    assert (given.todense() == DENSE).all()
    assert np.shares_memory(given.data, words.values)


def test_no_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    with pytest.raises(MissingDependency, match="to_scipy needs SciPy: pip install scipy"):
        made().to_scipy()


@given(st.data(), st.integers(0, 12), st.integers(1, 20))
def test_blocks_are_whole_rows(data: st.DataObject, words: int, block: int) -> None:
    lengths = data.draw(st.lists(st.integers(0, words), min_size=words, max_size=words))
    dense = np.array([[column < length for column in range(words)] for length in lengths], np.float32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matrix, "_BLOCK", block)
        whole = made(dense.reshape(words, words), list(range(words)))  # which is checked block by block
        found = list(whole.blocks())
    assert sum(entries.stop - entries.start for _, entries in found) == whole.nnz
    assert all(before.stop == after.start for (_, before), (_, after) in pairwise(found))
    for rows, entries in found:
        offsets = whole.offsets[rows]
        assert (offsets[0], offsets[-1]) == (entries.start, entries.stop)
        assert entries.stop - entries.start <= block or np.count_nonzero(np.diff(offsets)) == 1


@pytest.mark.parametrize("block", [1, 1 << 22])
@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"offsets": np.array([0, 2, 2, 4, 6], np.int32)}, "offsets must be int64"),
        ({"columns": np.zeros((1, 6), np.int32)}, "columns must be int32 in one dimension, got int32 in 2"),
        ({"values": np.zeros(6)}, "values must be float32"),
        ({"values": np.zeros(5, np.float32)}, "6 columns need as many values, got 5"),
        ({"offsets": np.array([0, 2, 2, 6])}, r"offsets must be 5 that rise from 0 .*\(6\)"),
        ({"offsets": np.array([0, 2, 2, 4, 5])}, "offsets must be 5 that rise"),
        ({"offsets": np.array([1, 2, 2, 4, 6])}, "offsets must be 5 that rise"),
        ({"offsets": np.array([0, 2, 1, 4, 6])}, "offsets must be 5 that rise"),
        ({"columns": np.array([1, 2, 0, 3, 2, 4], np.int32)}, "columns must be from 0 to 3, got"),
        ({"columns": np.array([1, 2, -1, 3, 2, 3], np.int32)}, "columns must be from 0 to 3, got"),
        ({"columns": np.array([1, 2, 0, 3, 3, 2], np.int32)}, "the columns of a row must rise"),
        ({"columns": np.array([1, 1, 0, 3, 2, 3], np.int32)}, "the columns of a row must rise"),
    ],
)
def test_arrays_that_do_not_fit(
    change: dict[str, np.ndarray], named: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "_BLOCK", block)
    whole = {name: getattr(made(), name) for name in ("offsets", "columns", "values", "vocabulary")}
    with pytest.raises(InvalidInput, match=named):
        WordMatrix(**whole | change)
