"""The model folder as a format: mapped when it is read, with counts, output vectors and subwords."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile
from firth.vectors.folder import open_folder, without_stamp, write_folder
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.stored import Stored
from firth.vectors.subwords import Subwords

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

SUBWORDS = "subwords"  # in the config
_NGRAMS, _KEPT, _SCALES = "ngrams", "ngrams_kept", "scales"


def read_model(path: Path, wanted: Wanted) -> Content:
    """Open a model folder without reading its tables; `limit` is left to who knows the words' order."""
    folder = open_folder(path)
    return content_of(folder.path, folder.keys, folder.tensors, without_stamp(folder.config))


def write_model(words: "WordVectors", path: Path) -> None:
    """Write the model folder."""
    tensors, config = parts_of(words)
    write_folder(path, keys=words.index_to_key, tensors=tensors, config={**words.info, **config})


def content_of(
    path: Path,
    keys: list[Any] | Callable[[], list[Any]],
    tensors: Mapping[str, npt.NDArray[Any]],
    config: Mapping[str, Any],
) -> Content:
    """The words in a folder's tensors; of the config, what is not about n-grams is the words' info.

    Raises
    ------
    DamagedFile
        If the tensors do not fit together.
    """
    info = dict(config)
    subwords = _subwords(path, tensors, info.pop(SUBWORDS, None))
    if "counts" in tensors and tensors["counts"].dtype != np.int64:
        raise DamagedFile(f"{path}: counts must be int64, got {tensors['counts'].dtype}")
    return Content(
        keys,
        _stored(path, tensors),
        output=_table(path, tensors, "output") if "output" in tensors else None,
        counts=tensors.get("counts"),
        subwords=subwords,
        info=info,
    )


def parts_of(words: "WordVectors") -> tuple[dict[str, npt.NDArray[Any]], dict[str, Any]]:
    """The tensors that words are written as, and what the config says of their n-grams."""
    tensors: dict[str, npt.NDArray[Any]] = {"input": words.stored.numbers}
    more = {_SCALES: words.stored.scales, "output": words.output, "counts": words.counts}
    tensors |= {name: tensor for name, tensor in more.items() if tensor is not None}
    subwords = words.subwords
    if subwords is None:
        return tensors, {}
    tensors[_NGRAMS] = subwords.vectors[:]
    if subwords.kept is not None:
        tensors[_KEPT] = subwords.kept
    names = ("min_n", "max_n", "buckets", "encoding")
    return tensors, {SUBWORDS: {name: getattr(subwords, name) for name in names}}


def _stored(path: Path, tensors: Mapping[str, npt.NDArray[Any]]) -> Stored:
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


def _table(path: Path, tensors: Mapping[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float32]:
    """A table as float32; mapped, where it stands so in the file."""
    table = tensors[name]
    if table.dtype.kind != "f":
        raise DamagedFile(f"{path}: {name} must be numbers, got {table.dtype}")
    table = table.astype(np.float32, copy=False)
    table.flags.writeable = False
    return table


def _subwords(path: Path, tensors: Mapping[str, npt.NDArray[Any]], settings: Any) -> Subwords | None:
    """The n-grams of a folder that has some."""
    if settings is None:
        return None
    try:
        table = _table(path, tensors, _NGRAMS)
        subwords = Subwords(table, kept=tensors.get(_KEPT), **settings)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"the subwords of {path} are damaged: {error}") from None
    if table.shape[1:] != tensors["input"].shape[1:]:
        raise DamagedFile(f"{path}: its n-grams and its words have vectors of different lengths")
    return subwords
