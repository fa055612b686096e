"""The objective beside `firth.maths`, its derivatives beside differences, its bound beside the optimum."""

from fractions import Fraction

import numpy as np
import pytest

from firth import maths
from firth.classify.newton import minimise
from firth.classify.objective import Objective


def problem(n=30, d=4, K=3, penalty=0.7, seed=0):
    rng = np.random.default_rng(seed)
    examples, classes = rng.normal(size=(n, d)), rng.integers(K, size=n)
    classes[:K] = range(K)
    theta = rng.normal(size=(K, d + 1))
    return Objective(examples, classes, K, penalty), theta - theta.mean(axis=0)


def slow_value(objective, theta):
    """The definition, example by example."""
    losses = [maths.cross_entropy(theta @ x, y)[0] for x, y in zip(objective.X, objective.y, strict=True)]
    return sum(losses) + objective.penalty / 2 * np.sum(theta[:, :-1] ** 2)


def test_value_is_that_of_the_definition():
    objective, theta = problem()
    assert objective.at(theta).value == pytest.approx(slow_value(objective, theta), rel=1e-13)


@pytest.mark.parametrize("K", [2, 5])
def test_gradient_is_the_gradient(K):
    objective, theta = problem(K=K)

    def f(theta):
        point = objective.at(theta)
        return point.value, point.gradient

    assert maths.gradient_check(f, theta, tolerance=1e-7).entries == theta.size


def test_curve_is_how_the_gradient_changes():
    objective, theta = problem()
    direction, h = np.random.default_rng(1).normal(size=theta.shape), 1e-5
    ahead, behind = (objective.at(theta + step * direction).gradient for step in (h, -h))
    p = objective.probabilities(objective.at(theta))
    assert objective.curve(p, direction) == pytest.approx((ahead - behind) / (2 * h), rel=1e-7, abs=1e-7)


def test_covariances_of_sure_examples_keep_their_digits():
    objective, _ = problem(n=5)
    for away in (1.0, 40.0):
        scores = np.random.default_rng(2).normal(size=(3, 5)) + away * (np.arange(3)[:, None] == objective.y)
        exact = [[Fraction(float(x)) for x in np.exp(column)] for column in scores.T]
        p = np.array([[float(x / sum(column)) for x in column] for column in exact]).T
        total, traces = objective.covariances(p)
        for i, column in enumerate(exact):
            shares = [x / sum(column) for x in column]
            assert traces[i] == pytest.approx(float(sum(x * (1 - x) for x in shares)), rel=1e-12)
        shares = [[x / sum(column) for x in column] for column in exact]
        wanted = [
            [float(sum((k == j) * p[k] - p[k] * p[j] for p in shares)) for j in range(3)] for k in range(3)
        ]
        assert total == pytest.approx(np.array(wanted), rel=1e-12)


def test_losses_of_sure_examples_keep_their_digits():
    """-log p and 1 - p are exp(-50) here, and 1 - exp(-50) is 1 in float64."""
    objective = Objective(np.array([[1.0], [-1.0]]), np.array([0, 1]), 2, 1e-30)
    point = objective.at(np.array([[25.0, 0.0], [-25.0, 0.0]]))
    assert point.value == pytest.approx(2 * np.exp(-50), rel=1e-12)
    assert point.residuals == pytest.approx(np.exp(-50) * np.array([[-1, 1], [1, -1]]), rel=1e-12)


def test_scores_that_exponentials_cannot_hold_have_finite_losses():
    objective, theta = problem()
    point = objective.at(1e6 * theta)
    assert np.isfinite(point.value)
    assert np.isfinite(point.gradient).all()


@pytest.mark.parametrize("away", [0, 1e-4, 1e-2, 1, 10])
@pytest.mark.parametrize("penalty", [1e-3, 1.0, 100.0])
def test_gap_bounds_the_distance_to_the_least_value_and_vanishes_there(away, penalty):
    for seed in range(5):
        objective, theta = problem(penalty=penalty, seed=seed)
        best, _, _ = minimise(objective, np.zeros_like(theta), 1e-14)
        point = objective.at(best.theta + away * theta)
        assert point.value - best.value <= objective.gap(point) * (1 + 1e-9) + 1e-12 * best.value
        if away == 0:
            assert objective.gap(point) < 1e-11 * best.value


@pytest.mark.parametrize("penalty", [1e-3, 1.0, 100.0])
def test_gap_is_the_distance_to_the_dual_problem(penalty):
    """Probabilities q with the sums of the classes, example by example; only their entropy is bounded."""
    for seed in range(5):
        objective, theta = problem(penalty=penalty, seed=seed)
        p = np.array([maths.softmax(theta @ x) for x in objective.X])
        own = np.eye(3)[objective.y]
        excess = (p - own).sum(axis=0) / own.sum(axis=0)
        epsilon = excess.max() / (1 + excess.max())
        r = (own.sum(axis=0) - (1 - epsilon) * p.sum(axis=0)) / (epsilon * len(p))
        q = (1 - epsilon) * p + epsilon * r
        assert q.sum(axis=0) == pytest.approx(own.sum(axis=0))
        assert q.min() >= 0
        entropy = -(p * np.log(p)).sum() - epsilon * len(p) * np.log(3)
        assert entropy <= -(q * np.log(np.maximum(q, 1e-300))).sum()
        far = ((own - q).T @ objective.X[:, :-1]) ** 2
        dual = entropy - far.sum() / (2 * penalty)
        point = objective.at(theta)
        assert objective.gap(point) == pytest.approx(point.value - dual, rel=1e-9)
