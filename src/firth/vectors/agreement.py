"""Which neighbours of a word return in other models."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors.arithmetic import Vector, blocks
from firth.vectors.batch import nearest_of_each
from firth.vectors.stored import Rows, Stored

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

Ints = npt.NDArray[np.int64]

_FIRST = 100  # rows


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


def same_vectors(a: Stored, b: Stored) -> bool:
    """Whether two tables hold the same vectors: the same training, with the same seed."""
    if a is b:
        return True
    parts = (slice(_FIRST), slice(_FIRST, None))  # mostly the first part tells
    return len(a) == len(b) and all(np.array_equal(a.rows(part), b.rows(part)) for part in parts)


def _others(words: "WordVectors", others: Iterable["WordVectors"]) -> list[tuple[int, "WordVectors"]]:
    """The models that are not the one asked, with their numbers."""
    from firth.vectors.wordvectors import WordVectors

    named = [others] if isinstance(others, WordVectors) else list(others)
    for other in named:
        if not isinstance(other, WordVectors):
            raise WrongType(
                f"stability must be a list of WordVectors or an Ensemble, got one {type(other).__name__}"
            )
    told = [(i, other) for i, other in enumerate(named, 1) if not same_vectors(words.stored, other.stored)]
    if not told:
        raise InvalidInput(
            "stability needs another model than the one that is asked, "
            f"got {'none' if not named else 'only the same vectors'}: train one with another seed"
        )
    return told
