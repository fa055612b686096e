"""The compiled core as this room uses it: files of vectors, n-grams, and rows compared with vectors.

The slow twins are `firth.vectors.formats.text.parsed`, which also reads what the core leaves to it, and
`firth.vectors.ngrams.numbers`; rows are compared by NumPy in the tests. Threads change no number.
"""

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from firth import _native
from firth.cores import usable_cores
from firth.vectors.arithmetic import Table

binary_rows = _native.binary_rows
text_rows = _native.text_rows

instruction_set: str = os.environ.get("FIRTH_INSTRUCTION_SET", "")
"""The set in use, as in `firth.kernels.native`; the best that this machine runs where it is empty."""

threads_for_tests: int | None = None
_LEAST = 1 << 22  # bytes, as often as they are compared, that a thread is started for


def ngrams(
    words: Sequence[bytes], min_n: int, max_n: int, buckets: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """The numbers of the n-grams of words between their marks, and where those of each word end."""
    ends = np.cumsum([len(word) for word in words], dtype=np.int64)
    numbers, ends_of_words = _native.ngrams(b"".join(words), ends, min_n, max_n, buckets)
    return np.frombuffer(numbers, np.int32), np.frombuffer(ends_of_words, np.int64)


def add_rows(
    rows: npt.NDArray[Any], chosen: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], sums: Table
) -> None:
    """Add to each of the sums (n, d) the rows chosen for it, in their order.

    The rows are a table (r, d) of float32, or of their bytes (r, 4 d), which may start anywhere in a file.
    """
    if chosen.size and not (chosen.min() >= 0 and chosen.max() < len(rows)):
        raise IndexError("a row is chosen that is not there")
    _native.add_rows(rows.view(np.uint8), chosen, ends, sums)


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
