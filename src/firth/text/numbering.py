"""Tokens to numbers: numbered as they come, kept in memory or in a temporary file, counted, numbered anew."""

import tempfile
from array import array
from collections.abc import Hashable
from contextlib import ExitStack
from typing import IO

import numpy as np
import numpy.typing as npt

_IDS_IN_MEMORY = 1 << 27  # half a gibibyte
_BLOCK = 1 << 20


class Numbers(dict[Hashable, int]):
    """Numbers words by first appearance, within the lookup itself: nothing is faster in Python."""

    def __missing__(self, key: Hashable) -> int:
        number = len(self)
        self[key.item() if isinstance(key, np.generic) else key] = number
        return number


class KnownNumbers(dict[Hashable, int]):
    """Numbers of the words that a vocabulary has, -1 for all others."""

    def __missing__(self, key: Hashable) -> int:
        return -1


class Ids:
    """A growing array of int32, in memory and, beyond a bound, in a temporary file that `opened` closes."""

    def __init__(self, opened: ExitStack) -> None:
        self._opened = opened
        self._memory = array("i")
        self._file: IO[bytes] | None = None
        self._in_file = 0

    def __len__(self) -> int:
        return self._in_file + len(self._memory)

    def extend(self, ids: list[int]) -> None:
        """Add ids at the end."""
        self._memory.fromlist(ids)
        if len(self._memory) >= _IDS_IN_MEMORY:
            if self._file is None:
                file = tempfile.TemporaryFile(prefix="firth-")  # noqa: SIM115 (`opened` closes it)
                self._file = self._opened.enter_context(file)
            self._spill(self._file)

    def as_array(self) -> npt.NDArray[np.int32]:
        """Give all ids, writable and without a copy; the array outlives the closing of the file."""
        if self._file is None:
            return np.frombuffer(self._memory, np.int32)
        self._spill(self._file)
        return np.memmap(self._file, np.int32, "r+")

    def _spill(self, file: IO[bytes]) -> None:
        file.write(self._memory)
        file.flush()
        self._in_file += len(self._memory)
        self._memory = array("i")


def count(ids: npt.NDArray[np.int32], words: int) -> npt.NDArray[np.int64]:
    """How often each number occurs, block by block because bincount makes a wider copy of what it counts."""
    counts = np.zeros(words, np.int64)
    for start in range(0, len(ids), _BLOCK):
        block = np.bincount(ids[start : start + _BLOCK])
        counts[: len(block)] += block
    return counts


def renumber(
    ids: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64], new_ids: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """Renumber ids in place, close the gaps of those whose new number is -1, and move the offsets along."""
    written = 0
    for start in range(0, len(ids), _BLOCK):
        block = new_ids[ids[start : start + _BLOCK]]
        keep = block >= 0
        kept_until = np.cumsum(keep)
        here = slice(*np.searchsorted(offsets, [start, start + len(block)], side="right"))
        offsets[here] = written + kept_until[offsets[here] - start - 1]
        ids[written : written + kept_until[-1]] = block[keep]
        written += int(kept_until[-1])
    return ids[:written]
