import numpy as np
import pytest

from firth.evaluation.soundness.shape import random_cosines, shape
from firth.vectors import Stored


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    rng = np.random.default_rng(1)
    return (rng.standard_normal((3000, 12)) * np.linspace(3, 0.1, 12) + 1).astype(np.float32)


def test_against_all_pairs_and_a_singular_value_decomposition(rows: np.ndarray) -> None:
    found = shape(Stored(rows.copy()))
    unit = rows.astype(np.float64) / np.linalg.norm(rows.astype(np.float64), axis=1)[:, None]
    cosines = unit @ unit.T
    n = len(rows)
    assert found.mean_cosine == pytest.approx((cosines.sum() - n) / (n * (n - 1)), abs=1e-7)
    mean = unit.mean(axis=0)
    assert found.along_mean == pytest.approx(np.mean((unit @ mean) ** 2) / (mean @ mean), abs=1e-7)
    variances = np.linalg.svd(unit - mean, compute_uv=False) ** 2
    np.testing.assert_allclose(found.spectrum, variances / variances.sum(), atol=1e-7)
    assert found.directions == pytest.approx(variances.sum() ** 2 / (variances**2).sum(), rel=1e-6)


def test_random_pairs_agree_with_all_pairs(rows: np.ndarray) -> None:
    stored = Stored(rows.copy())
    drawn = random_cosines(stored, 20_000, seed=3)
    error = drawn.std() / np.sqrt(len(drawn))
    assert abs(drawn.mean() - shape(stored).mean_cosine) < 4 * error
    assert np.array_equal(drawn, random_cosines(stored, 20_000, seed=3))


def test_no_word_is_paired_with_itself() -> None:
    assert random_cosines(Stored(np.eye(3, dtype=np.float32)), 1000, seed=1).max() == 0


def test_directions_that_are_used_are_counted() -> None:
    rng = np.random.default_rng(2)
    angles = rng.random(5000) * 2 * np.pi
    rows = np.zeros((5000, 7))
    rows[:, 2], rows[:, 5] = np.cos(angles), np.sin(angles)
    assert shape(Stored(rows.astype(np.float32))).directions == pytest.approx(2, abs=0.01)


def test_vectors_along_one_line_have_no_spread() -> None:
    found = shape(Stored(np.outer([1, 2, 3], [1, 1]).astype(np.float32)))
    assert found.mean_cosine == pytest.approx(1)
    assert np.isnan(found.spectrum).all()
    assert found.directions == 1
