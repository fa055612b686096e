"""Files of safetensors opened where they are: the bytes are read when they are asked for, and never copied.

The file is the length of its head (8 bytes), the head in JSON, which says dtype, shape and place of every
tensor, and the tensors' bytes, little-endian (https://huggingface.co/docs/safetensors).
"""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile

_DTYPES = {
    "F64": "<f8",
    "F32": "<f4",
    "F16": "<f2",
    "BF16": "<u2",  # NumPy has none: the upper half of a float32
    "I64": "<i8",
    "I32": "<i4",
    "I16": "<i2",
    "I8": "i1",
    "U8": "u1",
    "BOOL": "?",
}
_LONGEST_HEAD = 100_000_000  # bytes, as the format has it

Tensors = dict[str, npt.NDArray[Any]]


def open_tensors(path: Path) -> Tensors:
    """The tensors of a file, read-only and memory-mapped.

    Raises
    ------
    DamagedFile
        If the file cannot be read, or its head promises what it does not hold.
    """
    try:
        size = path.stat().st_size
        data = np.memmap(path, np.uint8, "r").view(np.ndarray) if size else np.empty(0, np.uint8)
    except OSError as error:
        raise DamagedFile(f"{path} cannot be read: {error.strerror or error}") from None
    try:
        head, body = _split(data)
        return {name: _tensor(body, entry) for name, entry in head.items() if name != "__metadata__"}
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise DamagedFile(
            f"{path} is damaged: its {size:,} bytes are not those that its header promises; "
            "copy the model again, or train it again"
        ) from None


def _split(data: npt.NDArray[np.uint8]) -> tuple[dict[str, Any], npt.NDArray[np.uint8]]:
    length = int.from_bytes(data[:8].tobytes(), "little")
    if not 2 <= length <= min(len(data) - 8, _LONGEST_HEAD):
        raise ValueError("no head")
    return json.loads(data[8 : 8 + length].tobytes()), data[8 + length :]


def _tensor(body: npt.NDArray[np.uint8], entry: dict[str, Any]) -> npt.NDArray[Any]:
    """A tensor as its entry in the head describes it."""
    dtype, shape = np.dtype(_DTYPES[entry["dtype"]]), tuple(map(_count, entry["shape"]))
    begin, end = map(_count, entry["data_offsets"])
    if not begin <= end <= len(body) or end - begin != dtype.itemsize * math.prod(shape):
        raise ValueError("not in the file")
    tensor: npt.NDArray[Any] = body[begin:end].view(dtype).reshape(shape)
    if entry["dtype"] == "BF16":
        return (tensor.astype(np.uint32) << 16).view(np.float32)
    return tensor


def _count(number: Any) -> int:
    if type(number) is not int or number < 0:
        raise ValueError("no count")
    return number
