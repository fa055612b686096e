"""Whether models differ in their seed alone, as those should whose spread is taken for chance."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np

from firth.vectors import WordVectors

FREE = ("seed", "workers")  # settings that models of one kind need not share; the latter changes no vector


class Marks(NamedTuple):
    """What a model is told by; small, so that the model itself need not be kept."""

    told: Mapping[str, Any]
    dimensions: int
    words: int
    vectors: bytes


def marks(words: WordVectors) -> Marks:
    """The settings and the text that the model says it was trained with, and checksums of its content."""
    settings, corpus = (words.info.get(name) for name in ("settings", "corpus"))
    told = dict(settings) if isinstance(settings, Mapping) else {}
    if isinstance(corpus, Mapping):
        told["text"] = corpus.get("sha256")
    told = {name: value for name, value in told.items() if name not in FREE}
    content = blake2b(np.ascontiguousarray(words.vectors).data, digest_size=16).digest()
    return Marks(told, words.vector_size, hash(tuple(words.index_to_key)), content)


def unlike(models: Sequence[Marks]) -> tuple[str, ...]:
    """In what models differ beside their seed: names of settings, "text", or "dimensions" or "words".

    Examples
    --------
    >>> small, large = (marks(WordVectors(["a", "b"], np.eye(2, d))) for d in (2, 3))
    >>> unlike([small, large]), unlike([small, small])
    (('dimensions',), ())
    """
    told = [each.told for each in models if each.told]
    names = dict.fromkeys(name for each in told for name in each)
    differing = tuple(name for name in names if any(each.get(name) != told[0].get(name) for each in told))
    if differing:
        return differing
    if len({each.dimensions for each in models}) > 1:
        return ("dimensions",)
    return ("words",) if len({each.words for each in models}) > 1 else ()


def unlike_note(name: str, models: Sequence[Marks]) -> list[str]:
    """A sentence where they differ in more than their seed."""
    if not (differing := unlike(models)):
        return []
    return [
        f"{name} differ in {', '.join(differing)}, not in their seed alone: what is said is of "
        "this mixture, not of one kind of models"
    ]


def same(models: Sequence[Marks]) -> tuple[int, int] | None:
    """The first two models that have the very same vectors."""
    content = [(each.dimensions, each.vectors) for each in models]
    return next(((content.index(each), k) for k, each in enumerate(content) if each in content[:k]), None)
