"""What several models have in common: words, and the rows where they stand."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from firth.errors import InvalidInput, WrongType
from firth.vectors.agreement import same_vectors
from firth.vectors.stored import Stored
from firth.vectors.wordvectors import WordVectors


def distinct(models: Iterable[WordVectors]) -> tuple[WordVectors, ...]:
    """The models, if each can say something that the others have not said."""
    found = tuple(models)
    for model in found:
        if not isinstance(model, WordVectors):
            raise WrongType(
                f"an ensemble is made of WordVectors, got {type(model).__name__}; "
                "Ensemble.load reads several from their paths"
            )
    if len(found) < 2:
        raise InvalidInput(f"an ensemble needs at least 2 models, got {len(found)}")
    for (i, one), (j, other) in combinations(enumerate(found, start=1), 2):
        if same_vectors(one, other):
            raise InvalidInput(
                f"models {i} and {j} have the same vectors, so one says nothing of the other: "
                "train each with another seed"
            )
    return found


def shared_words(models: Sequence[WordVectors]) -> list[Any]:
    """The words that all models know, by falling count in the first."""
    first, *others = models
    keys = first.index_to_key
    if first.counts is not None:
        keys = [keys[row] for row in np.argsort(-first.counts, kind="stable")]
    shared = [key for key in keys if all(key in other for other in others)]
    if len(shared) < 2:
        raise InvalidInput(f"the models must share at least 2 words, they share {len(shared)}")
    return shared


def in_order(model: WordVectors, keys: list[Any]) -> Stored:
    """The vectors of some words, in their order; those of the model itself where it has the same."""
    if model.index_to_key == keys:
        return model.stored
    return model.stored.taken(np.array([model.key_to_index[key] for key in keys], np.intp))
