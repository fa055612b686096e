"""What softmax regression minimises, with its derivatives and a bound on how far the least value can be.

Parameters are one table θ of shape (K, d + 1): a row for each class, the intercept last. The objective is

    F(θ) = Σ_i -log softmax(θ x_i)[y_i] + penalty / 2 Σ_k |w_k|²,   x_i with a 1 at its end,

where the intercepts are not in the second sum. Adding one vector to all rows changes only that second sum, so
the rows of the w add up to zero at the least value; those of the intercepts are held there.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Classes = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Point:
    """Parameters and what the objective is there; arrays over classes and examples are (K, n)."""

    theta: Floats
    scores: Floats
    residuals: Floats  # p - y
    value: float
    gradient: Floats


class Objective:
    """F for given examples (n, d), whose columns are best centred, with classes (n,) and a penalty."""

    def __init__(self, examples: Floats, classes: Classes, number: int, penalty: float) -> None:
        self.X = np.column_stack([examples, np.ones(len(examples))])
        self.y = classes
        self.penalty = penalty
        self.counts = np.bincount(classes, minlength=number).astype(np.float64)
        self._at = (classes, np.arange(len(classes)))  # where the own class of each example stands
        own = np.zeros((number, len(classes)))
        own[self._at] = 1
        self._sums = own @ self.X  # of the examples of each class

    def at(self, theta: Floats, scores: Floats | None = None) -> Point:
        """The point with these parameters, whose scores may be known."""
        scores = theta @ self.X.T if scores is None else scores
        losses, residuals = self._losses(scores)
        gradient = residuals @ self.X
        gradient[:, :-1] += self.penalty * theta[:, :-1]
        return Point(theta, scores, residuals, losses + self._squares(theta), gradient)

    def value(self, theta: Floats, scores: Floats) -> float:
        """F alone."""
        return self._losses(scores)[0] + self._squares(theta)

    def probabilities(self, point: Point) -> Floats:
        """p, (K, n)."""
        p = point.residuals.copy()
        p[self._at] += 1
        return p

    def covariances(self, p: Floats) -> tuple[Floats, Floats]:
        """Σ_i C_i with C_i = diag(p_i) - p_i p_iᵀ, (K, K), and the trace of every C_i, (n,)."""
        total = -(p @ p.T)  # whose rows sum to zero: so the diagonal comes from numbers of one sign
        np.fill_diagonal(total, 0)
        np.fill_diagonal(total, -total.sum(axis=1))
        spread = p * (1 - p)
        spread[self._at] = 0
        others = p.copy()
        others[self._at] = 0
        return total, spread.sum(axis=0) + p[self._at] * others.sum(axis=0)

    def curve(self, p: Floats, direction: Floats) -> Floats:
        """The matrix of second derivatives times a direction (K, d + 1)."""
        scores = direction @ self.X.T
        scores -= scores[self._at]  # changes nothing, and keeps the digits of small p
        scores -= (p * scores).sum(axis=0)
        scores *= p
        scores[self._at] = 0
        scores[self._at] = -scores.sum(axis=0)
        bent = scores @ self.X
        bent[:, :-1] += self.penalty * direction[:, :-1]
        return bent

    def gap(self, point: Point) -> float:
        """How far F can be above its least value, by the dual problem.

        Any probabilities q (n, K) whose columns sum to the classes' counts bound the least value from
        below: F ≥ Σ_i H(q_i) - |Σ_i (y_i - q_i) x_iᵀ|² / (2 penalty), H the entropy. With q = p the distance
        is |∂F/∂W|² / (2 penalty), as strong convexity has it, but without a penalty on the intercepts the
        sums of p are right only at the optimum. So q is (1 - ε) p + ε r, where r is one distribution that
        puts them right, and what ε adds is bounded term by term.
        """
        weights, by_weights = point.theta[:, :-1], point.gradient[:, :-1]
        by_intercepts = point.gradient[:, -1]  # Σ p - counts
        ratio = max(float((by_intercepts / self.counts).max()), 0.0)
        gap = float(np.vdot(by_weights, by_weights)) / (2 * self.penalty)
        gap += float(by_intercepts @ point.theta[:, -1])
        if ratio > 0:
            epsilon = ratio / (1 + ratio)
            r = (self.counts - by_intercepts / ratio) / len(self.y)
            data = by_weights - self.penalty * weights
            moved = epsilon * (np.outer(r, self._sums[:, :-1].sum(axis=0)) - self._sums[:, :-1] - data)
            gap += epsilon * len(self.y) * np.log(len(self.counts))
            gap += float(np.vdot(2 * data + moved, moved)) / (2 * self.penalty)
        return max(gap, 0.0)

    def _losses(self, scores: Floats) -> tuple[float, Floats]:
        """Σ -log p of the own classes, and p - y; both keep their digits where a p is nearly 1."""
        ahead = scores - scores[self._at]  # of the own class, whose entry is 0
        most = ahead.max(axis=0)
        p = np.exp(ahead - most)
        own = p[self._at]
        p[self._at] = 0
        others = p.sum(axis=0)
        losses = np.where(most > 0, most + np.log(others + own), np.log1p(others))
        p /= others + own
        p[self._at] = -others / (others + own)
        return float(losses.sum()), p

    def _squares(self, theta: Floats) -> float:
        return self.penalty / 2 * float(np.vdot(theta[:, :-1], theta[:, :-1]))
