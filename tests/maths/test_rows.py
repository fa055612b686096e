import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from firth.maths import normalize_rows


@given(nps.arrays(np.float64, (4, 3), elements=st.floats(-1e3, 1e3)))
def test_rows_have_length_one_and_keep_their_direction(x) -> None:
    unit = normalize_rows(x)
    zero = ~x.any(axis=1)
    np.testing.assert_allclose(np.linalg.norm(unit, axis=1), np.where(zero, 0, 1), rtol=1e-14)
    size = np.abs(unit).max(axis=1, keepdims=True)
    np.testing.assert_allclose(unit * np.abs(x).max(axis=1, keepdims=True), x * size, rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("scale", [5e-324, 1e-300, 1.0, 1e300])
def test_neither_overflow_nor_underflow(scale) -> None:
    np.testing.assert_allclose(normalize_rows([[3 * scale, -4 * scale]]), [[0.6, -0.8]], rtol=1e-15)


def test_shapes_and_the_argument() -> None:
    x = np.array([[3, 4]])
    assert normalize_rows(x).dtype == np.float64
    np.testing.assert_array_equal(x, [[3, 4]])
    np.testing.assert_array_equal(normalize_rows([0.0, 2.0]), [0, 1])
    assert normalize_rows(np.zeros((0, 3))).shape == (0, 3)
    assert normalize_rows(np.zeros((3, 0))).shape == (3, 0)
