"""Newton's method for softmax regression, every step solved by conjugate gradients."""

import numpy as np

from firth.classify.objective import Floats, Objective, Point

STEPS = 200  # Newton's; a fit takes 5 to 10, of separable classes with a tiny penalty some 30
PRODUCTS = 1000  # with the second derivatives, within one step
DECREASE = 1e-4  # of what the slope promises, that a step must bring
ROUNDING = 16 * np.finfo(np.float64).eps  # of the objective, that says nothing
CERTAIN = 1e-200  # the least trace, of examples whose classes are certain to the last digit
JITTER = 1e-13  # on the diagonal of correlations, so that those of equal columns can be inverted


def minimise(objective: Objective, theta: Floats, tolerance: float) -> tuple[Point, float, int]:
    """Go down from theta until the gap is at most `tolerance` of the objective, or rounding ends it.

    Returns the point, its gap and how many steps were taken.
    """
    point = objective.at(theta)
    gap = objective.gap(point)
    for step in range(STEPS):
        if gap <= tolerance * point.value:
            return point, gap, step
        further = _step(objective, point)
        if further is None:
            return point, gap, step
        gained = point.value - further.value
        closer = objective.gap(further)
        if gained <= ROUNDING * point.value and closer >= gap / 2:
            return (further, closer, step + 1) if closer < gap else (point, gap, step)
        point, gap = further, closer
    return point, gap, STEPS


def _step(objective: Objective, point: Point) -> Point | None:
    """A step down, halved until the objective falls as it should; None where it cannot be seen to fall."""
    direction = _direction(objective, point)
    slope = float(np.vdot(point.gradient, direction))
    by = direction @ objective.X.T
    length = 1.0
    while length > 1e-10 and slope < 0:
        theta, scores = point.theta + length * direction, point.scores + length * by
        bound = point.value + DECREASE * length * slope + ROUNDING * point.value
        if objective.value(theta, scores) <= bound:
            return objective.at(theta)
        length /= 2
    return None


def _direction(objective: Objective, point: Point) -> Floats:
    """Newton's direction, the more exact the nearer the optimum is: Dembo, Eisenstat and Steihaug, 1982."""
    p = objective.probabilities(point)
    bend = Bend(objective, p)
    direction = np.zeros_like(point.theta)
    left = -point.gradient
    ahead = bend.undo(left)
    search, before = ahead, float(np.vdot(left, ahead))
    enough = before * min(0.01, before / point.value)
    for _ in range(PRODUCTS):
        if not before > enough:
            break
        bent = objective.curve(p, search)
        curvature = float(np.vdot(search, bent))
        if not curvature > 0:
            break
        length = before / curvature
        direction += length * search
        left -= length * bent
        ahead = bend.undo(left)
        now = float(np.vdot(left, ahead))
        search, before = ahead + now / before * search, now
    return direction


class Bend:
    """Second derivatives as if classes and examples were independent: exact for two classes.

    With C_i = diag(p_i) - p_i p_iᵀ they are Σ_i C_i ⊗ x_i x_iᵀ. Here every C_i is the mean one times its
    own trace c_i, so that a turn of the classes takes them apart: λ_j Σ_i c_i x_i x_iᵀ + penalty for each
    eigenvalue λ_j, to be inverted. Intercepts come apart by centring the x_i with weights c_i.
    """

    def __init__(self, objective: Objective, p: Floats) -> None:
        total, traces = objective.covariances(p)
        traces += CERTAIN
        mixed = total / traces.sum()
        # the direction that all classes share has no bend, and is not gone: made the last, it is left out
        shares, turns = np.linalg.eigh(mixed + 2 / len(p))
        self._turns, shares = turns[:, :-1], np.maximum(shares[:-1], np.finfo(np.float64).eps)
        weighted = objective.X * np.sqrt(traces)[:, None]
        moment = weighted.T @ weighted
        self._mean = moment[:-1, -1] / moment[-1, -1]
        spread = moment[:-1, :-1] - np.outer(self._mean, moment[:-1, -1])
        self._inverses = _inverses(shares, spread, objective.penalty)
        self._intercepts = 1 / (shares * moment[-1, -1])

    def undo(self, gradient: Floats) -> Floats:
        """The direction (K, d + 1) that bends into a gradient."""
        turned = self._turns.T @ gradient
        weights = turned[:, :-1] - np.outer(turned[:, -1], self._mean)
        weights = (self._inverses @ weights[:, :, None])[:, :, 0]
        intercepts = self._intercepts * turned[:, -1] - weights @ self._mean
        direction: Floats = self._turns @ np.column_stack([weights, intercepts])
        return direction


def _inverses(shares: Floats, spread: Floats, penalty: float) -> Floats:
    """Of shares[j] * spread + penalty, (K - 1, d, d), each by its correlations: columns have any scale."""
    d = len(spread)
    matrices = shares[:, None, None] * spread + penalty * np.eye(d)
    scales = 1 / np.sqrt(np.maximum(np.einsum("jdd->jd", matrices), penalty))
    both = scales[:, :, None] * scales[:, None, :]
    inverses: Floats = both * np.linalg.inv(both * matrices + JITTER * np.eye(d))
    return inverses
