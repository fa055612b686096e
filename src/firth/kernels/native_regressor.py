"""The fast regressions: the compiled core behind `firth.kernels.reference_regressor`."""

import numpy as np
from numpy.typing import NDArray

from firth.cores import usable_cores
from firth.errors import InvalidInput
from firth.kernels import native
from firth.kernels.regression import NEVER, Fitted, Regression
from firth.kernels.tables import padded

_PANEL = 32  # columns that the core takes together
_BLOCK, _LEAST = 96, 12  # rows that a thread takes at a time: as a rule, and as long as there is room
_ROOM = 1 << 27  # float32 numbers that all threads have for the scores of their rows: half a gigabyte


class Regressor:
    """Takes rows of a table down; see `firth.kernels.reference_regressor.Regressor`.

    The bits depend neither on `workers` nor on how the rows are divided among calls.
    """

    def __init__(self, job: Regression) -> None:
        words, stride = job.others.shape
        _check(job)
        self._job = job
        width = _panelled(words)
        self._offset = np.full(width, NEVER)
        self._offset[:words] = job.offset
        self._inverse = np.zeros((stride, stride), np.float32)
        self._inverse[: job.dimensions, : job.dimensions] = job.inverse
        self._bench = padded(1, 0)[0]
        self._panels = np.empty(width * job.dimensions, np.float32)
        native.core.pack(job.others, job.dimensions, self._panels, native.instruction_set)

    def fit(self, rows: NDArray[np.float32], fitted: Fitted, begin: int, end: int, workers: int = 1) -> None:
        """Take rows ``begin .. end - 1`` down, and note in `fitted` what becomes of them."""
        job = self._job
        _check_table("rows", rows, job.others.shape)
        if not 0 <= begin <= end <= len(rows):
            raise InvalidInput(f"there are rows 0 to {len(rows)}, got {begin} to {end}")
        threads, block, room = self._room(native.threads_for_tests or min(workers, usable_cores()))
        parts = max(1, -(-(end - begin) // (block * threads))) * threads  # as many for each thread
        block = min(block, max(1, -(-(end - begin) // (parts * _LEAST))) * _LEAST)
        native.core.regress(
            rows, job.others, self._panels, self._offset, self._inverse, job.dimensions, job.company,
            job.held_out, job.normalised, job.penalty, job.first, job.trials, job.frozen, begin, end,
            block, *fitted, room, threads, native.instruction_set,
        )  # fmt: skip

    def _room(self, threads: int) -> tuple[int, int, NDArray[np.float32]]:
        """Threads, rows that each takes at a time, and room for their scores; kept from call to call."""
        words, stride = self._job.others.shape
        threads, block, needed = _divided(words, stride, threads)
        if len(self._bench) != needed:
            self._bench = padded(1, needed)[0]
        return threads, block, self._bench


def _check(job: Regression) -> None:
    """What the core takes on trust: sizes, types, and where columns lie."""
    words = len(job.others)
    _check_table("others", job.others, (words, job.others.shape[1]))
    for company in (job.company, job.held_out):
        if company is not None and len(company.offsets) != words + 1:
            raise InvalidInput(f"{words} rows need {words + 1} offsets, got {len(company.offsets)}")
        if company is not None and len(company.columns) and not 0 <= company.columns.max() < words:
            raise InvalidInput(f"columns must be from 0 to {words - 1}, got {company.columns.max()}")
    frozen = job.frozen
    if frozen is not None and (frozen.dtype != np.uint8 or frozen.shape != (words,)):
        raise InvalidInput(f"frozen must be uint8 of shape ({words},), got {frozen.dtype} {frozen.shape}")


def _check_table(name: str, table: NDArray[np.float32], shape: tuple[int, ...]) -> None:
    fits = table.shape == shape and shape[1] % 16 == 0 and table.flags.c_contiguous
    if table.dtype != np.float32 or not fits:
        raise InvalidInput(f"{name} must be padded float32 {shape}, got {table.dtype} {table.shape}")


def room(words: int, dimensions: int, threads: int) -> int:
    """Bytes that fitting a table takes beside both tables and the counts."""
    stride = padded(0, dimensions).shape[1]
    return 4 * (_panelled(words) * dimensions + _divided(words, stride, threads)[2])


def _divided(words: int, stride: int, threads: int) -> tuple[int, int, int]:
    """Threads that there is room for, rows that each takes at a time, and numbers that all then keep."""
    rows = _ROOM // (2 * _panelled(words))  # of all threads together
    threads = max(1, min(threads, rows // _LEAST))
    block = max(1, min(_BLOCK, rows // threads // _LEAST * _LEAST or rows))
    return threads, block, threads * native.core.bench(words, stride, block, native.instruction_set) // 4


def _panelled(words: int) -> int:
    return -(-words // _PANEL) * _PANEL


def second_moment(
    table: NDArray[np.float32], weights: NDArray[np.floating], dimensions: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted second moment and sum of rows; see `firth.kernels.reference_regressor.second_moment`."""
    numbers = np.empty((dimensions + 1) * dimensions)
    native.core.second_moment(table, weights.astype(np.float32), dimensions, numbers, native.instruction_set)
    both = numbers.reshape(dimensions + 1, dimensions)
    return both[:-1], both[-1]


def inverse(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Inverse of a symmetric positive matrix; see `firth.kernels.reference_regressor.inverse`."""
    numbers = np.ravel(matrix).astype(np.float64)
    native.core.invert(numbers, len(matrix), native.instruction_set)
    left = numbers.reshape(matrix.shape)
    whole: NDArray[np.float64] = (left + left.T) / 2
    return whole


def turn(table: NDArray[np.float32], matrix: NDArray[np.float64]) -> None:
    """Multiply every row by a matrix; see `firth.kernels.reference_regressor.turn`."""
    padded = np.zeros((table.shape[1],) * 2, np.float32)
    padded[: len(matrix), : len(matrix)] = matrix
    native.core.turn(table, padded, native.instruction_set)
