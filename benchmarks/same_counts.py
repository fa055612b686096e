"""What vectors of skip-gram lose on pair counts by the softmax of their scores, whatever trained them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import firth
from firth.cores import usable_cores
from firth.kernels import padded
from firth.kernels.native_regressor import Regressor
from firth.kernels.regression import Company, Fitted, Regression

ENOUGH = 1e-5  # nats a pair: a round that lowers the loss by less is the last
LEAST = 0.5  # pairs that a word without any counts as

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Loss:
    """Mean loss a pair, in nats."""

    seen: float
    held_out: float


class Scores:
    """Both tables of some vectors, beside the counts of two texts."""

    def __init__(self, words: firth.WordVectors, counts: firth.Counts, held_out: firth.Counts) -> None:
        self._dimensions = words.vector_size
        self._input, self._output = (_with_padding(table) for table in (words.vectors, words.output))
        self._pairs, self._unseen_pairs = counts.centres, held_out.centres.sum()
        self._company, self._held_out = (
            Company(one.offsets, one.columns, one.values) for one in (counts, held_out)
        )

    def loss(self, bias: Vector) -> Loss:
        """With this bias."""
        return self._told(self._centres(bias))

    def with_best_bias(self, bias: Vector) -> Loss:
        """With the bias that makes the loss as low as any can, found from this one on.

        In every round a word's bias grows by the logarithm of how many times too rarely it is expected, which
        cannot raise the loss (firth.training.exact.alternation: a pass in which the tables stand still).
        """
        seen = np.log(np.maximum(self._pairs, LEAST))
        fitted, lower = self._centres(bias), np.inf
        while lower > ENOUGH:
            bias = seen - self._levels_of_outputs(seen - fitted.level)
            before, fitted = fitted, self._centres(bias)
            lower = (before.loss.sum() - fitted.loss.sum()) / self._pairs.sum()
        return self._told(fitted)

    def _told(self, fitted: Fitted) -> Loss:
        seen = fitted.loss.sum() / self._pairs.sum()
        return Loss(float(seen), float(fitted.held_out_loss.sum() / self._unseen_pairs))

    def _centres(self, bias: Vector) -> Fitted:
        return self._looked_at(self._input, self._output, bias)

    def _levels_of_outputs(self, offset: Vector) -> Vector:
        return self._looked_at(self._output, self._input, offset).level

    def _looked_at(self, rows: NDArray[np.float32], others: NDArray[np.float32], offset: Vector) -> Fitted:
        """A regression without a trial: nothing moves, all is told."""
        job = Regression(
            others=others,
            dimensions=self._dimensions,
            offset=offset.astype(np.float32),
            inverse=np.eye(self._dimensions),
            company=self._company,
            held_out=self._held_out,
            normalised=True,
            penalty=0.0,
            first=0.0,
            trials=0,
            frozen=None,
        )
        fitted = Fitted.of(len(rows))
        Regressor(job).fit(rows, fitted, 0, len(rows), usable_cores())
        return fitted


def _with_padding(table: NDArray[np.float32]) -> NDArray[np.float32]:
    wide = padded(*table.shape)
    wide[:, : table.shape[1]] = table
    return wide
