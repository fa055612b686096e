"""The compiled core as this room uses it: the rows of a table compared with vectors, on several threads.

Every number is the same for any number of threads. The slow twins are in `firth.vectors.stored`.
"""

import os
from typing import Any

import numpy as np
import numpy.typing as npt

from firth import _native
from firth.cores import usable_cores

Table = npt.NDArray[np.float32]

instruction_set: str = os.environ.get("FIRTH_INSTRUCTION_SET", "")
"""The set in use, as in `firth.kernels.native`; the best that this machine runs where it is empty."""

threads_for_tests: int | None = None
_LEAST = 1 << 22  # bytes, as often as they are compared, that a thread is started for


def scan(numbers: npt.NDArray[Any], factors: Table, vectors: Table) -> Table:
    """The products (n, V) of vectors (n, d) with all rows, times the rows' factors; 0 where a factor is 0.

    `numbers` (V, d) holds float32, float16 or int8, the numbers of a row side by side.
    """
    scores = np.empty((len(vectors), len(numbers)), np.float32)
    vectors = np.ascontiguousarray(vectors)
    _native.scan(_seen(numbers), factors, vectors, scores, _threads(numbers, len(vectors)), instruction_set)
    return scores


def squares(numbers: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """The sums of squares (V,) of the rows, in float64."""
    sums = np.empty(len(numbers))
    _native.measure(_seen(numbers), sums, _threads(numbers, 1), instruction_set)
    return sums


def _seen(numbers: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The numbers as the core takes them: halves as the bits they are."""
    return numbers.view(np.uint16) if numbers.dtype == np.float16 else numbers


def _threads(numbers: npt.NDArray[Any], vectors: int) -> int:
    return threads_for_tests or max(1, min(usable_cores(), numbers.nbytes * vectors // _LEAST))
