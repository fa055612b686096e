"""Files and folders written beside their place and renamed: a crash leaves the old one or the new one."""

import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from firth.errors import FirthError, InvalidInput, MissingFile


def check_writable(path: str | PathLike[str]) -> None:
    """Refuse a path where nothing can be written: the nearest folder above it must take a new file.

    So must the path itself where it is a folder: its files are to be replaced.

    Raises
    ------
    InvalidInput
    """
    target = Path(path).absolute()
    folder = target.parent
    while not folder.exists():
        folder = folder.parent
    for place in (folder, target) if target.is_dir() else (folder,):
        try:
            with tempfile.TemporaryFile(dir=place):  # trying is the only test that knows every file system
                pass
        except OSError as error:
            raise InvalidInput(f"{path} cannot be written, because of {place}: {error.strerror}") from None


@contextmanager
def written_file(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes replace the file at `path` when the block ends without an error.

    An `OSError` of the block that names no file, as those of a full disk, is given the name of this one.
    """
    if path.exists() and not path.is_file():
        raise InvalidInput(f"{path} is not a regular file, nothing else is written over: choose another name")
    if not path.parent.is_dir():
        raise MissingFile(f"the folder {path.parent} does not exist: make it first")
    target = path.resolve()  # a link stays a link
    temporary = _beside(target, "new")
    try:
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except FirthError:
        raise
    except OSError as error:
        if error.filename not in (None, str(temporary)):
            raise
        if error.errno is None:  # NumPy counts instead of asking the system what the matter is
            raise OSError(errno.EIO, f"cannot be written as a whole: {error}", str(path)) from error
        error.filename = str(path)
        raise
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


@contextmanager
def written_folder(path: Path) -> Iterator[Path]:
    """An empty folder that takes the place of `path` when the block ends without an error.

    Folders above it are made where they are missing. Files in the old folder that the new one does not have
    are kept: they may be somebody's work.
    """
    folder = path.resolve()  # a link to a folder stays a link
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder.parent):
        _recover(folder)
    temporary = _own_folder(folder)
    temporary.mkdir()
    try:
        yield temporary
        for file in temporary.iterdir():
            sync_file(file)
        sync_folder(temporary)
        with _alone_in(folder.parent):
            _put_in_place(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def standing(path: Path) -> Path:
    """Where to read a folder: between the two renames of a writing it stands under another name."""
    if path.exists():
        return path
    old = _beside(path.resolve(), "old")
    return old if old.exists() else path


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


def _beside(path: Path, ending: str) -> Path:
    """A hidden name in the same folder, so that a rename stays on one file system."""
    return path.with_name(f".{path.name}.{ending}")


def _own_folder(folder: Path) -> Path:
    """Where this process writes a folder, as others may at the same time; what crashes left is deleted."""
    if os.name != "posix":  # nothing else tells without harm whether a process runs
        own = _beside(folder, "new")
    else:
        own = _beside(folder, f"{os.getpid()}.new")
        for left in folder.parent.glob(f"{glob.escape(_beside(folder, '').name)}*.new"):
            writer = left.suffixes[-2].removeprefix(".")
            if writer.isdecimal() and not _runs(int(writer)):
                shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(own, ignore_errors=True)
    return own


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's, or no number of a process
        return True
    return True


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes from renaming here meanwhile, where the system has locks of folders."""
    if os.name != "posix":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems on a network have none
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put_in_place(temporary: Path, folder: Path) -> None:
    """Rename the finished folder to its name, the old one out of the way first."""
    try:
        if folder.exists():
            folder.rename(_beside(folder, "old"))  # no system renames onto a folder with files
        temporary.rename(folder)
        sync_folder(folder.parent)
    finally:
        _recover(folder)


def _recover(folder: Path) -> None:
    """Put the old folder back where there is no new one; else delete it, but keep what else it held."""
    old = _beside(folder, "old")
    if not old.is_dir():
        return
    if not folder.exists():
        old.rename(folder)
        return
    for entry in old.iterdir():
        if not (folder / entry.name).exists():
            entry.rename(folder / entry.name)
    shutil.rmtree(old)
