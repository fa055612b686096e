"""What is checked at the door of `WordVectors`: keys, tables, counts and numbers of words."""

import operator
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType

Table = npt.NDArray[np.float32]


def indexed(keys: list[Any]) -> dict[Any, int]:
    """The row of every key; refuses a key that stands twice or cannot be looked up."""
    try:
        index = {key: row for row, key in enumerate(keys)}
    except TypeError as error:
        raise WrongType(f"every key must be hashable: {error}") from None
    if len(index) < len(keys):
        again = first_repeat(keys)
        first = keys.index(keys[again])
        raise InvalidInput(
            f"every key must be there once, but {keys[again]!r} is in rows {first} and {again}"
        )
    return index


def first_repeat(keys: Iterable[Any]) -> int:
    """The first row whose key stood in an earlier row; there must be one."""
    seen = set()
    for row, key in enumerate(keys):
        if key in seen:
            return row
        seen.add(key)
    raise AssertionError("no key is repeated")


def frozen_table(name: str, values: npt.ArrayLike, keys: list[Any]) -> Table:
    """The values as a read-only float32 table (V, d); copied unless read-only already."""
    table = _numbers(name, values)
    if table.dtype.kind not in "fiu":
        raise WrongType(f"{name} must hold real numbers, got dtype {table.dtype}")
    if table.ndim != 2 or table.shape[1] == 0:
        raise InvalidInput(f"{name} must have shape (words, dimensions), got {table.shape}")
    if len(table) != len(keys):
        raise InvalidInput(f"{name} must have one row a key: got {len(table)} rows for {len(keys)} keys")
    if table.dtype != np.float32 or table.flags.writeable:
        with np.errstate(over="ignore"):  # what overflows is found and named below
            table = table.astype(np.float32, order="C")
    bad = first_not_finite(table)
    if bad is not None:
        raise InvalidInput(f"{name} must be finite, but row {bad} ({keys[bad]!r}) holds nan or inf")
    table.flags.writeable = False
    return table


def frozen_counts(values: npt.ArrayLike, keys: list[Any]) -> npt.NDArray[np.int64]:
    """The counts as a read-only int64 array (V,)."""
    counts = _numbers("counts", values)
    if counts.dtype.kind not in "iu" and counts.size:
        raise WrongType(f"counts must be integers, got dtype {counts.dtype}")
    if counts.shape != (len(keys),):
        raise InvalidInput(f"counts must have shape ({len(keys)},), one a key, got {counts.shape}")
    counts = counts.astype(np.int64)
    if counts.size and counts.min() < 0:
        raise InvalidInput(
            f"counts must be at least 0, got {counts.min()} for {keys[int(counts.argmin())]!r}"
        )
    counts.flags.writeable = False
    return counts


def finite_vector(vector: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """The vector (d,) of a question, if it has d finite numbers."""
    if vector.shape != (size,):
        raise InvalidInput(f"a vector must have shape ({size},), got {vector.shape}")
    if not np.isfinite(vector).all():
        raise InvalidInput("a vector must be finite, got nan or inf")
    return vector


def first_not_finite(table: Table) -> int | None:
    """The first row that holds nan or inf."""
    # the extremes are nan or inf exactly if an entry is, and cost no table of booleans
    if table.size == 0 or (np.isfinite(table.min()) and np.isfinite(table.max())):
        return None
    return int(np.argmin(np.isfinite(table).all(axis=1)))


def at_least_one(name: str, value: int) -> int:
    """The value as an int, if it is one and at least 1."""
    return _at_least(1, name, value)


def at_least_zero(name: str, value: int) -> int:
    """The value as an int, if it is one and at least 0."""
    return _at_least(0, name, value)


def _at_least(least: int, name: str, value: int) -> int:
    try:
        number = operator.index(value)
    except TypeError:
        raise WrongType(f"{name} must be an integer, got {value!r}") from None
    if number < least:
        raise InvalidInput(f"{name} must be at least {least}, got {number}")
    return number


def _numbers(name: str, values: npt.ArrayLike) -> npt.NDArray[Any]:
    try:
        return np.asarray(values)
    except ValueError:  # rows of different lengths
        raise InvalidInput(f"{name} must be one array, got rows of different lengths") from None
