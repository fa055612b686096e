"""Tables in fewer bytes: float16 takes half of float32, int8 with a scale for every row a quarter."""

from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.stored import DType, Stored

DTYPES: tuple[DType, ...] = get_args(DType)
_LARGEST_HALF = 65504
_LARGEST = 127  # of the integers; -128 is left out, so that a row and its opposite are kept alike


def small(stored: Stored, dtype: DType) -> Stored:
    """The vectors as numbers of another type, each the nearest that there is.

    Raises
    ------
    InvalidInput
        If the type is another than those of `DTYPES`, or the numbers are too large for float16.
    """
    if dtype not in DTYPES:
        raise InvalidInput(f"dtype must be one of {', '.join(DTYPES)}, got {dtype!r}")
    if dtype == stored.dtype:
        return stored
    numbers: npt.NDArray[Any] = np.empty(stored.numbers.shape, dtype)
    scales = np.ones(len(stored), np.float32) if dtype == "int8" else None
    for rows in blocks(*numbers.shape):
        block = stored.rows(rows)
        if scales is not None:
            scales[rows] = _scales(block)
            block = np.rint(block / scales[rows, None])
        elif dtype == "float16" and (most := float(np.abs(block).max(initial=0))) > _LARGEST_HALF:
            raise InvalidInput(f"float16 holds numbers up to 65,504, the vectors go to {most:g}: take int8")
        numbers[rows] = block
    return Stored(numbers, scales)


def _scales(block: Table) -> Table:
    """The scale of each row: its largest number over 127, rounded to 16 bits.

    With those, scale times integer is a float32 without rounding, so that vectors that are looked up and
    integers that are searched have the same cosines.
    """
    scales: Table = np.abs(block).max(axis=1) / np.float32(_LARGEST)
    scales = ((scales.view(np.uint32) + 0x80) & ~np.uint32(0xFF)).view(np.float32)
    scales[scales < np.finfo(np.float32).tiny] = 1  # a row of zeros, or of what is almost nothing
    return scales
