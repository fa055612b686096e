"""The compiled core against NumPy, for every type of number and every instruction set."""

import numpy as np
import pytest

from firth.kernels.native import INSTRUCTION_SETS
from firth.vectors import native
from firth.vectors.stored import Stored

TYPES = ["float32", "float16", "int8"]


def table(dtype: str, rows: int, dimensions: int) -> np.ndarray:
    numbers = np.random.default_rng(dimensions).standard_normal((rows, dimensions)) * 30
    return numbers.clip(-127, 127).astype(dtype)


@pytest.mark.parametrize("dimensions", [1, 15, 16, 17, 31, 32, 33, 300])
@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("instruction_set", INSTRUCTION_SETS)
@pytest.mark.parametrize("many", [3, 16, 41])
def test_scores_are_cosines(
    many: int, instruction_set: str, dtype: str, dimensions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(native, "instruction_set", instruction_set)
    stored = Stored(table(dtype, 1037, dimensions))
    numbers = stored.numbers.astype(np.float64)
    squares = (numbers**2).sum(axis=1)
    np.testing.assert_allclose(native.squares(stored.numbers), squares, rtol=1e-14)
    vectors = np.random.default_rng(1).standard_normal((many, dimensions))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths = np.where(squares > 0, np.sqrt(squares), 1)
    exact = vectors @ (numbers / lengths[:, None]).T
    np.testing.assert_allclose(stored.scores(vectors), exact, atol=stored.rounding / 2)
    np.testing.assert_allclose(stored.cosines(np.arange(1037), vectors[0]), exact[0], atol=1e-14)


@pytest.mark.parametrize("instruction_set", INSTRUCTION_SETS)
def test_every_half_is_read_as_what_it_is(instruction_set: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "instruction_set", instruction_set)
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    halves = halves[np.isfinite(halves)][:, None]
    scores = native.scan(halves, np.ones(len(halves), np.float32), np.ones((1, 1), np.float32))
    np.testing.assert_array_equal(scores[0], halves[:, 0].astype(np.float32))


@pytest.mark.parametrize("dtype", TYPES)
def test_any_number_of_threads_gives_the_same_bits(dtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = table(dtype, 5000, 50)
    vectors = np.random.default_rng(1).standard_normal((20, 50)).astype(np.float32)
    found = []
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        squares = native.squares(numbers)
        found.append((squares, native.scan(numbers, squares.astype(np.float32), vectors)))
    for squares, scores in found[1:]:
        np.testing.assert_array_equal(squares, found[0][0])
        np.testing.assert_array_equal(scores, found[0][1])


def test_views_are_scanned_where_they_lie() -> None:
    padded = table("float32", 200, 48)
    vector = np.full((1, 20), 20**-0.5)
    expected = Stored(padded[::3, :20].copy()).scores(vector)
    for view in (padded[::3, :20], padded[::3, :20][::-1][::-1], np.asfortranarray(padded[::3, :20])):
        np.testing.assert_array_equal(Stored(view).scores(vector), expected)
    np.testing.assert_array_equal(Stored(padded[::-3, :20][::-1]).scores(vector).shape, expected.shape)
    assert Stored(padded[::3, :20]).numbers.base is padded


def test_rows_with_a_scale() -> None:
    stored = Stored(np.array([[1, -2], [4, 0]], np.int8), np.array([0.5, 2], np.float32))
    assert stored.rows(1).tolist() == [8, 0]
    assert stored.rows([1, 0]).tolist() == [[8, 0], [0.5, -1]]
    assert stored.rows(slice(1)).tolist() == [[0.5, -1]]
    assert stored.head(1).rows(0).tolist() == [0.5, -1]


def test_no_rows() -> None:
    stored = Stored(np.empty((0, 5), np.float32))
    assert stored.scores(np.ones((2, 5))).shape == (2, 0)
