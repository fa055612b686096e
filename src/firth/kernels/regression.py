"""One table fitted to the other from pair counts: every row is a softmax regression of its own.

A row x has n pairs, with shares q among the columns y. With scores ``s = offset + Y x`` and ``m`` the
logarithm of the sum of their exponentials, it loses ``n m - n <q, s>`` where probabilities are fitted, and
``exp(m) - n <q, s>`` where expected counts are; both are convex. `firth.kernels.reference_regressor` and
`firth.kernels.native_regressor` take steps down.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEVER = np.float32(-1e30)  # the score of a column that is not there


class Company(NamedTuple):
    """Counts as compressed sparse rows: those of row r are ``values[offsets[r] : offsets[r + 1]]``.

    Parameters
    ----------
    offsets : int64 array, shape (V + 1,)
    columns : int32 array, shape (nnz,)
        They rise within a row.
    values : float32 array, shape (nnz,)
    """

    offsets: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: NDArray[np.float32]

    def row(self, row: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Columns and counts of a row."""
        span = slice(self.offsets[row], self.offsets[row + 1])
        return self.columns[span], self.values[span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """What stays while one table is fitted to the other.

    Parameters
    ----------
    others : float32 array, shape (V, stride)
        The table that stays, padded.
    dimensions : int
    offset : float32 array, shape (V,)
        Added to the score of each column.
    inverse : float64 array, shape (d, d)
        Bends a gradient into the direction to go; symmetric and positive.
    company : Company
    held_out : Company or None
        Whose loss is told too.
    normalised : bool
        Fit the probabilities of the columns; otherwise their expected counts.
    penalty : float
        Of half a row's squared length, in pairs.
    first : float
        Length that is tried first along a direction.
    trials : int
        Lengths that are tried; with 0, losses are told and nothing moves.
    frozen : uint8 array, shape (V,), or None
        1 for a row that stays as it is.
    """

    others: NDArray[np.float32]
    dimensions: int
    offset: NDArray[np.float32]
    inverse: NDArray[np.float64]
    company: Company
    held_out: Company | None
    normalised: bool
    penalty: float
    first: float
    trials: int
    frozen: NDArray[np.uint8] | None


class Fitted(NamedTuple):
    """What is known of every row when it has been fitted; float64 arrays, shape (V,).

    Parameters
    ----------
    level : array
        Logarithm of the sum of the exponentials of its scores.
    loss, held_out_loss : array
        What its company, and its held-out company, loses by them.
    """

    level: NDArray[np.float64]
    loss: NDArray[np.float64]
    held_out_loss: NDArray[np.float64]

    @classmethod
    def of(cls, words: int) -> "Fitted":
        """Room for so many rows."""
        return cls(np.zeros(words), np.zeros(words), np.zeros(words))
