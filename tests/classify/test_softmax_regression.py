"""Softmax regression beside a slow twin, beside scikit-learn, and where it is hard."""

import os
import subprocess
import sys
import warnings
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firth import maths
from firth.classify import ConvergenceWarning, regularisation_path, softmax_regression
from firth.errors import InvalidInput, WrongType


def drawn(n=200, d=5, K=3, sharp=1.0, seed=0):
    """Examples of classes that a softmax of them has."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    y = (X @ rng.normal(size=(d, K)) * sharp + rng.gumbel(size=(n, K))).argmax(axis=1)
    y[:K] = range(K)
    return X, y


def value(X, y, penalty, coefficients, intercepts):
    """The objective by its definition."""
    return maths.cross_entropy(X @ coefficients.T + intercepts, y)[0] + penalty / 2 * np.sum(coefficients**2)


def slow_regression(X, y, penalty, K):
    """Newton's method on all parameters at once, with sums over examples and every second derivative."""
    d, theta = X.shape[1], np.zeros((K, X.shape[1] + 1))

    def at(theta):
        loss, gradient, second = penalty / 2 * np.sum(theta[:, :d] ** 2), np.zeros_like(theta), 0
        gradient[:, :d] = penalty * theta[:, :d]
        for x, k in zip(np.column_stack([X, np.ones(len(X))]), y, strict=True):
            one, by_scores = maths.cross_entropy(theta @ x, k)
            p = maths.softmax(theta @ x)
            loss, gradient = loss + one, gradient + np.outer(by_scores, x)
            second = second + np.kron(np.diag(p) - np.outer(p, p), np.outer(x, x))
        return loss, gradient, second + np.kron(np.eye(K), np.diag([penalty] * d + [0]))

    loss, gradient, second = at(theta)
    for _ in range(100):
        step = -np.linalg.lstsq(second, gradient.ravel(), rcond=None)[0].reshape(theta.shape)
        length = 1.0
        while length > 1e-12 and at(theta + length * step)[0] > loss:
            length /= 2
        if length <= 1e-12:
            break
        theta = theta + length * step
        before, (loss, gradient, second) = loss, at(theta)
        if before - loss < 1e-14 * loss:
            break
    return theta[:, :d], theta[:, d] - theta[:, d].mean(), loss


@settings(max_examples=25)
@given(st.integers(2, 4), st.integers(1, 3), st.integers(0, 10), st.floats(-2, 2), st.integers(0, 2**32 - 1))
def test_it_finds_the_optimum_of_the_slow_twin(K, d, more, decade, seed):
    penalty, rng = 10**decade, np.random.default_rng(seed)
    X, y = rng.normal(size=(K + more, d)), np.arange(K + more) % K
    model = softmax_regression(X, y, penalty)
    coefficients, intercepts, loss = slow_regression(X, y, penalty, K)
    assert model.objective == pytest.approx(loss, rel=1e-9)
    assert model.coefficients == pytest.approx(coefficients, abs=1e-3)
    assert model.intercepts == pytest.approx(intercepts, abs=1e-3)


HARD = {
    "plain": drawn(),
    "two classes": drawn(K=2),
    "more columns than examples": drawn(n=30, d=50),
    "separable": drawn(n=40, d=20, K=4),
    "sharp": drawn(sharp=100),
    "many classes": drawn(n=300, d=10, K=25),
}
HARD["a class of one"] = HARD["plain"][0], np.where(np.arange(200) == 7, 3, HARD["plain"][1])
HARD["constant and equal columns"] = (
    HARD["plain"][0][:, [0, 1, 2, 2, 2]] * [1, 1, 1, 1, 0] + 3,
    HARD["plain"][1],
)
HARD["columns of all sizes"] = HARD["plain"][0] * 10.0 ** np.arange(-4, 6, 2), HARD["plain"][1]
HARD["far from the middle"] = HARD["plain"][0] + 1e4, HARD["plain"][1]


@pytest.mark.parametrize("penalty", [1e-6, 1e-3, 1.0, 1e3])
@pytest.mark.parametrize("name", HARD)
def test_hard_cases_end_with_a_certificate(name, penalty):
    X, y = HARD[name]
    model = softmax_regression(X, y, penalty)
    assert model.gap <= 1e-10 * model.objective
    assert model.objective == pytest.approx(
        value(X, y, penalty, model.coefficients, model.intercepts), rel=1e-7
    )
    assert np.abs(model.coefficients.sum(axis=0)).max() <= 1e-9 * np.abs(model.coefficients).max()
    assert abs(model.intercepts.sum()) <= 1e-9 * np.abs(model.intercepts).max()


