"""Static embeddings as model2vec and sentence-transformers keep them: a folder that both of them open.

`model.safetensors` holds the table, `tokenizer.json` the vocabulary, `config.json` and `modules.json` say
what they are. sentence-transformers' own folders may have table and vocabulary in a folder
`0_StaticEmbedding` inside.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.beside import check_writable, written_folder
from firth.errors import DamagedFile, InvalidInput, WrongType
from firth.vectors.folder import save_tensors
from firth.vectors.formats.checked import checked_table
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.tokenizer import UNKNOWN, read_tokens, write_tokens
from firth.vectors.tensors import Tensors, open_tensors

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_TABLE, _TOKENS, _INSIDE = "model.safetensors", "tokenizer.json", "0_StaticEmbedding"
_NAMES = ("embeddings", "embedding.weight")  # by model2vec and by sentence-transformers
_KIND = ".StaticEmbedding"
_MODULE = f"sentence_transformers.models{_KIND}"


def is_static(path: Path) -> bool:
    """Whether a folder holds static embeddings."""
    return _place(path) is not None


def read_static(path: Path, wanted: Wanted) -> Content:
    """Read tokens and their vectors; the table is mapped where it can be."""
    place = _place(path)
    if place is None:
        raise DamagedFile(f"{path} has no {_TABLE} with a {_TOKENS} beside it, or in a folder {_INSIDE}")
    tokens, unknown = read_tokens(place / _TOKENS)
    tensors = open_tensors(place / _TABLE)
    table = _of_tokens(place, tensors, len(tokens))
    if unknown is not None and not table[unknown].any():
        del tokens[unknown]  # it stands for what has no vector
        last = unknown == len(tokens)
        table = table[:unknown] if last else np.delete(table, unknown, axis=0)
    count = wanted.of(len(tokens))
    return Content(tokens[:count], checked_table(table[:count], path, tokens[:count], wanted))


def write_static(words: "WordVectors", path: Path) -> None:
    """Write a folder that model2vec and sentence-transformers open."""
    if path.exists() and not (path.is_dir() and (_may_be_replaced(path) or not any(path.iterdir()))):
        raise InvalidInput(f"{path} holds something else: name a new or empty folder")
    check_writable(path)
    tokens = [_token(word) for word in words]
    table = words.vectors
    if UNKNOWN not in tokens:
        tokens.append(UNKNOWN)
        table = np.concatenate([table, np.zeros((1, words.vector_size), np.float32)])
    settings = words.info.get("settings")
    lower = isinstance(settings, Mapping) and settings.get("tokenizer") == "words"
    config = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "hidden_dim": words.vector_size,
        "normalize": False,
        "embedding_dtype": "float32",
    }
    modules = [{"idx": 0, "name": "0", "path": ".", "type": _MODULE}]
    with written_folder(path) as folder:
        write_tokens(folder / _TOKENS, tokens, unknown=tokens.index(UNKNOWN), lower=lower)
        for name, value in (("config.json", config), ("modules.json", modules)):
            (folder / name).write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8", newline="\n")
        save_tensors({"embeddings": table}, folder / _TABLE, like=folder / _TOKENS)


def _place(path: Path) -> Path | None:
    """Where table and vocabulary stand."""
    for place in (path, path / _INSIDE):
        if (place / _TABLE).is_file() and (place / _TOKENS).is_file():
            return place
    return None


def _may_be_replaced(path: Path) -> bool:
    """Whether a folder holds static embeddings for certain: table and tokenizer many a model has."""
    place = _place(path)
    kinds = _said(path / "modules.json", "type")
    if place is None or not (
        "model2vec" in _said(path / "config.json", "model_type")
        or any(isinstance(kind, str) and kind.endswith(_KIND) for kind in kinds)
    ):
        return False
    try:
        return not open_tensors(place / _TABLE).keys().isdisjoint(_NAMES)
    except DamagedFile:
        return False


def _said(path: Path, name: str) -> list[Any]:
    """What an object of JSON, or each of a list of them, has under a name."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    objects = found if isinstance(found, list) else [found]
    return [one.get(name) for one in objects if isinstance(one, dict)]


def _of_tokens(place: Path, tensors: Tensors, tokens: int) -> npt.NDArray[Any]:
    """The vector of every token; a model of fewer vectors says which token has which, and how long it is."""
    file = place / _TABLE
    table = next((tensors[name] for name in _NAMES if name in tensors), None)
    if table is None or table.ndim != 2 or table.shape[1] == 0 or table.dtype.kind not in "fi":
        raise DamagedFile(f"{file} holds no table named {' or '.join(_NAMES)}")
    rows, weights = tensors.get("mapping"), tensors.get("weights")
    if rows is not None:
        if rows.shape != (tokens,) or rows.dtype.kind not in "iu" or _outside(rows, len(table)):
            raise DamagedFile(
                f"{file} says of {rows.shape} tokens which vectors they have, it needs {tokens}"
            )
        table = table[rows]
    if len(table) != tokens:
        raise DamagedFile(f"{file} holds {len(table)} vectors for the {tokens} tokens of {_TOKENS}")
    if weights is None:
        return table
    if weights.shape != (tokens,) or weights.dtype.kind != "f":
        raise DamagedFile(f"{file} holds {weights.shape} weights for {tokens} tokens")
    with np.errstate(over="ignore", invalid="ignore"):  # what is no number is found and named later
        return table.astype(np.float32) * weights.astype(np.float32)[:, None]


def _outside(rows: npt.NDArray[Any], count: int) -> bool:
    return bool(rows.size and (rows.min() < 0 or rows.max() >= count))


def _token(word: Any) -> str:
    if not isinstance(word, str):
        raise WrongType(
            f"model2vec holds words only, not the {type(word).__name__} {word!r}: write the model folder"
        )
    try:
        word.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidInput(f"the word {word!r} is not valid Unicode: write the model folder") from None
    return word
