import numpy as np
import pytest

from firth.plots.projection import principal_plane


def test_against_the_eigenvectors_of_the_covariance() -> None:
    X = np.random.default_rng(0).standard_normal((30, 5)) * [5, 3, 1, 0.5, 0.1]
    xy, shares = principal_plane(X)
    values, vectors = np.linalg.eigh(np.cov(X.T))
    plane = (X - X.mean(axis=0)) @ vectors[:, [-1, -2]]
    np.testing.assert_allclose(np.abs(xy), np.abs(plane), atol=1e-8)
    assert shares == pytest.approx(values[[-1, -2]] / values.sum())


def test_the_sign_does_not_depend_on_the_order_of_the_words() -> None:
    X = np.random.default_rng(1).standard_normal((10, 4))
    np.testing.assert_allclose(principal_plane(X[::-1])[0][::-1], principal_plane(X)[0], atol=1e-8)


def test_too_few_dimensions_are_filled_with_zeros() -> None:
    xy, shares = principal_plane([[1.0], [3.0]])
    assert xy.tolist() == [[-1.0, 0.0], [1.0, 0.0]]
    assert shares == (1.0, 0.0)
    xy, shares = principal_plane([[1.0, 2.0], [1.0, 2.0]])
    assert not xy.any()
    assert shares == (0.0, 0.0)
