import numpy as np
import pytest

from firth.evaluation.soundness.lengths import Band, by_frequency, lengths, with_frequency
from firth.vectors import Stored


def test_lengths() -> None:
    assert lengths(Stored(np.array([[3, 4], [0, 0], [0, 2]], np.float32))).tolist() == [5, 0, 2]


def test_lengths_of_words_of_about_one_rank() -> None:
    long = np.arange(1.0, 1201)
    found = by_frequency(long, None)
    assert found[:3] == (Band(1, 29, None, 15), Band(30, 99, None, 64.5), Band(100, 299, None, 199.5))
    assert [(band.first, band.last) for band in found[3:]] == [(300, 999), (1000, 1200)]
    assert by_frequency(long, np.arange(1200))[0] == Band(1, 29, 1185, 1186)
    assert [(band.first, band.last) for band in by_frequency(long[:40], None)] == [(1, 40)]


def test_correlation_with_frequency() -> None:
    assert with_frequency(np.array([3.0, 2, 1]), None) == pytest.approx(1)
    assert with_frequency(np.array([3.0, 2, 1]), np.array([1, 2, 3])) == pytest.approx(-1)
    assert np.isnan(with_frequency(np.array([1.0, 1 + 1e-7, 1]), None))
