"""A binary file read field by field, never further than it goes and never more at a time than it has."""

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.vectors.formats.rows import LONGEST_WORD
from firth.vectors.formats.source import Source

_BLOCK = 1 << 20
_TAIL = np.dtype([("count", "<i8"), ("kind", "i1")])  # of an entry of fastText's dictionary


class Fields:
    """What comes next in a file, little-endian."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ahead = b""  # read already, but not asked for yet

    @property
    def position(self) -> int:
        """Where the next field begins."""
        return self._source.stream.tell() - len(self._ahead)

    def numbers(self, layout: str) -> tuple[Any, ...]:
        """Numbers, as `struct` describes them."""
        return struct.unpack("<" + layout, self._take(struct.calcsize("<" + layout)))

    def table(self, dtype: str, rows: int, columns: int) -> npt.NDArray[Any]:
        """A table (rows, columns), read-only; of a file that is not compressed it is mapped, not read."""
        kind = np.dtype(dtype)
        size = rows * columns * kind.itemsize
        if rows < 0 or columns < 0:
            raise self._source.truncated()
        if self._source.size is None or size == 0:
            return np.frombuffer(self._take(size), kind).reshape(rows, columns)
        start = self.position
        if start + size > self._source.size:
            raise self._source.truncated()
        self._ahead = b""
        self._source.stream.seek(start + size)
        data = np.memmap(self._source.path, np.uint8, "r", offset=start, shape=(size,))
        return data.view(np.ndarray).view(kind).reshape(rows, columns)

    def entries(self, count: int) -> tuple[list[bytes], npt.NDArray[Any]]:
        """Entries of a dictionary: words that end with a zero byte, and their `count` and `kind`."""
        words: list[bytes] = []
        tails: list[bytes] = []
        data, at = self._ahead, 0
        while len(words) < count:
            end = data.find(b"\0", at)
            after = end + 1 + _TAIL.itemsize
            if end < 0 or after > len(data):
                more = self._source.stream.read(_BLOCK)
                if not more or len(data) - at > LONGEST_WORD:
                    raise self._source.truncated()
                data, at = data[at:] + more, 0
                continue
            words.append(data[at:end])
            tails.append(data[end + 1 : after])
            at = after
        self._ahead = data[at:]
        return words, np.frombuffer(b"".join(tails), _TAIL)

    def at_end(self) -> bool:
        """Whether nothing follows."""
        return not self._ahead and not self._source.stream.read(1)

    def _take(self, count: int) -> bytes:
        ahead, self._ahead = self._ahead[:count], self._ahead[count:]
        return ahead + self._source.take(count - len(ahead)) if count > len(ahead) else ahead
