"""The matrix that balances two tables, and what it is made of."""

import numpy as np
import pytest

from firth.training.exact.gauge import balancing, geometric_mean


def moment(d, seed, scale=1.0):
    rows = np.random.default_rng(seed).normal(0, scale, (3 * d, d)) * np.geomspace(1, 30, d)
    return rows.T @ rows / len(rows)


@pytest.mark.parametrize("d", [1, 2, 7, 40])
@pytest.mark.parametrize("scale", [1e-4, 1.0, 1e4])
def test_both_tables_have_the_same_moment_then(d, scale):
    first, second = moment(d, 1, scale), moment(d, 2)
    A, back = balancing(first, second, np.linalg.inv)
    np.testing.assert_allclose(A, A.T, rtol=1e-9)
    np.testing.assert_allclose(A @ back, np.eye(d), atol=1e-8)
    assert np.linalg.eigvalsh(A).min() > 0
    np.testing.assert_allclose(A @ first @ A, back @ second @ back, atol=1e-5 * scale * np.abs(second).max())


def test_balanced_tables_stay_as_they_are():
    A, back = balancing(moment(9, 3), moment(9, 3), np.linalg.inv)
    np.testing.assert_allclose(A, np.eye(9), atol=1e-9)
    np.testing.assert_allclose(back, np.eye(9), atol=1e-9)


def test_a_direction_that_nobody_uses_stays_as_it_is():
    A, _ = balancing(np.diag([4.0, 0.0]), np.diag([1.0, 0.0]), np.linalg.inv)
    np.testing.assert_allclose(A, np.diag([0.5**0.5, A[1, 1]]), rtol=1e-5)
    assert 0.5 < A[1, 1] < 2


@pytest.mark.parametrize(("first", "second"), [(0.0, 1.0), (1.0, 0.0), (0.0, 0.0)])
def test_a_table_of_zeros_is_left_alone(first, second):
    for matrix in balancing(first * np.eye(3), second * np.eye(3), np.linalg.inv):
        np.testing.assert_array_equal(matrix, np.eye(3))


def test_the_geometric_mean_is_that_of_its_definition():
    a, b = moment(6, 1), moment(6, 2)
    found = geometric_mean(a, b, np.linalg.inv)
    np.testing.assert_allclose(found @ np.linalg.inv(a) @ found, b, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(geometric_mean(b, a, np.linalg.inv), found, rtol=1e-8)
