"""NumPy's files of one array: opened where they are, never with objects in them."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, MissingFile

MAGIC = b"\x93NUMPY"


def is_npy(sample: bytes) -> bool:
    """Whether a file that starts so is a `.npy`."""
    return sample.startswith(MAGIC)


def open_npy(path: Path) -> npt.NDArray[Any]:
    """The array of a file, read-only and memory-mapped.

    Raises
    ------
    MissingFile
        If the file is not there.
    DamagedFile
        If it is truncated, or holds something else than numbers.
    """
    if not path.is_file():
        raise MissingFile(f"there is no file {path}, which belongs to its vectors: put it there")
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (
        ValueError,
        OSError,
        EOFError,
        SyntaxError,
        TypeError,
        OverflowError,
        MemoryError,
        RecursionError,
    ) as error:
        raise DamagedFile(f"{path} is truncated or damaged: {error}") from None
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu":
        raise DamagedFile(f"{path} holds something else than one array of numbers")
    return array.view(np.ndarray)
