"""Tables and counts of foreign files, made what a `Content` holds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile
from firth.vectors.formats.content import Wanted


def checked_table(
    values: npt.NDArray[Any], name: object, words: list[Any], wanted: Wanted
) -> npt.NDArray[np.float32]:
    """The values as a read-only table (V, d) of float32, not copied where they are one.

    Raises
    ------
    DamagedFile
        If they are no table of numbers with a row for every word, or one of them is nan or inf and
        that is refused.
    """
    if values.ndim != 2 or values.shape[1] == 0 or values.dtype.kind not in "fiu":
        raise DamagedFile(f"{name} holds no table of numbers, but {values.dtype} of shape {values.shape}")
    if len(values) != len(words):
        raise DamagedFile(f"{name} holds {len(values)} vectors for {len(words)} words")
    with np.errstate(over="ignore"):  # what overflows is found and named below
        table = np.ascontiguousarray(values, np.float32)
    bad = wanted.refused(table)
    if bad is not None:
        raise DamagedFile(f"{name}: the vector of {words[bad]!r} holds nan, inf or a number beyond float32")
    table.flags.writeable = False
    return table


def checked_counts(values: npt.NDArray[Any], words: int) -> npt.NDArray[np.int64] | None:
    """The values as read-only counts (V,); None where they are none."""
    if values.shape != (words,) or values.dtype.kind not in "iu" or (values < 0).any():
        return None
    counts = values.astype(np.int64)
    counts.flags.writeable = False
    return counts
