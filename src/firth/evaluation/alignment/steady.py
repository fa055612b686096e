"""Anchors that hold still: least trimmed squares, so that the words that moved do not turn the models.

Rousseeuw & Van Driessen, *Computing LTS regression for large data sets*, 2006: fit, keep what fits best, fit
that, until it stays.
"""

from collections.abc import Hashable, Sequence

import numpy as np

from firth.evaluation.alignment.anchors import Anchors, anchor_rows
from firth.evaluation.alignment.procrustes import Rows, Table, directions, rotation, row_distances, turned

KEPT = 0.5  # of the anchors; so many may move without a trace
A_DIMENSION = 10  # anchors that are kept for every dimension at least
ROUNDS = 10


def held(a: Sequence[Table], b: Sequence[Table], shared: Sequence[Hashable], anchors: Anchors) -> Rows:
    """Where the words stand that hold the runs of two models together.

    Parameters
    ----------
    a, b : sequences of float32 arrays, shape (n, d)
        Unit rows of the shared words, in each run of both models.
    shared : sequence of keys, length n
    anchors : int or iterable of keys
        Of so many frequent words the steadier half; words that are named, as they are.
    """
    rows = anchor_rows(shared, anchors, a[0].shape[1])
    return steadiest(a, b, rows) if isinstance(anchors, int) else rows


def steadiest(a: Sequence[Table], b: Sequence[Table], candidates: Rows) -> Rows:
    """The half of some rows that is nearest to itself when it alone is aligned."""
    n = min(len(candidates), max(int(KEPT * len(candidates)), A_DIMENSION * a[0].shape[1]))
    if n == len(candidates):
        return candidates
    one, other = ([table[candidates] for table in side] for side in (a, b))
    kept = np.arange(len(candidates))
    for _ in range(ROUNDS):
        apart = np.zeros(len(candidates))
        for x in (directions(table, kept) for table in one):
            for y in (directions(table, kept) for table in other):
                apart += row_distances(x, turned(y, rotation(y[kept], x[kept])))
        before, kept = kept, np.sort(np.argsort(apart, kind="stable")[:n])
        if np.array_equal(before, kept):
            break
    return candidates[kept]
