"""What a training leaves, and the model folder that holds it."""

import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firth.beside import standing
from firth.errors import DamagedFile, InvalidInput
from firth.kernels import Tables, Tree, padded
from firth.text import Corpus, Phrases, Vocabulary
from firth.training.likelihood.distributions import Softmax, TreeSoftmax, of_negative_sampling
from firth.training.settings import table_of
from firth.vectors import WordVectors, read_folder, write_folder

_ESTIMATOR = "Word2Vec"
_KNOWN = ("table", "settings", "corpus", "given", "training")  # what `info` holds


@dataclass(frozen=True)
class Trained:
    """A model after training.

    Parameters
    ----------
    vectors : WordVectors
        Its `info` holds the settings, what is known of the corpus, and the course of the training.
    nodes : float32 array, shape (V - 1, d), or None
        The output table of a tree.
    vocabulary : Vocabulary
    loss_history, validation_loss_history : list of float
    interrupted : bool
    calls : int
        Trainings so far; keys the draws of the next.
    bias : float32 array, shape (V,), or None
        What an output adds to its scores, where the objective has learnt that too.
    phrases : Phrases, optional
        Those that were joined in the text.
    """

    vectors: WordVectors
    nodes: NDArray[np.float32] | None
    vocabulary: Vocabulary
    loss_history: list[float]
    validation_loss_history: list[float]
    interrupted: bool
    calls: int
    bias: NDArray[np.float32] | None = None
    phrases: Phrases | None = None

    @cached_property
    def chosen(self) -> WordVectors:
        """The table that the training chose as the vectors of its words."""
        name = self.vectors.info.get("table")
        return self.vectors if name is None else self.vectors.table(name)

    @cached_property
    def distribution(self) -> Softmax | TreeSoftmax:
        """P(o | v) as the objective learns it."""
        settings, counts = self.vectors.info["settings"], self.vocabulary.counts
        if has_tree(settings):
            return TreeSoftmax(self.output, Tree.of(counts))
        if settings["objective"] == "negative-sampling":
            return of_negative_sampling(
                self.output, self.vocabulary.noise_distribution(float(settings["ns_exponent"]))
            )
        return Softmax(self.output, self.bias)

    @property
    def phrases_asked_for(self) -> Phrases | None:
        """The setting: those of the model where they were given, or else how they were to be found."""
        asked = self.vectors.info["settings"].get("phrases")
        if asked is None or asked["found"] is not None:
            return None if asked is None else self.phrases
        return Phrases.unfitted(asked)

    @property
    def output(self) -> NDArray[np.float32]:
        """The output table, of words or of nodes."""
        table = self.vectors.output if self.nodes is None else self.nodes
        assert table is not None
        return table

    def tables(self) -> Tables:
        """Both tables, padded, to train on."""
        d = self.vectors.vector_size
        tables = Tables(padded(len(self.vectors), d), padded(len(self.output), d), d)
        tables.fill(self.vectors.vectors, self.output)
        return tables if self.bias is None else replace(tables, bias=self.bias.copy())


def trained(
    tables: Tables,
    corpus: Corpus,
    description: Mapping[str, Any],
    loss_history: list[float],
    validation_loss_history: list[float],
    *,
    first_step: float | None,
    interrupted: bool,
    calls: int,
) -> Trained:
    """Copy the tables of a training that has ended; `description` is that of `describe`."""
    input, output = (_frozen(table) for table in tables.views())
    tree = has_tree(description["settings"])
    training = {
        "calls": calls,
        "first_step": first_step,
        "loss_history": [None if math.isnan(loss) else loss for loss in loss_history],
        "validation_loss_history": validation_loss_history,
        "interrupted": interrupted,
    }
    vocabulary = corpus.vocabulary
    vectors = WordVectors(
        vocabulary.index_to_key,
        input,
        output=None if tree else output,
        counts=vocabulary.counts,
        info={**description, "training": training},
    )
    return Trained(
        vectors,
        output if tree else None,
        vocabulary,
        loss_history,
        validation_loss_history,
        interrupted,
        calls,
        None if tables.bias is None else _frozen(tables.bias),
        corpus.phrases,
    )


