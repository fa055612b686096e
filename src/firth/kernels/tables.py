"""The two tables that training changes, laid out for the kernels."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from firth.kernels import draws

_LANES = 16  # floats in 64 bytes


def padded(rows: int, columns: int) -> NDArray[np.float32]:
    """Zeros, float32 (rows, columns rounded up to a multiple of 16), starting on a 64-byte boundary.

    >>> padded(3, 20).shape
    (3, 32)
    """
    stride = -(-columns // _LANES) * _LANES
    room = np.zeros(rows * stride + _LANES, np.float32)
    first = -(room.ctypes.data // 4) % _LANES
    return room[first : first + rows * stride].reshape(rows, stride)


@dataclass(frozen=True, slots=True)
class Tables:
    """Input and output vectors, padded; columns from `dimensions` on are and stay zero.

    Parameters
    ----------
    input : float32 array, shape (V, stride)
    output : float32 array, shape (V, stride), or (V - 1, stride) for the nodes of a tree
    dimensions : int
    frozen : uint8 array, shape (V,), optional
        1 for a row of `input` that training leaves as it is, 0 for all others.
    bias : float32 array, shape (V,), optional
        What the full softmax adds to the score of each output; nan where it is not chosen yet.
    level : float64 array, shape (V,), optional
        Of the full softmax of pair counts: the logarithm of the sum of the exponentials of each centre's
        scores; nan where it is not known yet.
    """

    input: NDArray[np.float32]
    output: NDArray[np.float32]
    dimensions: int
    frozen: NDArray[np.uint8] | None = None
    bias: NDArray[np.float32] | None = None
    level: NDArray[np.float64] | None = None

    def fill(self, input: NDArray[np.float32], output: NDArray[np.float32]) -> None:
        """Copy tables without padding into these."""
        self.input[:, : self.dimensions] = input
        self.output[:, : self.dimensions] = output

    def copy(self) -> "Tables":
        """Tables of their own that are equal to these."""
        d = self.dimensions
        copy = Tables(padded(len(self.input), d), padded(len(self.output), d), d)
        for name in ("frozen", "bias", "level"):
            if (array := getattr(self, name)) is not None:
                copy = replace(copy, **{name: array.copy()})
        copy.copy_from(self)
        return copy

    def copy_from(self, tables: "Tables") -> None:
        """Become like other tables of this shape."""
        self.input[:], self.output[:] = tables.input, tables.output
        for mine, theirs in ((self.bias, tables.bias), (self.level, tables.level)):
            if mine is not None and theirs is not None:
                mine[:] = theirs

    def views(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Both tables without padding, read-only, sharing memory."""
        input, output = self.input[:, : self.dimensions], self.output[:, : self.dimensions]
        input.flags.writeable = output.flags.writeable = False
        return input, output


def initial_tables(words: int, outputs: int, dimensions: int, seed: int) -> Tables:
    """Input vectors uniform in (-1/2d, 1/2d), output vectors zero, as in the original word2vec.

    Every number is drawn by its place, so a row does not depend on how many others there are.
    """
    tables = Tables(padded(words, dimensions), padded(outputs, dimensions), dimensions)
    sequence = draws.key(seed, 0, 0, draws.Purpose.START)
    block = max(1, (1 << 20) // dimensions)
    for first in range(0, words, block):
        rows = np.arange(first, min(first + block, words))
        drawn = draws.draw(sequence, rows[:, None] * dimensions + np.arange(dimensions))
        uniform = (drawn >> np.uint64(40)).astype(np.float64) / 2.0**24 - 0.5 + 2.0**-25
        tables.input[rows, :dimensions] = uniform / dimensions
    return tables
