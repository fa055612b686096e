"""A model as a folder: firth's, with gensim's settings beside."""

from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import firth
from firth.compat.gensim.settings import ALIKE, OWN
from firth.errors import InvalidInput, NotFitted
from firth.vectors import read_folder, write_folder

_GENSIM = "gensim"  # the settings' place in the config


def write(model: Any, path: Path) -> None:
    """Write a model folder; after a training it is one of `firth.Word2Vec` too.

    Raises
    ------
    NotFitted
        There are no words yet.
    InvalidInput
        There is something else at `path`.
    """
    if not len(model.wv):
        raise NotFitted("there is no vocabulary yet: call build_vocab before save")
    output = {"nodes": model.syn1} if model.hs else {"output": model.syn1neg}
    write_folder(
        path,
        keys=model.wv.index_to_key,
        tensors={"input": model.wv.vectors, **output, "counts": model.wv.expandos["count"]},
        config={**model._info, _GENSIM: {name: getattr(model, name) for name in (*ALIKE, *OWN)}},
    )


def read(model: Any, path: str | PathLike[str]) -> tuple[firth.WordVectors, NDArray[np.float32]]:
    """Give an empty model the settings of a saved one, and the tree that was trained.

    Returns
    -------
    words : WordVectors
    output : float32 array
        Of words, or of a tree's nodes.

    Raises
    ------
    InvalidInput
        What is there was saved by somebody else.
    MissingFile, DamagedFile
    """
    words = firth.load(path)
    info = dict(words.info)
    settings = info.pop(_GENSIM, None)
    if settings is None:
        raise InvalidInput(f"{path} was not saved by this Word2Vec: KeyedVectors.load reads its vectors")
    for name in (*ALIKE, *OWN):
        if name in settings:
            setattr(model, name, settings[name])
    model.layer1_size, model._info = model.vector_size, info
    output = words.output
    if model.hs:
        model._learnt = firth.Word2Vec.load(path) if "estimator" in info else None
        output = read_folder(path)[1].get("nodes") if Path(path).is_dir() else None
    if output is None:
        raise InvalidInput(
            f"{path} has no output vectors that could be trained on: KeyedVectors.load reads it"
        )
    return words, output
