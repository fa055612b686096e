import math

import numpy as np
import pytest

from firth.evaluation.clustering import first_centres, objective, settle, spherical_kmeans
from tests.evaluation.toy import blobs


def slow_settle(x: np.ndarray, centres: np.ndarray) -> list[int]:
    """Lloyd's rounds, one vector after the other."""
    centres, labels = [list(c) for c in centres], []
    for _ in range(300):
        before, labels = labels, []
        for v in x:
            cosines = [sum(a * b for a, b in zip(v, c, strict=True)) for c in centres]
            labels.append(cosines.index(max(cosines)))
        if labels == before:
            break
        for k in range(len(centres)):
            total = [
                sum(v[j] for v, own in zip(x, labels, strict=True) if own == k) for j in range(x.shape[1])
            ]
            length = math.sqrt(sum(t * t for t in total))
            centres[k] = [t / length for t in total]
    return labels


@pytest.mark.parametrize("noise", [0.3, 1.0])
def test_the_rounds_against_the_slow_twin(noise: float) -> None:
    x, _ = blobs(1, noise=noise)
    for seed in range(5):
        centres = first_centres(x, 4, np.random.default_rng(seed))
        assert settle(x, centres).tolist() == slow_settle(x, centres)


def test_planted_clusters_are_found() -> None:
    x, truth = blobs(2)
    labels = spherical_kmeans(x, 4)
    assert len(set(zip(labels.tolist(), truth.tolist(), strict=True))) == 4


def test_the_best_restart_is_that_of_the_objective_and_the_seed_decides() -> None:
    x, _ = blobs(3, noise=1.2)
    one = [spherical_kmeans(x, 4, restarts=1, seed=seed) for seed in range(8)]
    values = [objective(x, labels, 4) for labels in one]
    many = spherical_kmeans(x, 4, restarts=20, seed=1)
    assert len({round(value, 6) for value in values}) > 1
    assert objective(x, many, 4) >= max(values[1], np.median(values))
    assert (many == spherical_kmeans(x, 4, restarts=20, seed=1)).all()


def test_the_objective_is_the_sum_of_cosines_with_the_mean_directions() -> None:
    x, truth = blobs(4)
    expected = 0.0
    for k in range(4):
        mean = x[truth == k].mean(axis=0)
        expected += (x[truth == k] @ mean / np.linalg.norm(mean)).sum()
    assert objective(x, truth, 4) == pytest.approx(expected)


def test_no_cluster_is_empty() -> None:
    copies = np.repeat([[1.0, 0.0], [0.0, 1.0]], [5, 1], axis=0)
    assert sorted(np.bincount(spherical_kmeans(copies, 4)).tolist())[0] >= 1
    assert sorted(spherical_kmeans(np.eye(3), 3).tolist()) == [0, 1, 2]
    assert set(spherical_kmeans(np.zeros((4, 2)), 2).tolist()) == {0, 1}


def test_a_first_centre_is_drawn_by_its_distance() -> None:
    x = np.array([[1.0, 0.0], [1.0, 0.0], [0.6, 0.8], [-1.0, 0.0]])
    rng = np.random.default_rng(1)
    drawn = [tuple(map(tuple, first_centres(x, 2, rng))) for _ in range(4000)]
    after = [b for a, b in drawn if a == (1.0, 0.0)]
    assert (1.0, 0.0) not in after
    share = sum(b == (-1.0, 0.0) for b in after) / len(after)
    assert share == pytest.approx(2 / 2.4, abs=0.03)  # 1 - cosine is 2 and 0.4


def test_float32_is_computed_as_such() -> None:
    x, _ = blobs(5)
    small = x.astype(np.float32)
    centres = first_centres(small, 4, np.random.default_rng(1))
    assert centres.dtype == np.float32
    assert (settle(small, centres) == settle(x, centres.astype(np.float64))).all()
