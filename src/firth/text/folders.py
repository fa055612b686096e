"""Folders that are written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firth.errors import InvalidInput


@contextmanager
def replaced_folder(target: Path, *, marker: str) -> Iterator[Path]:
    """Give an empty folder to write into; when that went well it takes the place of `target`.

    Only a folder that holds the file `marker`, or nothing, is replaced: anything else may be somebody's work.
    """
    target = target.resolve()
    if target.exists() and not (
        target.is_dir() and ((target / marker).exists() or not any(target.iterdir()))
    ):
        raise InvalidInput(
            f"{str(target)!r} is there and would be overwritten; it holds no {marker}: choose another folder"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        fresh, former = Path(beside, "new"), Path(beside, "old")
        fresh.mkdir()
        yield fresh
        for file in fresh.iterdir():
            _flush_to_disk(file)
        if target.exists():
            target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            if former.exists():
                former.rename(target)
            raise


def _flush_to_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
