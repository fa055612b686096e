"""The words that several models share, and their directions in each."""

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.evaluation.lookup import check_words
from firth.vectors import WordVectors
from firth.vectors.arithmetic import unit_rows
from firth.vectors.checks import first_not_finite

Table = npt.NDArray[np.float32]


def common_words(models: Sequence[WordVectors]) -> list[Hashable]:
    """The words that all models have, the most frequent first.

    A word is as frequent as in the model where its rank is lowest. Ranks need no counts, and ask nothing of
    how much text each model has seen.

    Raises
    ------
    InvalidInput
        The models differ in their dimensions, or share no word.

    Examples
    --------
    >>> a = WordVectors(["the", "cat", "sat"], [[1, 0], [0, 1], [1, 1]])
    >>> b = WordVectors(["cat", "dog", "the"], [[1, 0], [0, 1], [1, 1]])
    >>> common_words([a, b])
    ['cat', 'the']
    """
    for model in models:
        check_words(model)
    if len(sizes := {model.vector_size for model in models}) > 1:
        raise InvalidInput(
            "models that are aligned must have vectors of one size, got "
            f"{' and '.join(map(str, sorted(sizes)))} dimensions"
        )
    common = set.intersection(*(set(model.key_to_index) for model in models))
    if not common:
        raise InvalidInput("the models share no word: is one of them lower-cased, or of another language?")
    worst = dict.fromkeys(common, 0)
    for model in models:
        for rank, key in enumerate(model.head(max(1, len(model))).index_to_key):
            if key in common:
                worst[key] = max(worst[key], rank)
    first = models[0].key_to_index
    return sorted(common, key=lambda key: (worst[key], first[key]))


def units(model: WordVectors, keys: Sequence[Hashable]) -> Table:
    """The unit rows (n, d) of some words of a model; refuses what is no number."""
    table = model[list(keys)]
    if (bad := first_not_finite(table)) is not None:
        raise InvalidInput(
            f"models that are aligned must be finite, but the vector of {keys[bad]!r} holds nan or inf: "
            "firth health tells what else is wrong"
        )
    return unit_rows(table)
