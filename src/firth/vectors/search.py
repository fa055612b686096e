"""The rows of a table most like a vector: float32 over all rows, then float64 over the few that count."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import EPSILON, Vector, three_cos_mul
from firth.vectors.stored import Rows, Stored

NONE: Rows = np.empty(0, np.intp)


def nearest(stored: Stored, vector: Vector, *, topn: int, exclude: Rows = NONE) -> tuple[Rows, Vector]:
    """The `topn` rows with the largest cosine and their cosines, ties by row."""
    scores = stored.scores(vector[None])[0]
    return best(stored.odd, scores, topn, exclude, stored.rounding, lambda rows: stored.cosines(rows, vector))


def nearest_by_product(
    stored: Stored, a: Vector, b: Vector, c: Vector, *, topn: int, exclude: Rows = NONE
) -> tuple[Rows, Vector]:
    """The `topn` rows with the largest 3CosMul and its values, ties by row."""

    def exact(rows: Rows) -> Vector:
        return three_cos_mul(*(stored.cosines(rows, vector) for vector in (a, b, c)))

    scores = three_cos_mul(*np.clip(stored.scores(np.stack([a, b, c])), -1, 1))
    # against its own size, the quotient magnifies the rounding of a cosine by at most 1 / epsilon
    return best(stored.odd, scores, topn, exclude, stored.rounding / EPSILON, exact)


def nearest_on_average(
    tables: Sequence[Stored], vectors: Sequence[Vector], *, topn: int, exclude: Rows = NONE
) -> tuple[Rows, Vector]:
    """The rows with the largest mean of their cosines, one in each table with its own vector.

    Those cosines stand a line for each table, a column for each row.
    """

    def cosines(rows: Rows) -> Vector:
        return np.stack([table.cosines(rows, vector) for table, vector in zip(tables, vectors, strict=True)])

    each = [table.scores(vector[None])[0] for table, vector in zip(tables, vectors, strict=True)]
    odd = np.unique(np.concatenate([table.odd for table in tables]))
    tolerance = max(table.rounding for table in tables)
    scores: Vector = np.mean(each, axis=0, dtype=np.float64)
    rows, _ = best(odd, scores, topn, exclude, tolerance, lambda rows: np.mean(cosines(rows), axis=0))
    return rows, cosines(rows)


def best(
    odd: Rows,
    scores: npt.NDArray[np.floating],
    topn: int,
    exclude: Rows,
    tolerance: float,
    exact: Callable[[Rows], Vector],
) -> tuple[Rows, Vector]:
    """The rows with the best exact scores, given scores right to tolerance * (1 + score), but of odd rows.

    Exact scores of all rows that could be among the best make the answer and the order of ties the same
    wherever and however the scores were computed.
    """
    scores[odd] = scores[exclude] = -np.inf
    known = len(scores) - len(np.union1d(odd, exclude))
    if min(topn, known) > 0:
        place = len(scores) - min(topn, known)
        worst = float(np.partition(scores, place)[place])
        rows = np.flatnonzero(scores >= worst - tolerance * (1 + abs(worst)))
    else:
        rows = NONE
    rows = np.union1d(rows, np.setdiff1d(odd, exclude))
    values = exact(rows)
    order = np.argsort(-values, kind="stable")[:topn]
    return rows[order], values[order]
