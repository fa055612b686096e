"""Several models of one kind: a folder of model folders, as trainings that differ in their seed write it."""

import os
from collections.abc import Iterable
from pathlib import Path

from firth.errors import MissingFile

PREFIX = "seed-"


def run_folder(folder: str | os.PathLike[str], seed: int) -> Path:
    """Where the model of a seed stands in a folder of runs.

    Examples
    --------
    >>> run_folder("runs", 3).as_posix()
    'runs/seed-3'
    """
    return Path(folder) / f"{PREFIX}{seed}"


def runs(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The models that are meant: a folder of runs stands for all its runs, anything else for itself.

    Parameters
    ----------
    paths : path or iterable of paths
        Model folders, files of vectors, or folders with model folders ``seed-1``, ``seed-2``, ... in them.

    Returns
    -------
    list of Path
        In the order given; the runs of a folder by their seed.

    Raises
    ------
    MissingFile
        A path is not there.
    """
    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return [model for path in map(Path, named) for model in _models(path)]


def _models(path: Path) -> list[Path]:
    if not path.exists():
        raise MissingFile(f"there is no model {path}")
    found = {
        int(seed): folder
        for folder in path.glob(f"{PREFIX}*")
        if (seed := folder.name.removeprefix(PREFIX)).isdecimal() and folder.is_dir()
    }
    return [found[seed] for seed in sorted(found)] or [path]
