"""The rotation that brings one set of points nearest to another.

Schönemann, *A generalized solution of the orthogonal Procrustes problem*, 1966.
"""

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.vectors.arithmetic import blocks, unit_rows
from firth.vectors.blas import one_thread

Floats = npt.NDArray[np.float64]
Table = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]

OPEN = 1e-6  # of the largest singular value: what float32 tells from none


def rotation(x: npt.ArrayLike, y: npt.ArrayLike) -> Floats:
    """The orthogonal R that makes |X R - Y| least (Frobenius's norm).

    With X'Y = U S V' (singular values), R = U V'.

    Parameters
    ----------
    x, y : array_like of shape (n, d)
        Row i of one belongs to row i of the other.

    Returns
    -------
    ndarray of shape (d, d), float64
        It may mirror as well as turn.

    Raises
    ------
    InvalidInput
        Rows of one or of both lie in fewer than d dimensions, which leaves R open in the others.

    Examples
    --------
    >>> rotation([[1, 0], [0, 1]], [[0, 1], [-1, 0]]).round(9).tolist()
    [[0.0, 1.0], [-1.0, 0.0]]
    """
    X, Y = np.asarray(x), np.asarray(y)
    product = np.zeros((X.shape[1], Y.shape[1]))
    with one_thread():
        for rows in blocks(*X.shape):
            product += X[rows].astype(np.float64).T @ Y[rows].astype(np.float64)
        U, S, Vt = np.linalg.svd(product)
        turned: Floats = U @ Vt
    fixed = int((S / max(S[0], OPEN) > OPEN).sum())
    if fixed < len(S):
        raise InvalidInput(
            f"the rows that are aligned fix {fixed} of {len(S)} dimensions, the rest of the "
            "rotation would be open: give more anchors, or vectors of fewer dimensions"
        )
    return turned


def directions(unit: Table, anchors: Rows) -> Table:
    """What is compared of words: unit rows, less the mean of the anchors' unit rows, of length 1 again.

    All words of a model share a direction, which says nothing of any one of them.
    """
    return unit_rows(unit - unit[anchors].mean(axis=0, dtype=np.float64).astype(np.float32))


def turned(table: Table, rotation: Floats) -> Table:
    """The rows times the rotation, float32 of float64."""
    result = np.empty(table.shape, np.float32)
    with one_thread():
        for rows in blocks(*table.shape):
            result[rows] = table[rows].astype(np.float64) @ rotation
    return result


def row_distances(x: Table, y: Table) -> Floats:
    """One minus the cosine of row i of x with row i of y, all of length 1 or 0."""
    cosines = np.einsum("nd,nd->n", x, y, dtype=np.float64)
    distances: Floats = 1.0 - np.clip(cosines, -1.0, 1.0)
    return distances