@pytest.mark.parametrize("penalty", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("name", ["plain", "two classes", "separable", "many classes", "a class of one"])
def test_against_scikit_learn(name, penalty):
    """Its two classes have one row, the difference of ours, on whose square half the penalty is the same."""
    linear_model = pytest.importorskip("sklearn.linear_model")
    X, y = HARD[name]
    two = name == "two classes"
    other = linear_model.LogisticRegression(
        C=(2 if two else 1) / penalty, tol=1e-12, max_iter=10_000, solver="newton-cg"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rounding ends its line search after the last digit
        other.fit(X, y)
    rows = [np.vstack([-row, row]) / 2 if two else row for row in (other.coef_, other.intercept_)]
    theirs = value(X, y, penalty, rows[0], rows[1].ravel())
    model = softmax_regression(X, y, penalty)
    assert model.objective == pytest.approx(theirs, rel=1e-6)
    assert abs(model.objective - theirs) / len(y) < 1e-6
    assert model.objective <= theirs + model.gap + 1e-12 * theirs
    assert model.predict_proba(X) == pytest.approx(other.predict_proba(X), abs=1e-4)


@pytest.mark.parametrize("tolerance", [1e-1, 1e-3, 1e-10])
def test_the_gradient_is_told_as_it_is_where_the_search_ended(tolerance):
    """By the definition, whose examples are not centred: far from zero both parts of it count."""
    X, y = drawn()
    X = X + 3
    model = softmax_regression(X, y, 1.0, tolerance=tolerance)
    residuals = maths.softmax(X @ model.coefficients.T + model.intercepts) - np.eye(3)[y]
    by_weights, by_intercepts = residuals.T @ X + model.coefficients, residuals.sum(axis=0)
    length = np.sqrt((by_weights**2).sum() + (by_intercepts**2).sum())
    assert model.gradient_norm == pytest.approx(length, rel=1e-6, abs=1e-10)
    if tolerance == 1e-1:
        assert np.linalg.norm(by_intercepts) > 0.1 * length > 0.1


def test_order_of_examples_and_names_of_classes_do_not_matter():
    X, y = drawn()
    model, rng = softmax_regression(X, y, 1.0), np.random.default_rng(3)
    rows, names = rng.permutation(len(y)), np.array([2, 0, 1])
    other = softmax_regression(X[rows], names[y[rows]], 1.0)
    assert other.objective == pytest.approx(model.objective, rel=1e-12)
    assert other.coefficients[names] == pytest.approx(model.coefficients, abs=1e-5)
    assert (other.predict(X) == names[model.predict(X)]).all()


def test_constant_columns_get_no_weight_and_equal_columns_the_same():
    X, y = HARD["constant and equal columns"]
    weights = softmax_regression(X, y, 1e-3).coefficients
    assert weights[:, 4] == pytest.approx(0, abs=1e-12)
    assert weights[:, 2] == pytest.approx(weights[:, 3], abs=1e-9)


def test_without_columns_the_shares_of_the_classes_are_learnt():
    model = softmax_regression(np.empty((4, 0)), [0, 1, 1, 1], 1.0)
    assert model.predict_proba(np.empty((1, 0))) == pytest.approx(np.array([[0.25, 0.75]]))


def test_probabilities_are_the_softmax_of_the_scores():
    X, y = drawn()
    model = softmax_regression(X, y, 1.0)
    expected = maths.softmax(X @ model.coefficients.T + model.intercepts)
    assert model.predict_proba(X) == pytest.approx(expected, rel=1e-12)
    assert (model.predict(X) == expected.argmax(axis=1)).all()
    far = model.log_probabilities(1e5 * X)
    assert np.isfinite(far).all()


def test_the_path_is_that_of_single_fits_in_the_order_asked_for():
    X, y = drawn(sharp=5)
    penalties = [0.1, 1e-5, 100.0, 1.0]
    path = regularisation_path(X, y, penalties)
    assert [model.penalty for model in path] == penalties
    for model in path:
        alone = softmax_regression(X, y, model.penalty)
        assert abs(model.objective - alone.objective) <= max(model.gap, alone.gap) + 1e-13 * alone.objective
    lengths = [np.linalg.norm(model.coefficients) for model in sorted(path, key=lambda model: model.penalty)]
    assert lengths == sorted(lengths, reverse=True)


def test_a_start_that_is_worse_than_none_is_not_used():
    X, y = drawn()
    alone, elsewhere = softmax_regression(X, y, 1.0), softmax_regression(-1e3 * X, y, 1e-6)
    assert softmax_regression(X, y, 1.0, start=elsewhere).objective == alone.objective
    assert softmax_regression(X, y, 1.0, start=alone).iterations == 0


def test_a_start_that_is_certain_of_every_example_is_left():
    X, y = np.array([[-1.0], [1.0]]), [0, 1]
    certain = replace(softmax_regression(X, y, 1.0), coefficients=np.array([[-1e4], [1e4]]))
    found, alone = softmax_regression(X, y, 1e-9, start=certain), softmax_regression(X, y, 1e-9)
    assert found.gap <= 1e-10 * found.objective
    assert found.coefficients == pytest.approx(alone.coefficients, rel=1e-4)


def test_where_rounding_ends_it_a_warning_says_how_near_it_is():
    X, y = HARD["columns of all sizes"]
    with pytest.warns(ConvergenceWarning, match=r"rounding ended .* up to .* above its optimum"):
        model = softmax_regression(X, y, 1e-6, tolerance=1e-25)
    assert model.gap < 1e-9 * model.objective


def test_numbers_that_no_product_can_hold_are_told_by_the_warning():
    with pytest.warns(ConvergenceWarning, match="up to inf above its optimum"):
        softmax_regression([[0.0], [1e200], [2e200], [3e200]], [0, 1, 0, 1], 1.0)


BITS = """
import hashlib, numpy as np
from firth.classify import softmax_regression
rng = np.random.default_rng(0)
X, y = rng.normal(size=(3001, 101)), np.arange(3001) % 7
X[:, 0] += y
model = softmax_regression(X, y, 0.1)
print(hashlib.sha256(model.coefficients.tobytes() + model.predict_proba(X).tobytes()).hexdigest())
"""


def test_same_bits_on_any_number_of_threads():
    """The numbers are large enough for OpenBLAS to share them out, and its bits to differ, were it let."""
    found = {}
    for threads in ("1", "2", "4"):
        limits = dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), threads)
        done = subprocess.run(
            [sys.executable, "-c", BITS], env={**os.environ, **limits}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        found[threads] = done.stdout
    assert len(set(found.values())) == 1


@pytest.mark.parametrize(
    ("X", "y", "options", "error", "sentence"),
    [
        ([["a"]], [0], {}, WrongType, "X must hold real numbers"),
        ([1.0, 2.0], [0, 1], {}, InvalidInput, r"X must have shape \(examples, numbers each\), got \(2,\)"),
        ([[1.0], [np.nan]], [0, 1], {}, InvalidInput, "X must be finite, but row 1 holds nan or inf"),
        ([[1.0], [2.0]], [0.0, 1.0], {}, WrongType, "y must hold integers"),
        ([[1.0], [2.0]], [0, 1, 1], {}, InvalidInput, r"y must have shape \(2,\), one class an example"),
        ([[1.0], [2.0]], [0, 0], {}, InvalidInput, "there must be at least 2 classes, got 1"),
        (np.empty((0, 2)), [], {}, InvalidInput, "there must be at least 2 classes, got 0"),
        ([[1.0], [2.0]], [0, -1], {"classes": 2}, InvalidInput, "y must be at least 0 and below 2"),
        ([[1.0], [2.0]], [0, 2], {}, InvalidInput, "every class needs an example, but class 1 of 3 has none"),
        ([[1.0], [2.0]], [0, 1], {"classes": "2"}, WrongType, "classes must be an integer, got '2'"),
        ([[1.0], [2.0]], [0, 1], {"penalty": 0}, InvalidInput, "penalty must be one finite number above 0"),
        ([[1.0], [2.0]], [0, 1], {"penalty": np.inf}, InvalidInput, "penalty must be one finite number"),
        ([[1.0], [2.0]], [0, 1], {"tolerance": -1}, InvalidInput, "tolerance must be one finite number"),
    ],
)
def test_what_cannot_be_fitted_is_refused(X, y, options, error, sentence):
    with pytest.raises(error, match=sentence):
        softmax_regression(X, y, **{"penalty": 1.0, **options})


def test_a_start_and_examples_of_another_shape_are_refused():
    X, y = drawn()
    model = softmax_regression(X, y, 1.0)
    with pytest.raises(InvalidInput, match=r"start must have coefficients of shape \(3, 4\)"):
        softmax_regression(X[:, :4], y, 1.0, start=model)
    with pytest.raises(InvalidInput, match=r"X must have shape \(examples, 5\), got \(200, 4\)"):
        model.predict(X[:, :4])
