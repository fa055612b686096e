"""What every function here does with its arguments before it starts: arrays of float64, or a sentence."""

import operator
from typing import Any, SupportsIndex, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from firth.errors import InvalidInput, WrongType

Floats: TypeAlias = NDArray[np.float64]
Rows: TypeAlias = NDArray[np.intp]


def floats(x: ArrayLike, name: str) -> Floats:
    """Real numbers as float64, of any shape."""
    array = _array(x, name)
    if array.dtype.kind not in "biuf":
        raise WrongType(f"{name} must hold real numbers, got an array of {array.dtype}")
    return array.astype(np.float64, copy=False)


def vector(x: ArrayLike, name: str, size: int, of: str) -> Floats:
    """Real numbers of shape (size,), where `of` says what sets the size."""
    array = floats(x, name)
    if array.shape != (size,):
        raise InvalidInput(f"{name} must have shape ({size},), as {of}, got {array.shape}")
    return array


def table(x: ArrayLike, name: str) -> Floats:
    """Real numbers of shape (rows, columns)."""
    array = floats(x, name)
    if array.ndim != 2:
        raise InvalidInput(f"{name} must have two axes (rows are words), got shape {array.shape}")
    return array


def integers(x: ArrayLike, name: str) -> Rows:
    """Integers of any shape; an empty list, which NumPy takes for floats, counts as integers."""
    array = _array(x, name)
    if array.size and array.dtype.kind not in "iu":
        raise WrongType(f"{name} must hold integers, got an array of {array.dtype}")
    return array.astype(np.intp, copy=False)


def flat_integers(x: ArrayLike, name: str) -> Rows:
    """Integers of shape (k,)."""
    array = integers(x, name)
    if array.ndim != 1:
        raise InvalidInput(f"{name} must be a flat list of integers, got shape {array.shape}")
    return array


def rows(x: ArrayLike, name: str, count: int, of: str) -> Rows:
    """Row numbers of the table `of`, shape (k,)."""
    array = flat_integers(x, name)
    if array.size:
        _within(int(array.min()), name, count, of)
        _within(int(array.max()), name, count, of)
    return array


def row(x: SupportsIndex, name: str, count: int, of: str) -> int:
    """One row number of the table `of`."""
    index = integer(x, name)
    _within(index, name, count, of)
    return index


def integer(x: SupportsIndex, name: str, at_least: int | None = None) -> int:
    """One integer, not below `at_least`."""
    try:
        value = operator.index(x)
    except TypeError:
        raise WrongType(f"{name} must be an integer, got {x!r}") from None
    if at_least is not None and value < at_least:
        raise InvalidInput(f"{name} must be at least {at_least}, got {value}")
    return value


def positive(x: float, name: str) -> float:
    """One finite number above zero."""
    value = floats(x, name)
    if value.ndim != 0 or not 0 < value < np.inf:
        raise InvalidInput(f"{name} must be one finite number above 0, got {x!r}")
    return float(value)


def _array(x: ArrayLike, name: str) -> NDArray[Any]:
    """NumPy's reading of x, or a sentence where it has none."""
    try:
        return np.asarray(x)
    except ValueError:
        raise WrongType(f"{name} must be an array, got rows of different lengths") from None


def _within(index: int, name: str, count: int, of: str) -> None:
    """Refuse a row number that the table does not have: NumPy would read -1 as the last row."""
    if not 0 <= index < count:
        raise InvalidInput(f"{name} must be a row of {of} (at least 0, below {count}), got {index}")
