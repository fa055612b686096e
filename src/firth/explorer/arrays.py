"""Arrays as the page reads them."""

from typing import Any

import numpy.typing as npt


def little_endian(array: npt.NDArray[Any]) -> bytes:
    """The bytes of an array, of each number the least first.

    Examples
    --------
    >>> import numpy as np
    >>> little_endian(np.array([1, 2], np.uint16))
    b'\\x01\\x00\\x02\\x00'
    """
    return array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
