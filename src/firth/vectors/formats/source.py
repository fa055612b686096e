"""A file of word vectors opened for reading: plain or gzip, by its content."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path

from firth.errors import DamagedFile

_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 24  # bytes read at a time, so that a file that lies about its size costs no more than it has


@dataclass(frozen=True)
class Source:
    """An open file: its path, its bytes, and how many there are where that is known."""

    path: Path
    stream: BufferedIOBase
    size: int | None  # None where the file is compressed

    @property
    def name(self) -> str:
        """The path, for messages."""
        return str(self.path)

    def take(self, count: int) -> bytes:
        """The next `count` bytes.

        Raises
        ------
        DamagedFile
            If there are fewer.
        """
        if count < 0 or (self.size is not None and self.stream.tell() + count > self.size):
            raise self.truncated()
        parts = []
        while count > 0:
            part = self.stream.read(min(count, _BLOCK))
            if not part:
                raise self.truncated()
            parts.append(part)
            count -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def truncated(self) -> DamagedFile:
        """The error for a file that ends too early, or promises more than it has."""
        return DamagedFile(f"{self.name} is truncated or damaged: it promises more than it holds")


def is_packed(path: Path) -> bool:
    """Whether a file is gzip, by its content."""
    with path.open("rb") as file:
        return file.read(len(_GZIP)) == _GZIP


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file at `path`, decompressed where it is gzip."""
    with path.open("rb") as file:
        if not is_packed(path):
            yield Source(path, file, path.stat().st_size)
            return
        try:
            with gzip.GzipFile(fileobj=file) as stream:
                yield Source(path, stream, None)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedFile(f"{path} is gzip that is damaged or truncated: {error}") from None
