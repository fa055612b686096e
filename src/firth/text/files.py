"""Files of text: found, and opened by content (plain, gzip, xz, zstd), a block at a time."""

import os
import reprlib
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from firth.errors import DamagedFile, InvalidInput, MissingFile, WrongType

_PLAIN_BLOCK = 1 << 20
_COMPRESSED_BLOCK = 1 << 14  # small: a few bytes of xz or zstd can stand for thousands
_STDIN = Path("-")


@dataclass
class ByteMeter:
    """How many bytes of the files have been read, of how many; None where nobody knows."""

    read: int | None = None
    total: int | None = None


def find_files(sources: Iterable[object]) -> list[Path]:
    """The files that paths stand for: a folder stands for all in it, by name, hidden ones left out.

    Raises MissingFile for a path where nothing is, InvalidInput for a folder without files, and WrongType for
    what is no path.
    """
    files: list[Path] = []
    for source in sources:
        if not isinstance(source, str | os.PathLike):
            raise WrongType(
                f"paths cannot be mixed with anything else, got a {type(source).__name__} among them"
            )
        if not is_path(source):
            raise MissingFile(
                f"no file or folder {reprlib.repr(os.fspath(source))}; a str is read as the path of a file: "
                "to give text itself, give lists of tokens, for example [text.split()]"
            )
        path = Path(source)
        files += _files_in(path) if path.is_dir() else [path]
    return files


def is_path(source: str | os.PathLike[str]) -> bool:
    """Whether a file or folder is there, or standard input is meant."""
    return Path(source) == _STDIN or os.path.exists(source)


def opened_files(files: list[Path], meter: ByteMeter) -> Iterator[Iterator[bytes]]:
    """For each file, its bytes in blocks of any length, decompressed."""
    meter.read, meter.total = 0, _total_size(files)
    return (_bytes_of(path, meter) for path in files)


def _files_in(folder: Path) -> list[Path]:
    """All files of a folder and the folders in it."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(root, name) for name in sorted(names) if not name.startswith("."))
        found += [path for path in paths if path.is_file()]
    if not found:
        raise InvalidInput(f"the folder {str(folder)!r} holds no files; hidden ones are left out")
    return found


def _raise(error: OSError) -> None:
    raise error  # os.walk would pass over a folder that cannot be read, and the corpus would be short


def _total_size(files: list[Path]) -> int | None:
    """Bytes of all files; None when one is standard input or a pipe."""
    if _STDIN in files:
        return None
    status = [path.stat() for path in files]
    return sum(s.st_size for s in status) if all(stat.S_ISREG(s.st_mode) for s in status) else None


def _bytes_of(path: Path, meter: ByteMeter) -> Iterator[bytes]:
    """The bytes of a file, decompressed where its first bytes say that it is compressed."""
    with _opened(path) as file:
        head = file.read(_COMPRESSED_BLOCK)
        form = _compression(head)
        raw = _counted(head, file, _COMPRESSED_BLOCK if form else _PLAIN_BLOCK, meter)
        yield from _decompress(str(path), raw, *form) if form else raw


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path == _STDIN:
        yield sys.stdin.buffer
    else:
        with path.open("rb") as file:
            yield file


def _counted(head: bytes, file: BinaryIO, size: int, meter: ByteMeter) -> Iterator[bytes]:
    block = head
    while block:
        meter.read = (meter.read or 0) + len(block)
        yield block
        block = file.read(size)


_Compression = tuple[str, Callable[[], Any], type[Exception]]


def _compression(head: bytes) -> _Compression | None:
    """Name, maker of decompressors and error of the format that these first bytes announce."""
    if head.startswith(b"\x1f\x8b"):
        import zlib

        return "gzip", lambda: zlib.decompressobj(wbits=31), zlib.error
    if head.startswith(b"\xfd7zXZ\x00"):
        import lzma

        return "xz", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ), lzma.LZMAError
    skippable = head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F  # pzstd begins with such a frame
    if head.startswith(b"\x28\xb5\x2f\xfd") or skippable:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd

        longest: dict[int, int] = {
            zstd.DecompressionParameter.window_log_max: 31
        }  # files of `zstd --ultra --long=31` too
        return "zstd", lambda: zstd.ZstdDecompressor(options=longest), zstd.ZstdError
    return None


def _decompress(
    name: str, raw: Iterable[bytes], form: str, make: Callable[[], Any], error_type: type[Exception]
) -> Iterator[bytes]:
    """Decompress one compressed stream or several in a row, as `cat a.gz b.gz` leaves them."""
    stream = make()
    for block in raw:
        rest = block
        while rest:
            if stream.eof:
                rest = rest.lstrip(b"\0")  # padding between streams
                if not rest:
                    break
                stream = make()
            try:
                yield stream.decompress(rest)
            except error_type as error:
                raise DamagedFile(f"{name} is damaged: its {form} data cannot be read ({error})") from error
            rest = stream.unused_data
    if not stream.eof:
        raise DamagedFile(f"{name} is cut off: its {form} data ends early; copy or download it again")
