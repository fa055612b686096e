"""A file of word vectors opened for reading: plain or gzip, by its content."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from firth.errors import DamagedFile

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Source:
    """An open file: its name for messages, its bytes, and how many there are where that is known."""

    name: str
    stream: BinaryIO
    size: int | None  # None where the file is compressed


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file at `path`, decompressed where it is gzip."""
    with path.open("rb") as file:
        compressed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if not compressed:
            yield Source(str(path), file, path.stat().st_size)
            return
        try:
            with gzip.GzipFile(fileobj=file) as stream:
                yield Source(str(path), cast(BinaryIO, stream), None)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise DamagedFile(f"{path} is gzip that is damaged or truncated: {error}") from None
