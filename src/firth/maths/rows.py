"""Rows of unit length."""

import numpy as np
from numpy.typing import ArrayLike

from firth.maths._door import Floats, floats


def normalize_rows(x: ArrayLike) -> Floats:
    """Scale each row to length one; a row of zeros stays.

    x_i / |x_i| with the Euclidean length, after which the inner product of two rows is their cosine.
    Levy, Goldberg and Dagan, Improving distributional similarity with lessons learned from word embeddings,
    2015, section 3.3.

    Parameters
    ----------
    x : array of real numbers, shape (n, d); any shape, where the last axis is a row

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    WrongType
        If x does not hold real numbers.

    Examples
    --------
    >>> normalize_rows([[3.0, 4.0], [0.0, 0.0]])
    array([[0.6, 0.8], [0. , 0. ]])
    """
    x = floats(x, "x")
    largest = np.abs(x).max(axis=-1, keepdims=True, initial=0.0)
    x = x / np.where(largest == 0, 1.0, largest)  # squares of the entries neither overflow nor vanish
    length = np.sqrt(np.sum(x**2, axis=-1, keepdims=True))
    return x / np.where(length == 0, 1.0, length)
