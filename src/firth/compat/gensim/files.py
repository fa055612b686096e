"""What is shared by those who save and load."""

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firth.beside import written_file
from firth.compat.gensim.old_names import refuse
from firth.compat.gensim.sentences import opened
from firth.errors import DamagedFile, InvalidInput, WrongType

_NOT_A_PICKLE = "models are saved as a folder of plain files, and nothing in it is pickled"
SEPARATE = 10485760  # bytes; gensim writes larger arrays as files of their own


def cleared(path: Any) -> Path:
    """The path for a folder; an empty file there is taken away, such as one that `tempfile` has made.

    Raises
    ------
    WrongType
        It is no path.
    """
    if not isinstance(path, str | PathLike):
        raise WrongType(f"a model is saved as a folder: name its path, got {path!r}")
    folder = Path(path)
    if folder.is_file() and folder.stat().st_size == 0:
        folder.unlink()
    return folder


def refuse_pickling(separately: Any, sep_limit: Any, ignore: Any, pickle_protocol: Any) -> None:
    """Refuse what gensim's pickling can be told, unless it is as it is by default."""
    refuse(
        separately=(separately, None, _NOT_A_PICKLE),
        sep_limit=(sep_limit, SEPARATE, _NOT_A_PICKLE),
        ignore=(ignore, frozenset(), _NOT_A_PICKLE),
        pickle_protocol=(pickle_protocol, 4, _NOT_A_PICKLE),
    )


def mapped(mmap: str | None) -> bool:
    """Whether tables are to stay on the disk."""
    if mmap not in (None, "r"):
        raise InvalidInput(
            f"mmap must be None or 'r', got {mmap!r}: firth changes no file that it has opened"
        )
    return mmap == "r"


def counts_in(path: str | PathLike[str], errors: str) -> dict[str, int]:
    """The counts in a file of words and counts."""
    counts: dict[str, int] = {}
    with opened(path, errors=errors) as lines:
        for number, line in enumerate(lines, 1):
            word, _, count = line.strip().rpartition(" ")
            if not (word and count.isascii() and count.isdigit()):
                raise DamagedFile(f"{path}, line {number}: a word and its count are expected, got {line!r}")
            counts[word] = int(count)
    return counts


def write_counts(path: str | PathLike[str], keys: Iterable[str], counts: Iterable[Any]) -> None:
    """Write words and counts, one of each a line."""
    with written_file(Path(path)) as file:
        file.writelines(f"{key} {count}\n".encode() for key, count in zip(keys, counts, strict=True))


def changeable(table: NDArray[Any]) -> NDArray[Any]:
    """A table that was read just now, and is nobody else's, to be changed; one on the disk is copied."""
    if not table.flags.owndata:
        return np.array(table)
    table.flags.writeable = True
    return table
