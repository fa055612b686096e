from itertools import combinations

import numpy as np
import pytest

from firth.evaluation.alignment.noise import Distances, against_chance, cosines, distances, q_values
from firth.evaluation.alignment.procrustes import directions
from firth.vectors.arithmetic import unit_rows
from tests.evaluation.alignment.toy import two_models


def slow_distance(x: np.ndarray, y: np.ndarray, word: int) -> float:
    """Of one word in two runs, with every word as an anchor."""
    U, _, Vt = np.linalg.svd(y.astype(float).T @ x.astype(float))
    return 1 - float(x[word].astype(float) @ (y[word].astype(float) @ (U @ Vt)))


def found_in(runs: tuple[int, int], n: int | None = None) -> tuple[list[list[np.ndarray]], Distances]:
    """Directions in the runs of two models of 60 words, and what is found of them."""
    anchors = np.arange(60)
    sides = [
        [directions(unit_rows(run.vectors), anchors) for run in side]
        for side in two_models([], runs=runs, size=60, d=4)
    ]
    return sides, distances(cosines([*sides[0], *sides[1]], anchors, n), runs[0])


def test_distances_word_by_word() -> None:
    sides, found = found_in((3, 4), 10)
    assert found.between.shape == found.noise.shape == (10,)
    assert found.null.shape == (2 * 3 * 3, 10)
    for word in range(10):
        within = [np.mean([slow_distance(x, y, word) for x, y in combinations(side, 2)]) for side in sides]
        between = np.mean([slow_distance(x, y, word) for x in sides[0] for y in sides[1]])
        assert found.between[word] == pytest.approx(between, abs=1e-5)
        assert found.noise[word] == pytest.approx(1 - np.sqrt((1 - within[0]) * (1 - within[1])), abs=1e-5)


@pytest.mark.parametrize("runs", [(1, 1), (1, 3), (2, 2), (5, 2)])
def test_too_few_runs_say_nothing(runs: tuple[int, int]) -> None:
    _, found = found_in(runs)
    assert found.null.shape == (0, 60)
    assert np.isnan(found.noise).all() == (min(runs) == 1)
    assert np.isnan(against_chance(found, 0.05).p).all()


def test_a_p_value_is_the_share_of_chance_that_is_as_far() -> None:
    null = np.array([[-1.0, 1.0, -1.0, 1.0]])
    found = Distances(np.array([2.0, 1.0, 4.0, 0.0]), np.ones(4), null)
    assert against_chance(found, 0.05).p.tolist() == [3 / 5, 3 / 5, 1 / 5, 1.0]
    np.testing.assert_allclose(against_chance(found, 0.05).limit, 2)


def test_q_values_are_those_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    p = np.random.default_rng(1).uniform(size=200) ** 3
    np.testing.assert_allclose(q_values(p), stats.false_discovery_control(p))


def test_q_values_one_by_one() -> None:
    p = np.array([0.04, 0.01, 0.03, 0.9])
    expected = [min(p_j * 4 / (p <= p_j).sum() for p_j in p if p_j >= p_i) for p_i in p]
    np.testing.assert_allclose(q_values(p), expected)
