import numpy as np
import pytest

from firth.evaluation.soundness.lengths import Band, bands, lengths, with_frequency
from firth.vectors import Stored


def test_lengths() -> None:
    assert lengths(Stored(np.array([[3, 4], [0, 0], [0, 2]], np.float32))).tolist() == [5, 0, 2]


def test_bands_grow_by_tens() -> None:
    long = np.arange(1.0, 1201)
    middles = [Band(1, 100, None, 50.5), Band(101, 1000, None, 550.5), Band(1001, 1200, None, 1100.5)]
    assert bands(long, None) == tuple(middles)
    turned = bands(long, np.arange(1200))
    assert turned[0] == Band(1, 100, 1149.5, 1150.5)
    assert [(band.first, band.last) for band in bands(long[:40], None)] == [(1, 40)]


def test_correlation_with_frequency() -> None:
    assert with_frequency(np.array([3.0, 2, 1]), None) == pytest.approx(1)
    assert with_frequency(np.array([3.0, 2, 1]), np.array([1, 2, 3])) == pytest.approx(-1)
    assert np.isnan(with_frequency(np.array([1.0, 1 + 1e-7, 1]), None))
