"""The slow regressions that are obviously right: one row at a time, through `firth.maths`, in float64."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firth import maths
from firth.kernels.regression import Fitted, Regression

FARTHEST = 1024.0  # that a step may change a score: float32 has too few digits for those far beyond

Vector = NDArray[np.float64]


class Along(NamedTuple):
    """Loss of a row at a point of its way, and its first and second derivative along the way."""

    loss: float
    slope: float
    bend: float

    @property
    def to_bottom(self) -> float:
        """How far Newton's method goes from here; nowhere it can where nothing bends."""
        return -self.slope / self.bend if self.bend else math.inf


class Regressor:
    """Takes the rows of one table down, each by a step of its own.

    A step goes along minus ``inverse`` times the gradient, as far as is best: the loss is convex, so Newton's
    method finds how far, and a length that would raise the loss is never taken.

    Parameters
    ----------
    job : Regression
    """

    def __init__(self, job: Regression) -> None:
        self._job = job
        self._Y = job.others[:, : job.dimensions].astype(np.float64)

    def fit(self, rows: NDArray[np.float32], fitted: Fitted, begin: int, end: int, workers: int = 1) -> None:
        """Take rows ``begin .. end - 1`` down, and note in `fitted` what becomes of them."""
        job = self._job
        for row in range(begin, end):
            x = rows[row, : job.dimensions].astype(np.float64)
            if self._pairs(row).sum() > 0 and not (job.frozen is not None and job.frozen[row]):
                x = self._down(x, self._pairs(row))
                rows[row, : job.dimensions] = x
            fitted.level[row] = _level(self._scores(x))
            fitted.loss[row] = self._loss(x, self._pairs(row))
            if job.held_out is not None:
                fitted.held_out_loss[row] = self._loss(x, _dense(*job.held_out.row(row), len(self._Y)))

    def _pairs(self, row: int) -> Vector:
        return _dense(*self._job.company.row(row), len(self._Y))

    def _scores(self, x: Vector) -> Vector:
        return self._job.offset + self._Y @ x

    def _loss(self, x: Vector, pairs: Vector) -> float:
        scores = self._scores(x)
        if not self._job.normalised:
            return float(np.exp(scores).sum() - pairs @ scores)
        return float(-(pairs @ maths.log_softmax(scores)))

    def _gradient(self, x: Vector, pairs: Vector) -> Vector:
        """Of the loss with its penalty, per pair."""
        scores, n = self._scores(x), pairs.sum()
        expected = maths.softmax(scores) if self._job.normalised else np.exp(scores) / n
        gradient: Vector = (expected - pairs / n) @ self._Y + self._job.penalty / n * x
        return gradient

    def _down(self, x: Vector, pairs: Vector) -> Vector:
        direction: Vector = -(self._job.inverse @ self._gradient(x, pairs))
        return x + self._reach(x, direction, pairs) * direction

    @np.errstate(over="ignore", invalid="ignore")  # too far away the loss is infinite, and not better
    def _along(self, x: Vector, direction: Vector, pairs: Vector, length: float) -> Along:
        there, n = x + length * direction, pairs.sum()
        scores, by = self._scores(there), self._Y @ direction
        p = maths.softmax(scores)
        bend = p @ by**2 - (p @ by) ** 2 if self._job.normalised else np.exp(scores) @ by**2 / n
        penalty = self._job.penalty / n
        return Along(
            self._loss(there, pairs) / n + penalty * (there @ there) / 2,
            float(self._gradient(there, pairs) @ direction),
            float(bend + penalty * (direction @ direction)),
        )

    def _reach(self, x: Vector, direction: Vector, pairs: Vector) -> float:
        """How far to go: Newton's way from every point that is better than all before, else back."""
        best = self._along(x, direction, pairs, 0.0)
        most = float(np.abs(self._Y @ direction).max())
        end = FARTHEST / most if most else math.inf
        at, to = 0.0, self._job.first
        for _ in range(self._job.trials):
            if not math.isfinite(to):
                break
            to = max(-end, min(to, end))
            there = self._along(x, direction, pairs, to)
            if there.loss < best.loss:
                best, at, to = there, to, to + there.to_bottom
            else:  # to where a straight line through both slopes is level
                apart = best.slope - there.slope
                back = best.slope / apart if apart else 0.0
                to = at + (to - at) * (min(back, 0.95) if back > 0.05 else 0.05)
        return at


def second_moment(
    table: NDArray[np.float32], weights: NDArray[np.floating], dimensions: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted second moment of a table's rows, float64 (d, d), and their weighted sum, float64 (d,)."""
    Y = table[:, :dimensions].astype(np.float64)
    return Y.T @ (weights[:, None] * Y), weights @ Y


def turn(table: NDArray[np.float32], matrix: NDArray[np.float64]) -> None:
    """Multiply every row of a padded table by a matrix, float64 (d, d), in place."""
    table[:, : len(matrix)] = table[:, : len(matrix)].astype(np.float64) @ matrix


def inverse(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Inverse of a symmetric positive matrix, by elimination (Gauss and Jordan).

    >>> inverse(np.array([[2.0, 1.0], [1.0, 1.0]]))
    array([[ 1., -1.], [-1.,  2.]])
    """
    left = np.array(matrix, np.float64)
    for k in range(len(left)):
        pivot, row, column = left[k, k], left[k] / left[k, k], left[:, k].copy()
        left -= np.multiply.outer(column, row)
        left[k], left[:, k] = row, -column / pivot
        left[k, k] = 1 / pivot
    return (left + left.T) / 2


def _dense(columns: NDArray[np.int32], values: NDArray[np.float32], width: int) -> Vector:
    row = np.zeros(width)
    row[columns] = values
    return row


def _level(scores: Vector) -> float:
    most = scores.max()
    return float(most + np.log(np.exp(scores - most).sum()))
