"""Writing beside the target and renaming, so that a crash leaves the old file or the new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from firth.errors import InvalidInput, MissingFile


def beside(path: Path, ending: str) -> Path:
    """A hidden name in the same folder, so that a rename stays on one file system.

    Always the same name: what a crash leaves behind, the next writing clears away.
    """
    return path.with_name(f".{path.name}.{ending}")


def sync_file(path: Path) -> None:
    """Wait until the file's bytes are on the disk."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the folder's names are on the disk; Windows has no such call."""
    if os.name == "posix":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def written_beside(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes replace the file at `path` when the block ends without an error."""
    if path.exists() and not path.is_file():
        raise InvalidInput(f"{path} is not a regular file, nothing else is written over: choose another name")
    if not path.parent.is_dir():
        raise MissingFile(f"the folder {path.parent} does not exist: make it first")
    target = path.resolve()  # a link stays a link
    temporary = beside(target, "new")
    try:
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
