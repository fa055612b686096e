"""The rows most like each of many vectors: blocks of scores, of which only those are kept that may count."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import Table, Vector, directions
from firth.vectors.search import NONE
from firth.vectors.stored import Rows, Stored

_QUERIES = 1024  # vectors that are compared at a time
_SCORES = 1 << 22  # numbers: scores that are held at a time
_ROWS = 4096 + 16  # at least; a power of two apart, the scores of a row would share few lines of a cache
_KEPT = 8  # candidates for each answer that are kept before the worst are dropped

Candidates = tuple[npt.NDArray[Any], ...]  # whose candidates, which rows, with which scores


class Neighbours(NamedTuple):
    """The answers to many questions, the nearest first.

    Attributes
    ----------
    keys : list of lists
        The words that answer each question.
    similarities : array (n, k), float64
        Their cosines; nan where a question has fewer answers than others.
    rows : array (n, k), int64
        Their rows; -1 where there is no answer.
    """

    keys: list[list[Any]]
    similarities: Vector
    rows: npt.NDArray[np.int64]

    @classmethod
    def of(cls, keys: list[Any], rows: npt.NDArray[np.int64], similarities: Vector) -> "Neighbours":
        """The answers, given the keys of all rows."""
        return cls([[keys[row] for row in line if row >= 0] for line in rows.tolist()], similarities, rows)


def nearest_of_each(
    stored: Stored, vectors: npt.NDArray[np.floating], *, topn: int, own: Rows, exclude: Rows = NONE
) -> tuple[npt.NDArray[np.int64], Vector]:
    """For each of n vectors (n, d) the `topn` rows with the largest cosine, ties by row.

    Parameters
    ----------
    own : (n,)
        The row that is no answer to that vector; -1 for none.
    exclude
        Rows that are no answer to any.

    Returns
    -------
    rows : int64 (n, k)
        k is `topn`, or the number of rows where there are fewer. Where there are still fewer answers, -1.
    cosines : float64 (n, k)
        nan where there is no answer.
    """
    width = min(topn, len(stored))
    rows = np.full((len(vectors), width), -1, np.int64)
    cosines = np.full(rows.shape, np.nan)
    for start in range(0, len(vectors), _QUERIES):
        part = slice(start, start + _QUERIES)
        whose, place, row, value = _found(stored, directions(vectors[part]), width, own[part], exclude)
        rows[start + whose, place], cosines[start + whose, place] = row, value
    return rows, cosines


def _found(
    stored: Stored, vectors: Vector, topn: int, own: Rows, exclude: Rows
) -> tuple[Rows, Rows, Rows, Vector]:
    """Of every answer: whose it is, its place, its row and its cosine."""
    hidden = np.union1d(exclude, stored.odd)
    bound = np.full(len(vectors), -np.inf, np.float32)  # below it, a score is not among the best
    kept: Candidates = (NONE, NONE, np.empty(0, np.float32))
    for first, scores in _blocks_of_scores(stored, vectors):
        _hide(scores, first, hidden, own)
        if first == 0 and topn <= scores.shape[1]:
            place = scores.shape[1] - topn
            bound = _lowered(np.partition(scores, place, axis=1)[:, place], stored)
        more = _above(scores, first, bound)
        kept = tuple(np.concatenate(pair) for pair in zip(kept, more, strict=True))
        if len(kept[0]) > _KEPT * topn * len(vectors):
            kept, bound = _pruned(kept, bound, topn, stored)
    whose, rows, _ = _pruned(kept, bound, topn, stored)[0]
    odd = np.setdiff1d(stored.odd, exclude)
    whose = np.concatenate([whose, np.repeat(np.arange(len(vectors)), len(odd))])
    rows = np.concatenate([rows, np.tile(odd, len(vectors))])
    allowed = rows != own[whose]
    whose, rows = whose[allowed], rows[allowed]
    values = _each(stored, rows, vectors, whose)
    order = np.lexsort((rows, -values, whose))
    whose, rows, values = whose[order], rows[order], values[order]
    place = _place(whose)
    best = place < topn
    return whose[best], place[best], rows[best], values[best]


def _blocks_of_scores(stored: Stored, vectors: Vector) -> Iterator[tuple[int, Table]]:
    """The first row of a block, and the scores (n, rows) of the block."""
    step = max(_ROWS, _SCORES // len(vectors))
    for first in range(0, len(stored), step):
        yield first, stored.scores(vectors, slice(first, first + step))


def _hide(scores: Table, first: int, hidden: Rows, own: Rows) -> None:
    """Take out of a block what is no answer."""
    last = first + scores.shape[1]
    begin, end = np.searchsorted(hidden, [first, last])
    scores[:, hidden[begin:end] - first] = -np.inf
    here = np.flatnonzero((own >= first) & (own < last))
    scores[here, own[here] - first] = -np.inf


def _above(scores: Table, first: int, bound: Table) -> Candidates:
    """The scores of a block that reach their bound."""
    some = np.flatnonzero(scores.max(axis=1) >= bound)  # mostly few: what follows is done for those alone
    chosen = scores[some]
    flat = np.flatnonzero(chosen >= np.maximum(bound[some], np.finfo(np.float32).min)[:, None])
    whose, column = np.divmod(flat, scores.shape[1])
    return some[whose], first + column, chosen.ravel()[flat]


def _pruned(kept: Candidates, bound: Table, topn: int, stored: Stored) -> tuple[Candidates, Table]:
    """The candidates that still may be among the best, and the higher bound."""
    whose, rows, scores = kept
    order = np.lexsort((-scores, whose))
    whose, rows, scores = whose[order], rows[order], scores[order]
    last = _place(whose) == topn - 1
    bound = bound.copy()
    bound[whose[last]] = _lowered(scores[last], stored)
    good = scores >= bound[whose]
    return (whose[good], rows[good], scores[good]), bound


def _lowered(worst: Table, stored: Stored) -> Table:
    """The bound, given the worst of the best scores that were seen."""
    lowered = worst - stored.rounding * (1 + np.abs(worst.astype(np.float64)))
    return np.nextafter(lowered.astype(np.float32), np.float32(-np.inf))


def _place(whose: Rows) -> Rows:
    """How many stand before each with the same number, in a list where equal numbers stand together."""
    starts = np.flatnonzero(np.diff(whose, prepend=-1))
    return np.arange(len(whose)) - np.repeat(starts, np.diff(starts, append=len(whose)))


def _each(stored: Stored, rows: Rows, vectors: Vector, whose: Rows) -> Vector:
    """The exact cosine of every row with its vector."""
    values = np.empty(len(rows))
    for start in range(0, len(rows), _ROWS):
        part = slice(start, start + _ROWS)
        values[part] = stored.cosines(rows[part], vectors[whose[part]])
    return values
