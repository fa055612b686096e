"""Which neighbours of a word return in other models."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors.arithmetic import Vector, blocks, unit_rows
from firth.vectors.batch import nearest_of_each
from firth.vectors.stored import Rows, Stored

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

Ints = npt.NDArray[np.int64]

_FIRST = 100  # shared words: mostly they tell
_NEXT = 10_000  # that are looked at together after them
_ROUNDED = {"float32": 1e-4, "float16": 2e-3, "int8": 1e-2}  # of a row's largest number, and some more


def neighbours(stored: Stored, rows: Rows, topn: int) -> Ints:
    """The nearest rows of each of n rows, (n, topn); -1 where there are fewer, and for a row of zeros."""
    vectors = stored.rows(rows)
    found, _ = nearest_of_each(stored, vectors, topn=topn, own=rows)
    found[~vectors.any(axis=1)] = -1  # it has no direction: what is nearest is the order of the rows
    return found


def common(a: Ints, b: Ints) -> Ints:
    """How many rows each line of `a` (n, k) has in common with the same line of `b` (n, m); -1 is no row.

    Examples
    --------
    >>> common(np.array([[3, 1, 2], [0, 5, -1]]), np.array([[2, 3, 4], [-1, 6, 7]])).tolist()
    [2, 0]
    """
    count = np.zeros(len(a), np.int64)
    for part in blocks(len(a), a.shape[1] * b.shape[1]):
        line = a[part]
        count[part] = ((line[:, :, None] == b[part, None, :]).any(axis=2) & (line >= 0)).sum(axis=1)
    return count


def common_of_pairs(found: Ints) -> Ints:
    """How many neighbours (models, n, k) each of n rows keeps from one model to another, (pairs, n)."""
    return np.stack([common(a, b) for a, b in combinations(found, 2)])


def overlaps(kept: Ints, topn: int) -> Vector:
    """The mean share of `topn` neighbours that each row keeps, given how many it keeps (pairs, n).

    One division makes 30 of 100 the 0.3 that is written; a mean of shares may lie beside it.
    """
    shares: Vector = kept.sum(axis=0) / (len(kept) * topn)
    return shares


def beside(
    words: "WordVectors",
    answers: Sequence[tuple[Any, float]],
    others: Iterable["WordVectors"],
    question: Mapping[str, Any],
) -> list[tuple[Any, float, float]]:
    """Each answer with the share of the other models that give it too, asked the same question."""
    found = []
    for i, other in _others(words, others):
        try:
            found.append({key for key, _ in other.most_similar(**question)})
        except UnknownWord as error:
            raise UnknownWord(f"in model {i} of stability, {error}") from None
    return [(key, score, sum(key in one for one in found) / len(found)) for key, score in answers]


def same_vectors(one: "WordVectors", other: "WordVectors") -> bool:
    """Whether two models give their shared words the same directions, up to how they are stored.

    So does one training that was saved twice: with its words in another order, without some of them, as
    float16 or int8, with its vectors divided by their lengths.
    """
    if one.stored is other.stored and one.index_to_key == other.index_to_key:
        return True
    shared = (key for key in one.index_to_key if key in other.key_to_index)
    found = list(islice(shared, _FIRST))
    alike = bool(found)
    while found and alike:
        a, b = (
            unit_rows(model.stored.rows([model.key_to_index[key] for key in found])) for model in (one, other)
        )
        tolerance = max(_ROUNDED[model.stored.dtype] for model in (one, other))
        alike = bool((np.abs(a - b).max(axis=1) <= tolerance * np.abs(a).max(axis=1)).all())
        found = list(islice(shared, _NEXT))
    return alike


def _others(words: "WordVectors", others: Iterable["WordVectors"]) -> list[tuple[int, "WordVectors"]]:
    """The models that are not the one asked, with their numbers."""
    from firth.vectors.wordvectors import WordVectors

    named = [others] if isinstance(others, WordVectors) else list(others)
    for other in named:
        if not isinstance(other, WordVectors):
            raise WrongType(
                f"stability must be a list of WordVectors or an Ensemble, got one {type(other).__name__}"
            )
    told = [(i, other) for i, other in enumerate(named, 1) if not same_vectors(words, other)]
    if not told:
        raise InvalidInput(
            "stability needs another model than the one that is asked, "
            f"got {'none' if not named else 'only the same vectors'}: train one with another seed"
        )
    return told
