"""The words that several models share, and those of them that hold the models together."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.evaluation.lookup import check_words
from firth.vectors import WordVectors
from firth.vectors.checks import at_least_one

Rows = npt.NDArray[np.intp]
Anchors = int | Iterable[Hashable]

ANCHORS = 5000  # by measurement (docs/change.md): fewer align worse, twice as many no better


def shared_words(models: Sequence[WordVectors]) -> list[Hashable]:
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
    >>> shared_words([a, b])
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


def anchor_rows(shared: Sequence[Hashable], anchors: Anchors, dimensions: int) -> Rows:
    """Where the anchors stand among the shared words: the first n, or those of a list that are there.

    Raises
    ------
    InvalidInput
        There are fewer anchors than dimensions: they would leave the rotation open.
    """
    if isinstance(anchors, str):
        raise WrongType(f"anchors must be a number or a list of words, got the string {anchors!r}")
    if isinstance(anchors, Iterable):
        row = {key: i for i, key in enumerate(shared)}
        chosen = sorted({row[key] for key in anchors if key in row})
        what = "anchors that the models share"
    else:
        chosen = list(range(min(at_least_one("anchors", anchors), len(shared))))
        what = "anchors" if len(chosen) < len(shared) else "shared words"
    if len(chosen) < dimensions:
        raise InvalidInput(
            f"models of {dimensions} dimensions need at least {dimensions} anchors, and here are "
            f"{len(chosen)} {what}: give more of them, or train on more text"
        )
    return np.array(chosen, np.intp)
