"""The rows of a table most like a vector: float32 over all rows, then float64 over the few that count."""

from collections.abc import Callable

import numpy as np

from firth.vectors.arithmetic import EPSILON, Table, Vector, three_cos_mul
from firth.vectors.stored import Rows, Stored

NONE: Rows = np.empty(0, np.intp)


def nearest(stored: Stored, vector: Vector, *, topn: int, exclude: Rows = NONE) -> tuple[Rows, Vector]:
    """The `topn` rows with the largest cosine and their cosines, ties by row."""
    scores = stored.scores(vector[None])[0]
    return _best(stored, scores, topn, exclude, stored.rounding, lambda rows: stored.cosines(rows, vector))


def nearest_by_product(
    stored: Stored, a: Vector, b: Vector, c: Vector, *, topn: int, exclude: Rows = NONE
) -> tuple[Rows, Vector]:
    """The `topn` rows with the largest 3CosMul and its values, ties by row."""

    def exact(rows: Rows) -> Vector:
        return three_cos_mul(*(stored.cosines(rows, vector) for vector in (a, b, c)))

    scores = three_cos_mul(*np.clip(stored.scores(np.stack([a, b, c])), -1, 1))
    # against its own size, the quotient magnifies the rounding of a cosine by at most 1 / epsilon
    return _best(stored, scores, topn, exclude, stored.rounding / EPSILON, exact)


def _best(
    stored: Stored,
    scores: Table,
    topn: int,
    exclude: Rows,
    tolerance: float,
    exact: Callable[[Rows], Vector],
) -> tuple[Rows, Vector]:
    """The rows with the best exact scores, given float32 scores right to tolerance * (1 + score).

    Exact scores of all rows that could be among the best make the answer and the order of ties the same
    wherever and however the scores were computed.
    """
    odd = np.setdiff1d(stored.odd, exclude)
    scores[stored.odd] = scores[exclude] = -np.inf
    known = len(scores) - len(np.union1d(stored.odd, exclude))
    if min(topn, known) > 0:
        place = len(scores) - min(topn, known)
        worst = float(np.partition(scores, place)[place])
        rows = np.flatnonzero(scores >= worst - tolerance * (1 + abs(worst)))
    else:
        rows = NONE
    rows = np.union1d(rows, odd)
    values = exact(rows)
    order = np.argsort(-values, kind="stable")[:topn]
    return rows[order], values[order]