def describe(settings: Mapping[str, Any], corpus: Corpus, given: Mapping[str, Any]) -> dict[str, Any]:
    """Settings, corpus and what else was given as JSON holds them."""
    plain = {name: _plain(value) for name, value in settings.items()}
    if not isinstance(plain["tokenizer"], str):
        plain["tokenizer"] = None  # a function cannot be written down
    table = table_of(plain)
    return {
        **({} if table == "input" else {"table": table}),
        "settings": plain,
        "corpus": {
            "sha256": corpus.sha256,
            "counts_sha256": sha256(corpus.vocabulary.counts.astype("<i8").tobytes()).hexdigest(),
            "tokens": corpus.total_tokens,
            "covered": len(corpus.ids),
            "sentences": len(corpus),
            **({} if corpus.phrases is None else {"phrases": corpus.phrases.described()}),
        },
        "given": dict(given),
    }


def has_tree(settings: Mapping[str, Any]) -> bool:
    """Whether the output table belongs to a tree's nodes instead of words."""
    return bool(settings["objective"] == "hierarchical-softmax")


def table_names(settings: Mapping[str, Any]) -> tuple[str, str]:
    """Names of the input and the output table in a model folder."""
    return "input", "nodes" if has_tree(settings) else "output"


def write_trained(path: str | PathLike[str], model: Trained) -> None:
    """Write a model folder."""
    names = table_names(model.vectors.info["settings"])
    tensors = dict(zip(names, (model.vectors.vectors, model.output), strict=True))
    if model.bias is not None:
        tensors["bias"] = model.bias
    write_folder(
        path,
        keys=model.vocabulary.index_to_key,
        tensors={**tensors, "counts": model.vocabulary.counts},
        config={**model.vectors.info, "estimator": _ESTIMATOR},
        files=None if model.phrases is None else {Phrases.FILE: model.phrases.as_bytes()},
    )


def read_trained(path: str | PathLike[str]) -> Trained:
    """Read a model folder.

    Raises
    ------
    InvalidInput
        The folder holds vectors alone, or an unfinished checkpoint.
    MissingFile, DamagedFile
    """
    keys, tensors, config = read_folder(path)
    if "checkpoint" in config:
        raise InvalidInput(
            f"{path} is the checkpoint of an unfinished training: "
            "go on with fit(..., checkpoint=, resume=True)"
        )
    if config.get("estimator") != _ESTIMATOR or not {"output", "nodes"} & tensors.keys():
        raise InvalidInput(f"{path} holds word vectors without the model that trained them: use firth.load")
    try:
        config = {"given": {}, **config}  # which a folder from before anything could be given has not
        tree, training = has_tree(config["settings"]), config["training"]
        for table in tensors.values():
            table.flags.writeable = False  # read just now, and shared with nobody: no copy is needed
        vectors = WordVectors(
            keys,
            tensors["input"],
            output=None if tree else tensors["output"],
            counts=tensors["counts"],
            info={name: config[name] for name in _KNOWN if name in config},
        )
        history = [math.nan if loss is None else float(loss) for loss in training["loss_history"]]
        return Trained(
            vectors,
            tensors["nodes"] if tree else None,
            Vocabulary(keys, tensors["counts"]),
            history,
            [float(loss) for loss in training.get("validation_loss_history", [])],
            bool(training["interrupted"]),
            operator.index(training["calls"]),
            tensors.get("bias"),
            Phrases.beside(standing(Path(path)), config["corpus"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"the config of {path} is not one that this firth writes: {error}") from error


def _plain(value: Any) -> Any:
    """A setting as JSON holds it: a grid of NumPy's numbers is as good as Python's."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, Phrases):
        return value.described()
    return float(value) if isinstance(value, Fraction) else value


def _frozen(table: NDArray[np.float32]) -> NDArray[np.float32]:
    copy = table.copy()
    copy.flags.writeable = False
    return copy
