"""NumPy's file of one array, `.npy`, with the words beside: opened where it is, never with objects in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, MissingFile
from firth.keys import dump_keys
from firth.vectors.formats.beside import check_words, first_of, read_words, written_with_words
from firth.vectors.formats.checked import checked_table
from firth.vectors.formats.content import Content, Wanted

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

MAGIC = b"\x93NUMPY"
_WORDS = (
    ".words.json",
    ".words.txt",
    ".vocab",
    ".txt",
    ".json",
)  # after the name of the array, without its ending


def is_npy(sample: bytes) -> bool:
    """Whether a file that starts so is a `.npy`."""
    return sample.startswith(MAGIC)


def read_npy(path: Path, wanted: Wanted) -> Content:
    """Read a table and the words beside it; a table of float32 is mapped."""
    table = open_npy(path)
    if table.ndim != 2:
        raise DamagedFile(f"{path} holds no table, but an array of shape {table.shape}")
    place = first_of(
        path, [*(path.stem + ending for ending in _WORDS), "words.json", "words.txt", "vocab.txt"]
    )
    words = check_words(read_words(place, wanted), len(table), place)
    count = wanted.of(len(words))
    return Content(words[:count], checked_table(table[:count], path, words[:count], wanted))


def write_npy(words: "WordVectors", path: Path) -> None:
    """Write the table, and the words as `NAME.words.json` beside it."""
    keys = dump_keys(words)
    place = path.with_name(path.stem + _WORDS[0])
    with written_with_words(path, place, [keys.encode("utf-8")]) as file:
        np.save(file, words.vectors, allow_pickle=False)


def open_npy(path: Path) -> npt.NDArray[Any]:
    """The array of a file, read-only and memory-mapped.

    Raises
    ------
    MissingFile
        If the file is not there.
    DamagedFile
        If it is truncated, or holds something else than numbers.
    """
    if not path.is_file():
        raise MissingFile(f"there is no file {path}, which belongs to its vectors: put it there")
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except Exception as error:  # a damaged head is parsed as Python, and fails in as many ways
        raise DamagedFile(f"{path} is truncated or damaged: {error}") from None
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "fiu":
        raise DamagedFile(f"{path} holds something else than one array of numbers")
    return array.view(np.ndarray)
