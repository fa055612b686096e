"""The graph of an index as a file beside its model, and what is recorded of it."""

import errno
import json
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from firth.beside import written_file
from firth.errors import DamagedFile, InvalidInput, MissingDependency, MissingFile
from firth.vectors.checks import at_least_one
from firth.vectors.stored import DType, Stored

FILE, RECORD = "neighbours.usearch", "neighbours.json"
_NUMBERS = ("connectivity", "expansion_add", "expansion_search")
_LOOKED_AT = 1024  # rows that tell whether an index belongs to a table


def usearch() -> Any:
    """The module `usearch.index`."""
    try:
        import usearch.index
    except ImportError:
        raise MissingDependency("approximate search needs usearch: pip install 'firth[search]'") from None
    return usearch.index


def checked(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings of an index, if each is one of those allowed."""
    if settings["dtype"] not in get_args(DType):
        raise InvalidInput(f"dtype must be one of {', '.join(get_args(DType))}, got {settings['dtype']!r}")
    return {**settings, **{name: at_least_one(name, settings[name]) for name in _NUMBERS}}


def write_graph(folder: Path, graph: Any, settings: dict[str, Any], stored: Stored) -> None:
    """Write the graph of a table's rows; see `Index.save`."""
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is no folder: save the words there first")
    with written_file(folder / FILE) as file:
        written = Path(file.name)
        if not _saved(graph, written):
            raise OSError(errno.EIO, "the index cannot be written, is the disk full?", str(folder / FILE))
        record = {
            "settings": settings,
            "bytes": written.stat().st_size,
            "sha256": _digest(written),
            "table": _fingerprint(stored),
        }
    with written_file(folder / RECORD) as file:
        file.write((json.dumps(record, indent=2) + "\n").encode())


def read_graph(folder: Path, stored: Stored) -> tuple[Any, dict[str, Any]]:
    """The graph of a table's rows, memory-mapped, and its settings; see `Index.load`."""
    graphs = usearch()
    file, record = folder / FILE, folder / RECORD
    if not (file.is_file() and record.is_file()):
        raise MissingFile(f"{folder} holds no index: make one with words.index().save({str(folder)!r})")
    about = _read(record)
    settings, size = about["settings"], about["bytes"]
    if about["table"] != _fingerprint(stored):
        raise InvalidInput(f"the index in {folder} was made for other vectors: make it again")
    if file.stat().st_size != size:
        raise DamagedFile(f"{file} has {file.stat().st_size:,} bytes and was written with {size:,}")
    if _digest(file) != about["sha256"]:
        raise DamagedFile(f"{file} is damaged, its bytes are not those that were written: make it again")
    searched = {name: settings[name] for name in ("expansion_add", "expansion_search")}  # not in the file
    try:
        graph = graphs.Index.restore(file, view=True, **searched)
    except (RuntimeError, ValueError, KeyError, TypeError) as error:
        raise DamagedFile(f"{file} cannot be read: {error}") from None
    if graph is None or graph.ndim != stored.dimensions:
        raise DamagedFile(f"{file} is damaged: make it again")
    return graph, settings


def _saved(graph: Any, file: Path) -> bool:
    """Whether all of the graph is in the file: usearch does not notice where the last few KB are missing."""
    try:
        graph.save(str(file))
    except RuntimeError:  # all that it says of a full disk
        return False
    return bool(file.stat().st_size == graph.serialized_length)


def _read(record: Path) -> dict[str, Any]:
    """What was written beside a graph, with settings that are allowed."""
    try:
        about: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
        return {
            "settings": checked(about["settings"]),
            "bytes": at_least_one("bytes", about["bytes"]),
            "sha256": about["sha256"],
            "table": about["table"],
        }
    except KeyError as error:
        raise DamagedFile(f"{record} is damaged, it has no {error}: make the index again") from None
    except (ValueError, TypeError) as error:
        raise DamagedFile(f"{record} is damaged: {error}") from None


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _fingerprint(stored: Stored) -> dict[str, Any]:
    """What tells a table from another without reading all of it."""
    rows = np.unique(np.linspace(0, max(0, len(stored) - 1), min(len(stored), _LOOKED_AT)).astype(np.intp))
    seen: npt.NDArray[np.float32] = np.ascontiguousarray(stored.rows(rows), "<f4")
    return {"shape": list(stored.numbers.shape), "sha256": sha256(seen.tobytes()).hexdigest()}
