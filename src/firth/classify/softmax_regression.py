"""Softmax regression with a penalty on the squared weights, at its optimum, with a certificate."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firth.classify import checks
from firth.classify.newton import minimise
from firth.classify.objective import Classes, Floats, Objective
from firth.maths import log_softmax
from firth.vectors.blas import one_thread


class ConvergenceWarning(UserWarning):
    """An optimum could be found to fewer digits only than were asked for."""


@dataclass(frozen=True, eq=False)
class SoftmaxRegression:
    """P(k | x) = softmax(W x + b)[k], fitted.

    Attributes
    ----------
    coefficients : float64 array, shape (K, d)
        W; its rows add up to zero.
    intercepts : float64 array, shape (K,)
        b; they add up to zero.
    penalty : float
    objective : float
        The sum of the losses plus penalty / 2 times the squared coefficients, in nats.
    gap : float
        The objective is at most so far above its least value (up to rounding), by the dual problem.
    gradient_norm : float
        Length of the gradient by coefficients and intercepts.
    iterations : int
        Steps that were taken.
    """

    coefficients: Floats
    intercepts: Floats
    penalty: float
    objective: float
    gap: float
    gradient_norm: float
    iterations: int

    def log_probabilities(self, X: npt.ArrayLike) -> Floats:
        """log P(k | x).

        Parameters
        ----------
        X : array of real numbers, shape (n, d)

        Returns
        -------
        float64 array, shape (n, K)

        Raises
        ------
        InvalidInput, WrongType
            X is not a table of finite real numbers, d a row.
        """
        examples = checks.examples(X, self.coefficients.shape[1])
        with one_thread():
            scores: Floats = examples @ self.coefficients.T + self.intercepts
        return log_softmax(scores)

    def predict_proba(self, X: npt.ArrayLike) -> Floats:
        """P(k | x), as `log_probabilities`."""
        return np.exp(self.log_probabilities(X))

    def predict(self, X: npt.ArrayLike) -> Classes:
        """The class of each example that is likeliest, integers of shape (n,); of equals the first."""
        likeliest: Classes = self.log_probabilities(X).argmax(axis=1)
        return likeliest


def softmax_regression(
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    penalty: float,
    *,
    classes: int | None = None,
    start: SoftmaxRegression | None = None,
    tolerance: float = 1e-10,
) -> SoftmaxRegression:
    """Fit softmax regression: least Σ_i -log P(y_i | x_i) + penalty / 2 Σ_k |w_k|².

    The sum of the losses, not their mean, and no penalty on the intercepts: scikit-learn's LogisticRegression
    with ``C = 1 / penalty`` minimises the same. Two classes have two rows like any other number of them;
    scikit-learn keeps their difference only, which is the same with ``C = 2 / penalty``. Equations (4.104) to
    (4.110) and (1.4) of Bishop, Pattern Recognition and Machine Learning, 2006.

    Newton's method with conjugate gradients, in float64. The result is the same to the last bit for any
    number of threads that BLAS may use (OpenBLAS, MKL, BLIS; Apple's Accelerate cannot be told).

    Parameters
    ----------
    X : array of real numbers, shape (n, d)
        A row for each example.
    y : integers, shape (n,)
        Class numbers from 0 to K - 1.
    penalty : float
        Above 0: without a penalty there is no optimum wherever a plane separates classes.
    classes : int, optional
        K, by default the largest class number plus 1. Every class needs an example.
    start : SoftmaxRegression, optional
        Where to begin if that is better: changes the time, and the result within its `gap`.
    tolerance : float
        Ends when the gap is at most this part of the objective.

    Returns
    -------
    SoftmaxRegression

    Warns
    -----
    ConvergenceWarning
        Rounding ended it before; `gap` and `gradient_norm` say where.

    Raises
    ------
    InvalidInput
        A number is not finite or out of range, shapes do not fit, or a class has no example.
    WrongType
        X does not hold real numbers, or y no integers.

    Examples
    --------
    >>> model = softmax_regression([[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1], penalty=1.0)
    >>> model.coefficients
    array([[-0.30], [ 0.30]])
    >>> model.predict([[1.0], [2.0]])
    array([0, 1])
    """
    examples = checks.examples(X)
    numbers, K = checks.classes(y, len(examples), classes)
    penalty, tolerance = checks.positive(penalty, "penalty"), checks.positive(tolerance, "tolerance")
    shape = (K, examples.shape[1])
    if start is not None and start.coefficients.shape != shape:
        raise checks.wrong_start(start.coefficients.shape, shape)
    # what overflows ends the search, and its gap says so
    with one_thread(), np.errstate(over="ignore", invalid="ignore"):
        mean = examples.mean(axis=0)  # taken off, as intercepts can stand in for it: fewer digits are lost
        problem = Objective(examples - mean, numbers, K, penalty)
        point, gap, steps = minimise(problem, _first(problem, mean, start), tolerance)
        weights, by_intercepts = point.theta[:, :-1].copy(), point.gradient[:, -1]
        by_weights = point.gradient[:, :-1] + np.outer(by_intercepts, mean)
        fitted = SoftmaxRegression(
            coefficients=weights,
            intercepts=point.theta[:, -1] - weights @ mean,
            penalty=penalty,
            objective=point.value,
            gap=gap,
            gradient_norm=float(np.hypot(np.linalg.norm(by_weights), np.linalg.norm(by_intercepts))),
            iterations=steps,
        )
    if gap > tolerance * fitted.objective:
        warnings.warn(
            f"rounding ended softmax regression with penalty {penalty:g} up to {gap:.2g} above its optimum, "
            f"near {fitted.objective:.6g}: with smaller numbers in X, or a larger penalty, it comes nearer",
            ConvergenceWarning,
            stacklevel=2,
        )
    return fitted


def regularisation_path(
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    penalties: Sequence[float],
    *,
    classes: int | None = None,
    tolerance: float = 1e-10,
) -> list[SoftmaxRegression]:
    """Fit softmax regression for many penalties, from the largest to the smallest, each from the one before.

    Parameters
    ----------
    X, y, classes, tolerance
        As in `softmax_regression`.
    penalties : sequence of float
        In any order.

    Returns
    -------
    list of SoftmaxRegression, in the order of the penalties
        Those of `softmax_regression`, each within its `gap`.

    Raises
    ------
    InvalidInput, WrongType
        As in `softmax_regression`.

    Examples
    --------
    >>> X, y = [[0.0], [1.0], [2.0], [3.0]], [0, 1, 0, 1]
    >>> [float(model.coefficients[1, 0]) for model in regularisation_path(X, y, [0.01, 1, 100])]
    [0.451, 0.298, 0.010]
    """
    fitted: dict[int, SoftmaxRegression] = {}
    last = None
    for i in sorted(range(len(penalties)), key=lambda i: -penalties[i]):
        last = softmax_regression(X, y, penalties[i], classes=classes, start=last, tolerance=tolerance)
        fitted[i] = last
    return [fitted[i] for i in range(len(penalties))]


def _first(problem: Objective, mean: Floats, start: SoftmaxRegression | None) -> Floats:
    """Where to begin, with rows that add up to zero: at the classes' shares, or at a start that is better."""
    theta = np.zeros((len(problem.counts), len(mean) + 1))
    theta[:, -1] = np.log(problem.counts)
    choices = [theta]
    if start is not None:
        intercepts = start.intercepts + start.coefficients @ mean
        choices.append(np.column_stack([start.coefficients, intercepts]))
    return min((theta - theta.mean(axis=0) for theta in choices), key=lambda theta: problem.at(theta).value)
