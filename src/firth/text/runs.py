"""Counted pairs as runs of sorted rows, in memory or in temporary files, and the matrix they add up to.

A run is the lower triangle of a matrix of whole numbers: offsets, columns and sums (`native/counting.hpp`).
"""

from concurrent.futures import Executor
from contextlib import ExitStack
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.text.native import core
from firth.text.store import Growing

_BLOCK = 1 << 20  # entries that a thread takes at a time; between two such steps Ctrl-C has its turn

Run = tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.uint64]]


class Runs:
    """Sums up runs: whole numbers, so that neither their order nor their number changes a bit.

    Parameters
    ----------
    words : int
        Rows and columns.
    pool : Executor
    threads : int
        Of the pool.
    opened : ExitStack
        Closes temporary files.
    memory : int
        Bytes of runs in memory; what is more is summed up and written to a temporary file.
    """

    def __init__(self, words: int, pool: Executor, threads: int, opened: ExitStack, memory: int) -> None:
        self._words, self._pool, self._threads = words, pool, threads
        self._opened, self._memory = opened, memory
        self._held: list[Run] = []
        self._written: list[Run] = []

    def add(self, run: Run) -> None:
        """Add a run."""
        if not len(run[1]):
            return
        self._held.append(run)
        if sum(array.nbytes for held in self._held for array in held) > self._memory:
            self._written.append(self._write())
            self._held.clear()

    def matrix(
        self, keep: npt.NDArray[np.float64], scale: float
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Offsets, columns and values of the whole matrix.

        Each thread takes a stretch of rows. What mirrors a row lies behind it, in the order of the stretches.
        """
        runs = [*self._written, *self._held]
        ends = _ends(runs, self._words)
        entries = int(ends[-1])
        stretches = max(
            1, min(self._threads, entries // max(self._words, 1))
        )  # each wants memory for all words
        steps = max(1, -(-entries // (stretches * _BLOCK)))
        blocks = np.array(_blocks(ends, stretches * steps)).reshape(stretches, steps, 2)

        def in_steps(work: Any) -> None:
            for step in range(steps):
                list(self._pool.map(work, range(stretches), *blocks[:, step].T.tolist()))

        own = np.zeros(self._words, np.int64)
        mirrored = np.zeros((stretches, self._words), np.int64)
        in_steps(lambda s, first, last: core.measure_pairs(runs, first, last, own, mirrored[s]))
        offsets = np.concatenate([[0], np.cumsum(own + mirrored.sum(axis=0))])
        places = offsets[:-1] + own
        for counted in mirrored:
            places, counted[:] = places + counted, places
        columns, values = np.empty(offsets[-1], np.int32), np.empty(offsets[-1], np.float32)
        in_steps(
            lambda s, first, last: core.fill_pairs(
                runs, first, last, keep, scale, offsets[:-1], mirrored[s], columns, values
            )
        )
        return offsets, columns, values

    def _write(self) -> Run:
        """Sum up the runs in memory, into temporary files."""
        columns, sums = Growing(self._opened, "i", bound=0), Growing(self._opened, "q", bound=0)
        offsets = [np.zeros(1, np.int64)]
        ends = _ends(self._held, self._words)
        blocks = _blocks(ends, -(-int(ends[-1]) // _BLOCK))

        def merge(block: tuple[int, int]) -> Run:
            return core.merge_pairs(self._held, self._words, *block)

        for first in range(0, len(blocks), self._threads):
            for piece in self._pool.map(merge, blocks[first : first + self._threads]):
                offsets.append(piece[0][1:] + offsets[-1][-1])
                columns.extend_bytes(piece[1].view(np.uint8).data)
                sums.extend_bytes(piece[2].view(np.uint8).data)
        return np.concatenate(offsets), columns.as_array(), sums.as_array().view(np.uint64)


def _ends(runs: list[Run], words: int) -> npt.NDArray[np.int64]:
    """How many entries all runs have before each row."""
    ends = np.zeros(words + 1, np.int64)
    for offsets, *_ in runs:
        ends += offsets
    return ends


def _blocks(ends: npt.NDArray[np.int64], count: int) -> list[tuple[int, int]]:
    """Cut all rows into so many blocks, first row and last, of about as many entries each."""
    cuts = np.searchsorted(ends, ends[-1] * np.arange(1, count) // count).tolist()
    return list(pairwise([0, *cuts, len(ends) - 1]))
