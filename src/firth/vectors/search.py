"""The rows of a table most like a vector: float32 over all rows, then float64 over the few that count."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import EPSILON, Table, Vector, cosines, three_cos_mul

Rows = npt.NDArray[np.intp]


def nearest(
    unit: Table, vector: Vector, *, topn: int, exclude: Sequence[int] = ()
) -> tuple[list[int], list[float]]:
    """The `topn` rows with the largest cosine and their cosines, ties by row."""
    scores = unit @ vector.astype(np.float32)
    return _best(scores, topn, exclude, _rounding(unit), lambda rows: cosines(unit, rows, vector))


def nearest_by_product(
    unit: Table, a: Vector, b: Vector, c: Vector, *, topn: int, exclude: Sequence[int] = ()
) -> tuple[list[int], list[float]]:
    """The `topn` rows with the largest 3CosMul and its values, ties by row."""

    def exact(rows: Rows) -> Vector:
        return three_cos_mul(cosines(unit, rows, a), cosines(unit, rows, b), cosines(unit, rows, c))

    query = np.stack([a, b, c]).astype(np.float32)  # (3, d)
    scores = three_cos_mul(*np.clip(query @ unit.T, -1, 1))
    # against its own size, the quotient magnifies the rounding of a cosine by at most 1 / epsilon
    return _best(scores, topn, exclude, _rounding(unit) / EPSILON, exact)


def _best(
    scores: Table, topn: int, exclude: Sequence[int], tolerance: float, exact: Callable[[Rows], Vector]
) -> tuple[list[int], list[float]]:
    """The rows with the best exact scores, given float32 scores right to tolerance * (1 + score).

    BLAS rounds a row differently with its place in the table and with the number of threads; exact scores
    of all rows that could be among the best make the answer and the order of ties the same everywhere.
    """
    scores[list(exclude)] = -np.inf
    topn = min(topn, len(scores) - len(set(exclude)))
    if topn < 1:
        return [], []
    worst = float(np.partition(scores, -topn)[-topn])
    rows = np.flatnonzero(scores >= worst - tolerance * (1 + abs(worst)))
    rows = rows[np.isfinite(scores[rows])]
    values = exact(rows)
    order = np.argsort(-values, kind="stable")[:topn]
    return rows[order].tolist(), values[order].tolist()


def _rounding(unit: Table) -> float:
    """A bound on twice the rounding error of a float32 dot product of two unit vectors."""
    return float((unit.shape[1] + 2) * np.finfo(np.float32).eps)
