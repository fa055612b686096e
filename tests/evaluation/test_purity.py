import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation.purity import chance, clustered, purity, resampled_purities
from firth.evaluation.resampling import multiplicities
from tests.evaluation.toy import blobs

both = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=40)


@given(both)
def test_purity_against_the_slow_twin(rows: list[tuple[int, int]]) -> None:
    labels, truth = (np.array(column) for column in zip(*rows, strict=True))
    right = 0
    for cluster in set(labels.tolist()):
        inside = [c for k, c in rows if k == cluster]
        right += max(inside.count(c) for c in inside)
    assert purity(labels, truth) == right / len(rows)


def test_purity_against_scikit_learn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cluster = pytest.importorskip("sklearn.metrics.cluster")
    rng = np.random.default_rng(1)
    labels, truth = rng.integers(0, 5, (2, 100))
    table = cluster.contingency_matrix(truth, labels)
    assert purity(labels, truth) == table.max(axis=0).sum() / 100


def test_chance_is_what_clusters_filled_at_random_reach() -> None:
    # two clusters of two, two categories of two: pure in 1 of 3 fillings, else each has one of both
    assert chance(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]), seed=1) == pytest.approx(2 / 3, abs=0.03)
    assert chance(np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0]), seed=1) == 1


def test_resamples_are_clustered_anew() -> None:
    x, truth = blobs(5, n=20, noise=0.9)
    fast = resampled_purities(x, truth, 5, seed=3, wrong=4)
    for counts, found in zip(np.concatenate(list(multiplicities(24, 5, 3))), fast, strict=True):
        drawn = [k for k in range(20) for _ in range(counts[k])]
        labels = clustered(x[drawn], truth[drawn], 3)
        assert found == pytest.approx(purity(labels, truth[drawn]) * len(drawn) / 24)


def test_when_only_unknown_words_are_drawn_none_is_right() -> None:
    purities = resampled_purities(np.eye(2), np.array([0, 1]), 50, seed=1, wrong=3)
    assert purities.min() == 0
