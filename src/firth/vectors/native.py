"""The compiled core as this room uses it: rows of files of vectors, and n-grams of many words at once.

The slow twins are `firth.vectors.formats.text.parsed`, which also reads what the core leaves to it, and
`firth.vectors.ngrams.numbers`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from firth import _native
from firth.vectors.arithmetic import Table

binary_rows = _native.binary_rows
text_rows = _native.text_rows


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
