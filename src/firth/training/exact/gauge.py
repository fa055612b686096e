r"""The freedom that scores leave to the tables, and how it is used up.

The scores U V^T are the same for V A and U A^-T, whatever the invertible matrix A, but cosines are not.
Tables are *balanced* where both have the same second moment, as those have that plain gradient descent from
a small beginning, or a penalty on both, comes to. Of the matrices that balance them one is symmetric and
positive: it turns nothing, so tables that are balanced already stay as they are.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Inverse = Callable[[Matrix], Matrix]

_TINY = 1e-6  # of the mean second moment, added to all: a direction that nobody uses stays as it is
_ROUNDS = 60


def balancing(first: Matrix, second: Matrix, inverse: Inverse) -> tuple[Matrix, Matrix]:
    r"""The matrices A and A^-1 by which tables with these second moments are balanced.

    With A symmetric, :math:`A F A = A^{-1} S A^{-1}` has the solution :math:`A^2 = F^{-1} \# S`, the
    geometric mean of two positive matrices (Bhatia, *Positive Definite Matrices*, 2007, chapter 4).

    Parameters
    ----------
    first, second : float64 arrays, shape (d, d)
        Second moments of V and of U: symmetric, not negative.
    inverse : callable
        Inverts a symmetric positive matrix. LAPACK's would depend on how many threads BLAS has.

    Returns
    -------
    A, A^-1 : float64 arrays, shape (d, d)
        For V A and U A^-1; a table of zeros is balanced with none, and both are the identity then.

    Examples
    --------
    >>> A, back = balancing(np.diag([16.0, 1.0]), np.diag([1.0, 1.0]), np.linalg.inv)
    >>> A.round(3), back.round(3) + 0.0
    (array([[0.5, 0. ], [0. , 1. ]]), array([[2., 0.], [0., 1.]]))
    """
    if not (first.any() and second.any()):
        return np.eye(len(first)), np.eye(len(first))
    first, second = _lifted(first), _lifted(second)
    square = geometric_mean(inverse(first), second, inverse)
    A = geometric_mean(square, np.eye(len(square)), inverse)
    return A, inverse(A)


def geometric_mean(a: Matrix, b: Matrix, inverse: Inverse) -> Matrix:
    """The geometric mean of two symmetric positive matrices, as the limit of arithmetic and harmonic means.

    >>> geometric_mean(np.diag([4.0, 1.0]), np.diag([1.0, 9.0]), np.linalg.inv)
    array([[2., 0.], [0., 3.]])
    """
    for _ in range(_ROUNDS):
        over, under = (a + b) / 2, 2 * inverse(inverse(a) + inverse(b))
        if np.abs(over - under).max() <= 1e-9 * np.abs(over).max():
            return over
        a, b = over, (under + under.T) / 2
    return (a + b) / 2


def _lifted(moment: Matrix) -> Matrix:
    d = len(moment)
    return moment + _TINY * float(np.trace(moment)) / d * np.eye(d)
