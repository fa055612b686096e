"""Skip-gram with negative sampling over all pairs of a batch at once: the loss, and a step down its gradient.

`by_windows` is the same, window by window, over the functions of `firth.maths`.
"""

import numpy as np
import numpy.typing as npt

from firth.course.sst.windows import Pairs
from firth.maths import log_sigmoid, sigmoid

Floats = npt.NDArray[np.float64]


def descend(V: Floats, U: Floats, pairs: Pairs, step: float, windows: int) -> float:
    """Take a step in place; the loss before it.

    With s = 1 for the outside word of a pair and -1 for its negatives,

        J = -1 / windows Σ_pairs Σ_k log σ(s_k u_k · v_c),
        ∂J/∂(u_k · v_c) = -s_k σ(-s_k u_k · v_c) / windows.

    All sums have an order of their own, whatever the threads of BLAS: it is not asked.

    Parameters
    ----------
    V, U : float64 arrays, shape (words, d), contiguous
        Centre and outside vectors; changed.
    pairs : Pairs
    step : float
    windows : int
        In the batch: its loss is their mean.
    """
    v, u = V[pairs.centres], U[pairs.others]
    signs = np.full(pairs.others.shape[1], -1.0)
    signs[0] = 1.0
    scores = signs * np.einsum("pd,pkd->pk", v, u)
    slopes = -signs * sigmoid(-scores) * (step / windows)
    _subtract(V, pairs.centres, np.einsum("pk,pkd->pd", slopes, u))
    _subtract(U, pairs.others, slopes[:, :, None] * v[:, None, :])
    return -float(log_sigmoid(scores).sum()) / windows


def _subtract(table: Floats, rows: npt.NDArray[np.intp], changes: Floats) -> None:
    """Subtract changes from rows, which may stand there several times; entry by entry NumPy is faster."""
    d = table.shape[1]
    np.subtract.at(table.reshape(-1), (rows[..., None] * d + np.arange(d)).ravel(), changes.ravel())
