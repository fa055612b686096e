"""The model folder: `vectors.safetensors`, `words.json`, `config.json`; replaced as a whole or not at all."""

import json
import shutil
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth import __version__
from firth.beside import check_writable, standing, written_folder
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import dump_keys, load_keys
from firth.vectors.checks import first_repeat

FORMAT = "firth model"
FORMAT_VERSION = 1
_TENSORS, _KEYS, _CONFIG = "vectors.safetensors", "words.json", "config.json"
_STAMP = ("format", "format_version", "firth_version")


def write_folder(
    path: str | PathLike[str],
    *,
    keys: list[Any],
    tensors: Mapping[str, npt.NDArray[Any]],
    config: Mapping[str, Any],
    files: Mapping[str, bytes] | None = None,
) -> None:
    """Write a model folder in place of whatever model was there.

    The files are written into a hidden folder beside it, which is then renamed: a crash leaves the old model
    or the new one. Files of other names in an old model folder are kept.

    Parameters
    ----------
    path : path
        The folder. Folders above it are made where they are missing.
    keys : list
        The key of every row.
    tensors : mapping of name to array
        ``input`` (V, d) float32 and whatever else the model has.
    config : mapping
        Anything that JSON holds; the format, its version and firth's version are added.
    files : mapping of name to bytes, optional
        What else the folder is to hold.

    Raises
    ------
    InvalidInput
        If `path` is a file, or a folder with something else in it, or the config is not JSON.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    check_target(path)
    config_text = _config_text(config)
    keys_text = dump_keys(keys)
    with written_folder(Path(path)) as folder:
        (folder / _KEYS).write_text(keys_text, encoding="utf-8", newline="\n")
        (folder / _CONFIG).write_text(config_text, encoding="utf-8", newline="\n")
        for name, content in (files or {}).items():
            (folder / name).write_bytes(content)
        try:
            # padded rows are views with gaps; the file has none
            whole = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
            save_file(whole, folder / _TENSORS)
        except SafetensorError as error:  # a full disk, for example
            raise OSError(f"{path} cannot be written: {error}") from error
        shutil.copymode(folder / _KEYS, folder / _TENSORS)  # safetensors lets nobody else read its files


def read_folder(path: str | PathLike[str]) -> tuple[list[Any], dict[str, npt.NDArray[Any]], dict[str, Any]]:
    """Read a model folder.

    Returns
    -------
    keys : list
    tensors : dict of name to array
        ``input`` is float32 (V, d), ``output`` where there is one too, ``counts`` int64 (V,).
    config : dict
        As it was given to `write_folder`, after ``format``, ``format_version`` and ``firth_version``.

    Raises
    ------
    MissingFile
        If the folder is not there.
    DamagedFile
        If it is not a model folder, or its files are damaged or do not fit together.
    """
    folder = standing(Path(path))
    if not folder.exists():
        raise MissingFile(f"there is no file or folder {path}")
    config = read_config(folder)
    if config is None:
        raise DamagedFile(f"{folder} is not a firth model folder: its {_CONFIG} is missing or not a model's")
    if config.get("format_version") != FORMAT_VERSION:
        raise DamagedFile(
            f"{folder} has format version {config.get('format_version')!r}, and this firth reads "
            f"{FORMAT_VERSION}: it was written by firth {config.get('firth_version')}, install that"
        )
    keys = _read_keys(folder / _KEYS)
    tensors = _read_tensors(folder / _TENSORS)
    _check_shapes(folder, keys, tensors)
    return keys, tensors, config


def read_config(path: str | PathLike[str]) -> dict[str, Any] | None:
    """What a model folder says of its model, without reading its tables; None where there is no model."""
    try:
        config = json.loads((standing(Path(path)) / _CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return config if isinstance(config, dict) and config.get("format") == FORMAT else None


def check_target(path: str | PathLike[str]) -> None:
    """Refuse a path where no model folder can be written; to be asked before a long training starts.

    Raises
    ------
    InvalidInput
        If `path` is a file, or a folder that holds something else than a firth model, or cannot be written.
    """
    folder = Path(path)
    if folder.is_dir():
        if any(folder.iterdir()) and read_config(folder) is None:
            raise InvalidInput(
                f"{folder} holds something else than a firth model: name a new or empty folder"
            )
    elif folder.exists():
        raise InvalidInput(f"{folder} is a file, a model is a folder: choose another name")
    check_writable(folder)


def without_stamp(config: Mapping[str, Any]) -> dict[str, Any]:
    """The config as it was given to `write_folder`."""
    return {name: value for name, value in config.items() if name not in _STAMP}


def _config_text(config: Mapping[str, Any]) -> str:
    stamp = dict(zip(_STAMP, (FORMAT, FORMAT_VERSION, __version__), strict=True))
    try:
        return json.dumps(stamp | without_stamp(config), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"the config of a model must be what JSON holds: {error}") from None


def _read_keys(path: Path) -> list[Any]:
    try:
        keys = load_keys(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedFile(f"{path} cannot be read: {error}") from None
    if len(set(keys)) < len(keys):
        raise DamagedFile(f"{path} holds {keys[first_repeat(keys)]!r} more than once")
    return keys


def _read_tensors(path: Path) -> dict[str, npt.NDArray[Any]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return load_file(path)
    except OSError as error:
        raise DamagedFile(f"{path} cannot be read: {error.strerror or error}") from None
    except (SafetensorError, KeyError, ValueError, TypeError):
        raise DamagedFile(
            f"{path} is damaged: its {path.stat().st_size:,} bytes are not those that its header promises; "
            "copy the model again, or train it again"
        ) from None


def _check_shapes(folder: Path, keys: list[Any], tensors: Mapping[str, npt.NDArray[Any]]) -> None:
    """Every table and the counts have a row for every key."""
    table = tensors.get("input")
    if table is None or table.ndim != 2:
        raise DamagedFile(f"{folder / _TENSORS} holds no table named input")
    rows, d = len(keys), table.shape[1]
    shapes: dict[str, tuple[int, ...]] = {
        "input": (rows, d),
        "output": (rows, d),
        "nodes": (rows - 1, d),
        "bias": (rows,),
        "counts": (rows,),
    }
    for name, shape in shapes.items():
        if name in tensors and tensors[name].shape != shape:
            raise DamagedFile(
                f"{folder}: {name} has shape {tensors[name].shape}, {len(keys)} keys need {shape}"
            )
