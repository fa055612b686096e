"""NumPy's file of several arrays, `.npz`: `vectors`, `words` and, where they are known, `counts`."""

import math
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.beside import written_file
from firth.errors import DamagedFile, FirthError, InvalidInput
from firth.vectors.formats.beside import check_words
from firth.vectors.formats.checked import checked_counts, checked_table
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.words import all_of_one_type

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_ZIP = b"PK\x03\x04"
_TABLES = ("vectors", "embeddings", "weights", "arr_0")
_WORDS = ("words", "vocab", "tokens", "keys", "index_to_key", "labels", "arr_1")
_COUNTS = ("counts", "count")
_SMALLEST = 1032  # deflate makes nothing smaller than this part of it
_LONGEST = 1 << 28  # bytes of words of one length, beside which there are no larger vectors


def is_npz(sample: bytes) -> bool:
    """Whether a file that starts so is a zip of arrays."""
    return sample.startswith(_ZIP) and b".npy" in sample[:200]


def read_npz(path: Path, wanted: Wanted) -> Content:
    """Read the arrays that hold a table, words and counts."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.removesuffix(".npy") for name in archive.namelist()}
            table = _array(archive, _first(_TABLES, names))
            words = check_words(_words(_array(archive, _first(_WORDS, names)), wanted), len(table), path)
            found = next((name for name in _COUNTS if name in names), None)
            counts = None if found is None else _array(archive, found)
    except FirthError:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise DamagedFile(f"{path} is truncated or damaged: {error}") from None
    except Exception as error:  # a damaged head is parsed as Python, and fails in as many ways
        raise DamagedFile(f"{path} is no table with its words: {error}") from None
    count = wanted.of(len(words))
    return Content(
        words[:count],
        checked_table(table[:count], path, words[:count], wanted),
        counts=None if counts is None else checked_counts(counts[:count], count),
    )


def write_npz(words: "WordVectors", path: Path) -> None:
    """Write the arrays; words are text of one length, so a single long one makes all of them long."""
    keys = list(words)
    kind = all_of_one_type(keys, "npz")
    if kind is str:
        longest = max(map(len, keys), default=1)
        if any(key.endswith("\0") for key in keys) or 4 * longest * len(keys) > max(
            _LONGEST, words.vectors.nbytes
        ):
            raise InvalidInput(
                "npz cannot hold words that are so long or end with a zero: write npy or a folder"
            )
    arrays: dict[str, npt.NDArray[Any]] = {"vectors": words.vectors, "words": np.array(keys, kind)}
    if words.counts is not None:
        arrays["counts"] = words.counts
    with written_file(path) as file:
        np.savez(file, **arrays)  # type: ignore[arg-type]


def _first(wanted: tuple[str, ...], names: set[str]) -> str:
    """The first of some names that there is."""
    for name in wanted:
        if name in names:
            return name
    raise ValueError(f"an array named {' or '.join(wanted)} is expected, it has {', '.join(sorted(names))}")


def _array(archive: zipfile.ZipFile, name: str) -> npt.NDArray[Any]:
    """An array whose head promises exactly what there is."""
    entry = archive.getinfo(f"{name}.npy")
    if entry.file_size > _SMALLEST * (entry.compress_size + 1):
        raise ValueError(f"{name} promises more than it holds")
    with archive.open(entry) as stream:
        version = np.lib.format.read_magic(stream)
        read_head = (
            np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        )
        shape, by_columns, dtype = read_head(stream)
        size = math.prod(shape) * dtype.itemsize
        if dtype.kind not in "fiuUS" or size != entry.file_size - stream.tell():
            raise ValueError(f"{name} holds {dtype} of shape {shape} in {entry.file_size} bytes")
        data = stream.read(size)
    return np.frombuffer(data, dtype).reshape(shape, order="F" if by_columns else "C")


def _words(array: npt.NDArray[Any], wanted: Wanted) -> list[Any]:
    """Words of text, bytes or integers."""
    if array.ndim != 1 or array.dtype.kind == "f":
        raise ValueError(f"words are {array.dtype} of shape {array.shape}")
    if array.dtype.kind == "S":
        return [wanted.decoded(word, "words") for word in array.tolist()]
    words: list[Any] = array.tolist()
    return words
