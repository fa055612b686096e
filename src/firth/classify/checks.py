"""What is checked before a classifier is fitted: examples, classes, numbers."""

import operator
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType

Floats = npt.NDArray[np.float64]
Classes = npt.NDArray[np.intp]


def examples(X: npt.ArrayLike, columns: int | None = None) -> Floats:
    """X as float64 (n, d), finite; d is given where a model is fitted already."""
    table = _array(X, "X")
    if table.dtype.kind not in "biuf":
        raise WrongType(f"X must hold real numbers, got an array of {table.dtype}")
    if table.ndim != 2 or (columns is not None and table.shape[1] != columns):
        wanted = "examples, numbers each" if columns is None else f"examples, {columns}"
        raise InvalidInput(f"X must have shape ({wanted}), got {table.shape}")
    if not np.isfinite(table).all():
        row = int(np.argmin(np.isfinite(table).all(axis=1)))
        raise InvalidInput(f"X must be finite, but row {row} holds nan or inf")
    return table.astype(np.float64, copy=False)


def classes(y: npt.ArrayLike, count: int, number: int | None) -> tuple[Classes, int]:
    """y as class numbers (n,), and how many classes there are, each with an example."""
    numbers = _array(y, "y")
    if numbers.size and numbers.dtype.kind not in "iu":
        raise WrongType(f"y must hold integers, the numbers of classes, got an array of {numbers.dtype}")
    if numbers.shape != (count,):
        raise InvalidInput(f"y must have shape ({count},), one class an example, got {numbers.shape}")
    numbers = numbers.astype(np.intp)
    K = int(numbers.max(initial=-1)) + 1 if number is None else integer(number, "classes")
    if K < 2:
        raise InvalidInput(f"there must be at least 2 classes, got {K}")
    outside = numbers[(numbers < 0) | (numbers >= K)]
    if outside.size:
        raise InvalidInput(f"y must be at least 0 and below {K}, the number of classes, got {outside[0]}")
    absent = np.flatnonzero(np.bincount(numbers, minlength=K) == 0)
    if absent.size:
        raise InvalidInput(
            f"every class needs an example, but class {absent[0]} of {K} has none: number the classes that "
            "there are from 0 on"
        )
    return numbers, K


def integer(value: Any, name: str) -> int:
    """One integer."""
    try:
        return operator.index(value)
    except TypeError:
        raise WrongType(f"{name} must be an integer, got {value!r}") from None


def positive(value: float, name: str) -> float:
    """One finite number above 0."""
    number = _array(value, name)
    if number.ndim != 0 or number.dtype.kind not in "iuf" or not 0 < number < np.inf:
        raise InvalidInput(f"{name} must be one finite number above 0, got {value!r}")
    return float(number)


def wrong_start(got: tuple[int, ...], wanted: tuple[int, ...]) -> InvalidInput:
    """What is said of a start that does not fit."""
    return InvalidInput(f"start must have coefficients of shape {wanted}, as X and y say, got {got}")


def _array(values: npt.ArrayLike, name: str) -> npt.NDArray[Any]:
    try:
        return np.asarray(values)
    except ValueError:  # rows of different lengths
        raise WrongType(f"{name} must be one array, got rows of different lengths") from None
