"""The model folder as a format: mapped when it is read, with counts, output vectors and subwords."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile
from firth.vectors.folder import OpenFolder, open_folder, without_stamp, write_folder
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.stored import Stored
from firth.vectors.subwords import Subwords

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_NGRAMS, _KEPT, _SUBWORDS, _SCALES = "ngrams", "ngrams_kept", "subwords", "scales"


def read_model(path: Path, wanted: Wanted) -> Content:
    """Open a model folder without reading its tables; `limit` is left to who knows the words' order."""
    folder = open_folder(path)
    info = without_stamp(folder.config)
    subwords = _subwords(folder, info.pop(_SUBWORDS, None))
    tensors = folder.tensors
    if "counts" in tensors and tensors["counts"].dtype != np.int64:
        raise DamagedFile(f"{folder.path}: counts must be int64, got {tensors['counts'].dtype}")
    return Content(
        folder.keys,
        _stored(folder.path, tensors),
        output=_table(folder.path, tensors, "output") if "output" in tensors else None,
        counts=tensors.get("counts"),
        subwords=subwords,
        info=info,
    )


def write_model(words: "WordVectors", path: Path) -> None:
    """Write the model folder."""
    tensors: dict[str, npt.NDArray[Any]] = {"input": words.stored.numbers}
    if words.stored.scales is not None:
        tensors[_SCALES] = words.stored.scales
    config: dict[str, Any] = dict(words.info)
    if words.output is not None:
        tensors["output"] = words.output
    if words.counts is not None:
        tensors["counts"] = words.counts
    if words.subwords is not None:
        subwords = words.subwords
        tensors[_NGRAMS] = subwords.vectors[:]
        if subwords.kept is not None:
            tensors[_KEPT] = subwords.kept
        names = ("min_n", "max_n", "buckets", "encoding")
        config[_SUBWORDS] = {name: getattr(subwords, name) for name in names}
    write_folder(path, keys=words.index_to_key, tensors=tensors, config=config)


def _stored(path: Path, tensors: dict[str, npt.NDArray[Any]]) -> Stored:
    """The vectors, mapped: float16 and int8 as such."""
    numbers, scales = tensors["input"], tensors.get(_SCALES)
    if numbers.dtype == np.float16:
        return Stored(numbers)
    if numbers.dtype != np.int8:
        return Stored(_table(path, tensors, "input"))
    if scales is None or scales.dtype != np.float32 or scales.shape != numbers.shape[:1]:
        raise DamagedFile(f"{path}: vectors of int8 need {len(numbers)} scales of float32")
    if not (np.isfinite(scales) & (scales > 0)).all():
        raise DamagedFile(f"{path}: the scales of its vectors must be finite and above 0")
    return Stored(numbers, scales)


def _table(path: Path, tensors: dict[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float32]:
    """A table as float32; mapped, where it stands so in the file."""
    table = tensors[name]
    if table.dtype.kind != "f":
        raise DamagedFile(f"{path}: {name} must be numbers, got {table.dtype}")
    table = table.astype(np.float32, copy=False)
    table.flags.writeable = False
    return table


def _subwords(folder: OpenFolder, settings: Any) -> Subwords | None:
    """The n-grams of a folder that has some."""
    if settings is None:
        return None
    try:
        table = _table(folder.path, folder.tensors, _NGRAMS)
        subwords = Subwords(table, kept=folder.tensors.get(_KEPT), **settings)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"the subwords of {folder.path} are damaged: {error}") from None
    if table.shape[1:] != folder.tensors["input"].shape[1:]:
        raise DamagedFile(f"{folder.path}: its n-grams and its words have vectors of different lengths")
    return subwords
