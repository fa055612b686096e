import numpy as np
import pytest

from firth.explorer.planes import framed, principal_map
from firth.plots.projection import principal_plane


@pytest.mark.parametrize(("n", "d"), [(300, 8), (40_000, 5), (5, 9)])
def test_the_map_is_that_of_the_slow_twin(n: int, d: int) -> None:
    table = np.random.default_rng(1).standard_normal((n, d)).astype(np.float32) * np.arange(
        1, d + 1, dtype=np.float32
    )
    twin = framed(principal_plane(table)[0])
    np.testing.assert_allclose(principal_map(table), twin, atol=1e-4)


def test_a_map_of_one_dimension_or_of_one_point() -> None:
    assert principal_map(np.float32([[1], [-1]])).tolist() == [[1, 0], [-1, 0]]
    assert principal_map(np.float32([[1, 2], [1, 2]])).tolist() == [[0, 0], [0, 0]]


def test_a_frame_keeps_proportions() -> None:
    xy = framed(np.array([[10.0, 5.0], [20.0, 6.0], [30.0, 7.0]]))
    np.testing.assert_allclose(xy, [[-1, -0.1], [0, 0], [1, 0.1]], atol=1e-6)
    assert xy.dtype == np.float32
