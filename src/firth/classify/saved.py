"""The folder of a classifier: a model folder, whose word vectors anybody can load, and what is more in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.classify.choice import HeldOut
from firth.classify.fitted import Fitted
from firth.classify.labels import as_array
from firth.errors import DamagedFile, InvalidInput
from firth.keys import dump_keys, load_keys
from firth.vectors import WordVectors, read_folder, write_folder
from firth.vectors.checks import first_not_finite
from firth.vectors.formats.model import SUBWORDS, content_of, parts_of

_ESTIMATOR = "TextClassifier"
_ARRAYS = ("weights", "centre", "coefficients", "intercepts")


@dataclass(frozen=True, eq=False)
class Saved:
    """Everything that a classifier is.

    Parameters
    ----------
    vectors : WordVectors
    classes : array, shape (K,)
    fitted : Fitted
    settings : mapping
        Those of the estimator, without the vectors.
    texts : mapping
        What is known of the texts that it was fitted to.
    """

    vectors: WordVectors
    classes: npt.NDArray[Any]
    fitted: Fitted
    settings: Mapping[str, Any]
    texts: Mapping[str, Any]


def write_classifier(path: str | PathLike[str], model: Saved) -> None:
    """Write the folder of a classifier in place of whatever model was there.

    Raises
    ------
    InvalidInput
        `path` holds something that is not a model.
    WrongType
        A class or a word is of a type that cannot be written down.
    """
    words, fitted = model.vectors, model.fitted
    tensors, about = parts_of(words)
    write_folder(
        path,
        keys=words.index_to_key,
        tensors={**tensors, **{f"classifier.{name}": getattr(fitted, name) for name in _ARRAYS}},
        config={
            **about,
            **({"vectors": dict(words.info)} if words.info else {}),
            "estimator": _ESTIMATOR,
            "settings": dict(model.settings),
            "classes": json.loads(dump_keys(model.classes.tolist())),
            "penalty": fitted.penalty,
            "penalty_curve": [held_out._asdict() for held_out in fitted.curve],
            "texts": dict(model.texts),
        },
    )


def read_classifier(path: str | PathLike[str]) -> Saved:
    """Read the folder of a classifier.

    Raises
    ------
    InvalidInput
        The folder holds another model.
    MissingFile, DamagedFile
    """
    keys, tensors, config = read_folder(path)
    if config.get("estimator") != _ESTIMATOR:
        raise InvalidInput(
            f"{path} holds word vectors, not a classifier of texts: "
            "train one with firth classify train, or firth.TextClassifier"
        )
    try:
        classes = as_array(load_keys(json.dumps(config["classes"])))
        arrays = {name: tensors[f"classifier.{name}"] for name in _ARRAYS}
        curve = [HeldOut(**held_out) for held_out in config["penalty_curve"]]
        fitted = Fitted(**arrays, penalty=float(config["penalty"]), curve=curve)
        for table in tensors.values():
            table.flags.writeable = False  # read just now, and shared with nobody: no copy is needed
        vectors = _words(Path(path), keys, tensors, config)
        saved = Saved(vectors, classes, fitted, dict(config["settings"]), dict(config["texts"]))
    except DamagedFile:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"the config of {path} is not one that this firth writes: {error}") from error
    _check(path, saved)
    return saved


def _words(
    path: Path, keys: list[Any], tensors: dict[str, npt.NDArray[Any]], config: dict[str, Any]
) -> WordVectors:
    """The words of a classifier, whose tables are all in the memory and looked at."""
    found = content_of(path, keys, tensors, {**config.get("vectors", {}), SUBWORDS: config.get(SUBWORDS)})
    if first_not_finite(tensors["input"]) is not None:
        raise DamagedFile(f"{path}: its vectors hold nan or inf")
    return WordVectors(
        keys,
        found.vectors,
        output=found.output,
        counts=found.counts,
        info=found.info,
        subwords=found.subwords,
    )


def _check(path: str | PathLike[str], saved: Saved) -> None:
    """The arrays fit to words and classes, and hold numbers."""
    fitted, K, d = saved.fitted, len(saved.classes), len(saved.fitted.centre)
    for name, shape in {
        "weights": (len(saved.vectors),),
        "centre": (d,),
        "coefficients": (K, d),
        "intercepts": (K,),
    }.items():
        array = getattr(fitted, name)
        if array.shape != shape or array.dtype != np.float64 or not np.isfinite(array).all():
            raise DamagedFile(
                f"{path}: {name} must be finite float64 {shape}, got {array.dtype} {array.shape}"
            )
