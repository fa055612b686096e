"""`word_path`: where a word stands in one model after another, and the words that are near it there."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, UnknownWord
from firth.evaluation.alignment.anchors import ANCHORS, Anchors
from firth.evaluation.alignment.changes import Runs, runs_of
from firth.evaluation.alignment.consensus import consensus
from firth.evaluation.alignment.procrustes import directions, rotation, row_distances, turned
from firth.evaluation.alignment.shared import common_words, units
from firth.evaluation.alignment.steady import held
from firth.evaluation.tables import decimal, table
from firth.vectors import WordVectors

Table = npt.NDArray[np.float32]

LANDMARKS = 6  # neighbours of each model


@dataclass(frozen=True)
class WordPath:
    """The way of a word through several models, all in the space of the first.

    Attributes
    ----------
    word : hashable
    names : tuple of str
        What the models are called, in their order.
    places : float32 array, shape (len(names), d)
        The word's direction in each model.
    steps : tuple of float
        The distance of the word from itself between one model and the next.
    neighbours : tuple of tuple
        The words nearest to it in each model.
    landmarks : dict
        The direction (d,) of every neighbour, the mean of those in the models where it is one.
    """

    word: Hashable
    names: tuple[str, ...]
    places: Table = field(repr=False, compare=False)
    steps: tuple[float, ...]
    neighbours: tuple[tuple[Hashable, ...], ...]
    landmarks: dict[Hashable, Table] = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """Steps and neighbours for JSON."""
        return {
            "word": str(self.word),
            "models": list(self.names),
            "steps": list(self.steps),
            "neighbours": [[str(key) for key in keys] for keys in self.neighbours],
        }

    def __str__(self) -> str:
        steps = ["", *map(decimal, self.steps)]
        near = [", ".join(map(str, keys)) for keys in self.neighbours]
        width = max(map(len, [*near, "nearest"]))
        rows = [
            [name, step, keys.ljust(width)] for name, step, keys in zip(self.names, steps, near, strict=True)
        ]
        return table([str(self.word), "distance", "nearest".ljust(width)], rows)


def word_path(
    models: Sequence[Runs],
    word: Hashable,
    *,
    names: Sequence[str] | None = None,
    neighbours: int = LANDMARKS,
    restrict: int | None = None,
    anchors: Anchors = ANCHORS,
) -> WordPath:
    """Follow a word from model to model.

    Every model is turned onto the first, with the words that all have as anchors; a model of several runs is
    their mean.

    Parameters
    ----------
    models : sequence of WordVectors, or of sequences of WordVectors
        Two or more, each a model or its runs, in the order of the path.
    word : hashable
        A word that all have.
    names : sequence of str, optional
        What they are called; by default 1, 2, ...
    neighbours : int
        So many of each model are landmarks.
    restrict : int, optional
        Neighbours are some of so many of the most frequent words of each model, as in `most_similar`.
    anchors : int or iterable of keys
        As in `align`.

    Returns
    -------
    WordPath

    Raises
    ------
    UnknownWord
        A model does not have the word.
    InvalidInput
        There are fewer than two models, or they cannot be aligned.

    Examples
    --------
    >>> a = WordVectors(["mouse", "cat", "key"], [[1, 0.2], [1, 0], [0, 1]])
    >>> b = WordVectors(["mouse", "cat", "key"], [[0.2, 1], [1, 0], [0, 1]])
    >>> print(word_path([a, b], "mouse", names=["1900", "2000"], neighbours=1))
    mouse  distance  nearest
    1900             cat
    2000      1.647  key
    """
    if len(models) < 2:
        raise InvalidInput(f"a path needs at least two models, got {len(models)}")
    names = [str(i) for i in range(1, len(models) + 1)] if names is None else list(names)
    if len(names) != len(models):
        raise InvalidInput(f"names must be one a model: got {len(names)} names for {len(models)} models")
    if not isinstance(anchors, int | str):
        anchors = list(anchors)
    means = [consensus(runs_of(model), anchors) for model in models]
    near = [_near(mean, word, name, neighbours, restrict) for mean, name in zip(means, names, strict=True)]
    found = _in_one_space(means, [[word, *keys] for keys in near], anchors)
    landmarks: dict[Hashable, list[Table]] = {}
    for keys, rows in zip(near, found, strict=True):
        for key, row in zip(keys, rows[1:], strict=True):
            landmarks.setdefault(key, []).append(row)
    places = np.stack([rows[0] for rows in found])
    return WordPath(
        word=word,
        names=tuple(names),
        places=places,
        steps=tuple(float(row_distances(a[None], b[None])[0]) for a, b in pairwise(places)),
        neighbours=tuple(near),
        landmarks={key: np.mean(rows, axis=0) for key, rows in landmarks.items()},
    )


def _near(
    model: WordVectors, word: Hashable, name: str, topn: int, restrict: int | None
) -> tuple[Hashable, ...]:
    """The words nearest to a word in a model; where it is not known, the model is named."""
    try:
        return tuple(key for key, _ in model.most_similar([word], topn=topn, restrict=restrict))
    except UnknownWord as error:
        raise UnknownWord(f"in {name}, {error}") from None


def _in_one_space(
    models: Sequence[WordVectors], keys: Sequence[list[Hashable]], anchors: Anchors
) -> list[Table]:
    """The directions of some words of each model, turned onto the first; all have the same anchors."""
    shared = common_words(models)
    tables = [units(model, shared) for model in models]
    rows = held(tables[:1], tables[1:], shared, anchors)
    first = directions(tables[0], rows)[rows]
    found = []
    for model, unit, wanted in zip(models, tables, keys, strict=True):
        own = directions(np.vstack([unit, units(model, wanted)]), rows)
        found.append(turned(own[len(shared) :], rotation(own[rows], first)))
    return found
