"""Whether models differ in their seed alone, as those of one side of a comparison should."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firth.vectors import WordVectors

FREE = ("seed", "workers")  # settings that models of one kind need not share; the latter changes no vector


def unlike(models: Sequence[WordVectors]) -> tuple[str, ...]:
    """In what models differ beside their seed: names of settings, "text", "dimensions" or "vocabulary".

    Examples
    --------
    >>> small, large = (WordVectors(["a", "b"], np.eye(2, d), info={}) for d in (2, 3))
    >>> unlike([small, large]), unlike([small, small])
    (('dimensions',), ())
    """
    told = [each for each in map(_told, models) if each]
    names = dict.fromkeys(name for each in told for name in each)
    differing = [name for name in names if any(each.get(name) != told[0].get(name) for each in told[1:])]
    if not differing and any(words.vector_size != models[0].vector_size for words in models):
        differing = ["dimensions"]
    if not differing and any(words.index_to_key != models[0].index_to_key for words in models):
        differing = ["vocabulary"]
    return tuple(differing)


def same_vectors(models: Sequence[WordVectors]) -> tuple[int, int] | None:
    """The first two models that have the very same vectors."""
    for k, words in enumerate(models):
        for j, other in enumerate(models[:k]):
            if np.array_equal(words.vectors, other.vectors):
                return j, k
    return None


def _told(words: WordVectors) -> dict[str, Any]:
    """What a model that firth trained says of its training; of others nothing is known."""
    settings, corpus = (words.info.get(name) for name in ("settings", "corpus"))
    told = dict(settings) if isinstance(settings, Mapping) else {}
    if isinstance(corpus, Mapping):
        told["text"] = corpus.get("sha256")
    return {name: value for name, value in told.items() if name not in FREE}
