import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.evaluation.alignment.procrustes import directions, rotation, row_distances, turned
from tests.evaluation.alignment.toy import orthogonal


def test_a_rotation_that_was_made_is_found() -> None:
    rng = np.random.default_rng(1)
    x, R = rng.standard_normal((50, 8)), orthogonal(8, rng)
    np.testing.assert_allclose(rotation(x, x @ R), R, atol=1e-13)


def test_a_mirror_is_found_too() -> None:
    x = np.random.default_rng(1).standard_normal((9, 3))
    mirror = np.diag([1.0, -1.0, 1.0])
    np.testing.assert_allclose(rotation(x, x @ mirror), mirror, atol=1e-13)


def test_no_other_rotation_fits_better() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.standard_normal((2, 40, 6))
    best = rotation(x, y)
    np.testing.assert_allclose(best @ best.T, np.eye(6), atol=1e-13)
    for size in (1e-3, 0.1, 1.0):
        for _ in range(20):
            nearby = rotation(np.eye(6), best + size * rng.standard_normal((6, 6)))  # the nearest orthogonal
            assert np.linalg.norm(x @ nearby - y) > np.linalg.norm(x @ best - y)


def test_it_is_what_scipy_finds() -> None:
    linalg = pytest.importorskip("scipy.linalg")
    x, y = np.random.default_rng(3).standard_normal((2, 5000, 40))  # of several blocks
    np.testing.assert_allclose(rotation(x, y), linalg.orthogonal_procrustes(x, y)[0], atol=1e-11)


def test_a_rotation_that_the_rows_leave_open_is_refused() -> None:
    rng = np.random.default_rng(6)
    full, flat = rng.standard_normal((50, 8)), rng.standard_normal((50, 6)) @ rng.standard_normal((6, 8))
    for x, y in ((flat, full), (full, flat.astype(np.float32)), (flat, flat @ orthogonal(8, rng))):
        with pytest.raises(
            InvalidInput, match="fix 6 of 8 dimensions, the rest of the rotation would be open"
        ):
            rotation(x, y)
    with pytest.raises(InvalidInput, match="fix 0 of 8 dimensions"):
        rotation(np.zeros((9, 8)), np.zeros((9, 8)))


def test_directions_are_centred_by_the_anchors_alone() -> None:
    rng = np.random.default_rng(4)
    unit = rng.standard_normal((6, 3)).astype(np.float32)
    anchors = np.array([1, 4])
    for i, row in enumerate(directions(unit, anchors)):
        centred = unit[i].astype(float) - (unit[1].astype(float) + unit[4]) / 2
        np.testing.assert_allclose(row, centred / np.linalg.norm(centred), atol=1e-6)


def test_turned_and_row_distances_row_by_row() -> None:
    rng = np.random.default_rng(5)
    table, R = rng.standard_normal((7, 4)).astype(np.float32), orthogonal(4, rng)
    np.testing.assert_allclose(turned(table, R), [row @ R for row in table.astype(float)], rtol=1e-6)
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    expected = [1 - float(a @ b) for a, b in zip(unit, unit[::-1], strict=True)]
    np.testing.assert_allclose(row_distances(unit, unit[::-1]), expected, atol=1e-6)
