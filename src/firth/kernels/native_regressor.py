"""The fast regressions: the compiled core behind `firth.kernels.reference_regressor`."""

import numpy as np
from numpy.typing import NDArray

from firth.cores import usable_cores
from firth.errors import InvalidInput
from firth.kernels import native
from firth.kernels.regression import Fitted, Regression

_PANEL = 32  # columns that the core takes together
_NEVER = np.float32(-1e30)  # the score of a column that is not there
_BLOCK, _LEAST = 96, 12  # rows that a thread takes at a time
_ROOM = 1 << 26  # float32 numbers that all threads have for the scores of their rows


class Regressor:
    """Takes rows of a table down; see `firth.kernels.reference_regressor.Regressor`.

    The bits depend neither on `workers` nor on how the rows are divided among calls.
    """

    def __init__(self, job: Regression) -> None:
        words, stride = job.others.shape
        self._job = job
        width = -(-words // _PANEL) * _PANEL
        self._offset = np.full(width, _NEVER)
        self._offset[:words] = job.offset
        self._inverse = np.zeros((stride, stride), np.float32)
        self._inverse[: job.dimensions, : job.dimensions] = job.inverse
        self._panels = np.empty(width * job.dimensions, np.float32)
        native.core.pack(job.others, job.dimensions, self._panels, native.instruction_set)

    def fit(self, rows: NDArray[np.float32], fitted: Fitted, begin: int, end: int, workers: int = 1) -> None:
        """Take rows ``begin .. end - 1`` down, and note in `fitted` what becomes of them."""
        job = self._job
        if rows.shape != job.others.shape or rows.dtype != np.float32 or not rows.flags.c_contiguous:
            raise InvalidInput(
                f"rows must be padded float32 {job.others.shape}, got {rows.dtype} {rows.shape}"
            )
        if not 0 <= begin <= end <= len(rows):
            raise InvalidInput(f"there are rows 0 to {len(rows)}, got {begin} to {end}")
        threads = native.threads_for_tests or min(workers, usable_cores())
        most = _ROOM // (2 * len(self._offset) * threads) // _LEAST * _LEAST
        native.core.regress(
            rows, job.others, self._panels, self._offset, self._inverse, job.dimensions, job.company,
            job.held_out, job.normalised, job.penalty, job.steps, job.trials, job.frozen, begin, end,
            max(_LEAST, min(_BLOCK, most)), *fitted, threads, native.instruction_set,
        )  # fmt: skip


def second_moment(
    table: NDArray[np.float32], weights: NDArray[np.floating], dimensions: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted second moment and sum of rows; see `firth.kernels.reference_regressor.second_moment`."""
    numbers = np.empty((dimensions + 1) * dimensions)
    native.core.second_moment(table, weights.astype(np.float32), dimensions, numbers, native.instruction_set)
    both = numbers.reshape(dimensions + 1, dimensions)
    return both[:-1], both[-1]


def turn(table: NDArray[np.float32], matrix: NDArray[np.float64]) -> None:
    """Multiply every row by a matrix; see `firth.kernels.reference_regressor.turn`."""
    padded = np.zeros((table.shape[1],) * 2, np.float32)
    padded[: len(matrix), : len(matrix)] = matrix
    native.core.turn(table, padded, native.instruction_set)
