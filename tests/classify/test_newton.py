"""The matrix that makes Newton's equations short, where columns are of very different sizes."""

import numpy as np
import pytest

from firth.classify.newton import _inverses


def test_inverses_keep_the_digits_of_small_columns() -> None:
    """Column by column in units of its own: 1e-8 squared is far below what is added to the diagonal."""
    sizes, shares, penalty = np.array([1e-8, 1.0, 1e6]), np.array([0.3, 2.0]), 1e-18
    alike = np.array([[1.0, 0.5, 0.2], [0.5, 1.0, 0.3], [0.2, 0.3, 1.0]])
    found = _inverses(shares, alike * np.outer(sizes, sizes), penalty)
    for share, inverse in zip(shares, found, strict=True):
        in_units = share * alike + penalty * np.diag(sizes**-2.0)
        assert inverse * np.outer(sizes, sizes) == pytest.approx(np.linalg.inv(in_units), rel=1e-9)
