"""Maps that took long, kept in the user's cache folder by what they were made of."""

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from firth.beside import written_file
from firth.vectors.arithmetic import Table

_NUMBER = np.dtype("<f4")


def folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where this user's programs keep what can be computed again.

    Examples
    --------
    >>> folder({"XDG_CACHE_HOME": "/tmp/kept"}, "linux").as_posix()
    '/tmp/kept/firth'
    """
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "firth" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "firth"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "firth"


def place_of(unit: Table, method: str) -> Path:
    """The file for the map of these vectors by this method, which says its settings and version."""
    content = hashlib.sha256(f"{method} {unit.shape} {unit.dtype.str} ".encode())
    content.update(np.ascontiguousarray(unit).data)
    return folder() / "maps" / f"{content.hexdigest()}.f4"


def read(place: Path, size: int) -> Table | None:
    """The map (size, 2) that is kept there; None where there is none, or what there is cannot be one.

    The file is the numbers and nothing else, so that no head of a damaged one can make promises.
    """
    length = size * 2 * _NUMBER.itemsize
    try:
        with place.open("rb") as file:
            content = file.read(length + 1)
    except OSError:
        return None
    if len(content) != length:
        return None
    xy = np.frombuffer(content, _NUMBER).reshape(size, 2).astype(np.float32)
    return xy if bool((np.abs(xy) <= 1).all()) else None


def write(place: Path, xy: Table) -> None:
    """Keep a map.

    Raises
    ------
    OSError
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with written_file(place) as file:
        file.write(xy.astype(_NUMBER).tobytes())
