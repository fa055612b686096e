"""Maps that took long, kept in the user's cache folder by what they were made of."""

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from firth.beside import written_file
from firth.vectors.arithmetic import Table


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
    return folder() / "maps" / f"{content.hexdigest()}.npy"


def read(place: Path, size: int) -> Table | None:
    """The map (size, 2) that is kept there; None where there is none, or what there is cannot be read."""
    try:
        with place.open("rb") as file:
            xy = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    good = xy.shape == (size, 2) and xy.dtype == np.float32 and bool((np.abs(xy) <= 1).all())
    return xy if good else None


def write(place: Path, xy: Table) -> None:
    """Keep a map.

    Raises
    ------
    OSError
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with written_file(place) as file:
        np.save(file, xy, allow_pickle=False)
