"""Pair counts as a folder of plain files: the matrix as .npy, the words and the rest as JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.beside import written_folder
from firth.errors import DamagedFile
from firth.keys import dump_keys
from firth.text.folders import Kind, load_array, read_vocabulary, sha256
from firth.text.matrix import WordMatrix
from firth.text.vocabulary import Vocabulary

COUNTS = Kind("matrix of counts", "matrix.json")

_ARRAYS = {"offsets": "<i8", "columns": "<i4", "values": "<f4"}


def write(folder: Path, matrix: WordMatrix, description: Mapping[str, Any]) -> None:
    """Write a folder; see `firth.text.Counts.save`."""
    dump_keys(matrix.vocabulary.index_to_key)  # better refused before anything is written
    COUNTS.check(folder)
    arrays = {name: getattr(matrix, name).astype(kind, copy=False) for name, kind in _ARRAYS.items()}
    with written_folder(folder) as written:
        for name, array in arrays.items():
            np.save(written / f"{name}.npy", array, allow_pickle=False)
        whole = {"pairs": matrix.nnz, **description, "sha256": sha256(*arrays.values())}
        COUNTS.describe(written, matrix.vocabulary, whole)


def read(
    folder: Path,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.float32], Vocabulary, dict[str, Any]]:
    """Read a folder: offsets, columns and values, memory-mapped, the vocabulary, and the description.

    Raises
    ------
    MissingFile, DamagedFile
    """
    description = COUNTS.description(folder)
    try:
        vocabulary = read_vocabulary(folder, description)
        offsets, columns, values = (load_array(folder / f"{name}.npy", "r") for name in _ARRAYS)
        if sha256(offsets, columns, values) != description["sha256"]:
            raise DamagedFile("its files are not those that were saved")
        return offsets, columns, values, vocabulary, description
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise COUNTS.damaged(folder, error) from error
