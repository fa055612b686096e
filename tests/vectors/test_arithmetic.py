import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from firth.vectors.arithmetic import blocks, cosine, direction, odd_one_out, unit_rows

tables = arrays(
    np.float32,
    st.tuples(st.integers(1, 6), st.integers(1, 5)),
    elements=st.floats(-(2.0**127), 2.0**127, width=32),
)


@given(tables)
def test_unit_rows_have_length_one_or_are_zero(table: np.ndarray) -> None:
    lengths = np.linalg.norm(unit_rows(table).astype(np.float64), axis=1)
    np.testing.assert_allclose(lengths, table.any(axis=1), rtol=1e-6)


def test_tables_larger_than_a_block() -> None:
    table = np.random.default_rng(0).standard_normal((5000, 70)).astype(np.float32)
    expected = table / np.linalg.norm(table.astype(np.float64), axis=1, keepdims=True)
    np.testing.assert_allclose(unit_rows(table), expected, rtol=1e-6)


@given(st.integers(0, 3000), st.integers(1, 10**6))
def test_blocks_cover_all_rows_once(rows: int, columns: int) -> None:
    assert [row for part in blocks(rows, columns) for row in range(rows)[part]] == list(range(rows))


def test_direction_is_the_mean_of_unit_vectors() -> None:
    vectors = np.array([[10.0, 0.0], [0.0, 0.1], [0.0, 0.0]])
    np.testing.assert_allclose(direction(vectors, [1.0, 1.0, 1.0]), [0.5**0.5, 0.5**0.5])
    np.testing.assert_allclose(direction(vectors, [1.0, -1.0, 1.0]), [0.5**0.5, -(0.5**0.5)])
    np.testing.assert_array_equal(direction(vectors[[0, 0]], [1.0, -1.0]), [0.0, 0.0])


def test_cosine() -> None:
    assert cosine(np.array([1.0, 0.0]), np.array([3.0, 3.0])) == pytest.approx(0.5**0.5)
    assert cosine(np.array([1e-30, 0.0]), np.array([-1e30, 0.0])) == -1.0


def test_the_first_of_equal_odd_ones() -> None:
    assert odd_one_out(np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])) == 0
    assert odd_one_out(np.array([[1.0, 0.0], [0.0, 9.0], [1.0, 0.1]])) == 1
