"""A model as a folder: firth's, with gensim's settings beside."""

from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import firth
from firth.compat.gensim.settings import ALIKE, OWN
from firth.errors import InvalidInput
from firth.vectors import read_folder, write_folder

_GENSIM = "gensim"  # the settings' place in the config


def write(model: Any, path: Path, learnt: firth.Word2Vec | None) -> None:
    """Write a model folder; after a training it is one of `firth.Word2Vec` too."""
    trained = {} if learnt is None else {**learnt.tables_.info, "estimator": "Word2Vec"}
    names = ("syn1", "nodes") if model.hs else ("syn1neg", "output")
    output = vars(model).get(names[0])
    write_folder(
        path,
        keys=model.wv.index_to_key,
        tensors={
            "input": model.wv.vectors,
            **({} if output is None else {names[1]: output}),
            "counts": model._vocabulary().counts,
        },
        config={**trained, _GENSIM: {name: getattr(model, name) for name in (*ALIKE, *OWN)}},
    )


def read(
    model: Any, path: str | PathLike[str]
) -> tuple[firth.WordVectors, NDArray[np.float32], firth.Word2Vec | None]:
    """Give an empty model the settings of a saved one.

    Returns
    -------
    words : WordVectors
    output : float32 array
        Of words, or of a tree's nodes.
    learnt : firth.Word2Vec or None
        The model as firth knows it, where it was trained.

    Raises
    ------
    InvalidInput
        What is there was saved by somebody else.
    MissingFile, DamagedFile
    """
    words = firth.load(path)
    settings = words.info.get(_GENSIM)
    if settings is None:
        raise InvalidInput(f"{path} was not saved by this Word2Vec: KeyedVectors.load reads its vectors")
    for name in (*ALIKE, *OWN):
        if name in settings:
            setattr(model, name, settings[name])
    model.layer1_size = model.vector_size
    learnt = firth.Word2Vec.load(path) if "estimator" in words.info else None
    output = words.output
    if model.hs:
        output = read_folder(path)[1].get("nodes") if Path(path).is_dir() else None
    if output is None:
        raise InvalidInput(
            f"{path} has no output vectors that could be trained on: KeyedVectors.load reads it"
        )
    return words, output, learnt
