import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.vectors.arithmetic import unit_rows
from firth.vectors.blas import one_thread
from firth.vectors.clusters import spherical_k_means


def bundles(n: int = 200, d: int = 6, k: int = 4) -> np.ndarray:
    """Unit vectors around k axes, the first bundle the largest."""
    random = np.random.default_rng(2)
    which = np.minimum(random.integers(0, k + 1, n), k - 1)[::-1]
    return unit_rows((np.eye(k, d)[which] + 0.1 * random.standard_normal((n, d))).astype(np.float32))


def test_bundles_are_found_the_largest_first() -> None:
    unit = bundles()
    groups, centres = spherical_k_means(unit, 4)
    truth = unit[:, :4].argmax(axis=1)
    pairs = set(zip(groups.tolist(), truth.tolist(), strict=True))
    assert len(pairs) == 4
    assert np.diff(np.bincount(groups)).max() <= 0
    np.testing.assert_allclose(np.linalg.norm(centres, axis=1), 1, rtol=1e-6)


def test_every_row_is_with_its_nearest_centre_and_centres_are_means() -> None:
    unit = bundles(2000, 20, 9)
    groups, centres = spherical_k_means(unit, 5)
    assert (groups == (unit @ centres.T).argmax(axis=1)).all()
    for group in range(5):
        mean = unit[groups == group].sum(axis=0)
        np.testing.assert_allclose(centres[group], mean / np.linalg.norm(mean), atol=1e-5)


def test_the_same_seed_gives_the_same_groups_with_any_number_of_threads() -> None:
    unit = bundles(500)
    groups, centres = spherical_k_means(unit, 3, seed=5)
    with one_thread():
        again = spherical_k_means(unit, 3, seed=5)
    assert (groups == again[0]).all()
    assert (centres == again[1]).all()


@pytest.mark.parametrize("k", [1, 3])
def test_alike_vectors_and_zeros(k: int) -> None:
    unit = np.zeros((5, 2), np.float32)
    unit[2:] = [1, 0]
    groups, centres = spherical_k_means(unit, k)
    assert groups.shape == (5,)
    assert np.isfinite(centres).all()
    assert len(set(groups[2:].tolist())) == 1


@pytest.mark.parametrize("k", [0, 4])
def test_limits(k: int) -> None:
    with pytest.raises(InvalidInput, match=f"k must be from 1 to the number of vectors, 3, got {k}"):
        spherical_k_means(np.eye(3, dtype=np.float32), k)
