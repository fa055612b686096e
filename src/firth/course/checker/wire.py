"""Values as JSON between the two processes; what a student returns is read as data and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firth.course.checker.givens import GIVENS

LARGEST = 100_000  # entries of an array that comes back whole; no answer to the check is near


@dataclass(frozen=True)
class Foreign:
    """A value that is no numbers: only its type is told."""

    type: str


def encode(value: Any) -> Any:
    """A value as JSON can hold it."""
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, tuple | list):
        return {"sequence": type(value).__name__, "items": _items(value)}
    if isinstance(value, dict):
        return {"dict": {str(key): encode(item) for key, item in value.items()}}
    if type(value).__name__ in GIVENS and type(value) is GIVENS[type(value).__name__]:
        return {"given": type(value).__name__, "fields": encode(vars(value))}
    if hasattr(value, "__array__"):
        return _converted(value)
    return {"foreign": type(value).__name__}


def decode(written: Any) -> Any:
    """The value that `encode` wrote."""
    if not isinstance(written, dict):
        return written
    if "sequence" in written:
        items = [decode(item) for item in written["items"]]
        return tuple(items) if written["sequence"] == "tuple" else items
    if "dict" in written:
        return {key: decode(item) for key, item in written["dict"].items()}
    if "given" in written:
        return GIVENS[written["given"]](**decode(written["fields"]))
    if "array" in written:
        return np.array(written["array"], dtype=written["dtype"]).reshape(written["shape"])
    return Foreign(written["foreign"])


def _converted(value: Any) -> Any:
    """Another library's numbers, of a tensor without its gradient."""
    try:
        return _array(np.asarray(value.detach() if hasattr(value, "detach") else value))
    except Exception:  # it is the student's class, and can raise anything
        return {"foreign": f"{type(value).__name__} that cannot be made an array"}


def _items(values: Sequence[Any]) -> Any:
    """The items; of lists that hold themselves none."""
    try:
        return [encode(item) for item in values[:LARGEST]]
    except RecursionError:
        return []


def _array(array: Any) -> Any:
    """An array of real numbers with its shape and type."""
    if array.dtype.kind not in "biuf" or array.size > LARGEST:
        return {"foreign": f"array of {array.dtype}, shape {array.shape}"}
    if array.dtype.itemsize > 8:
        array = array.astype(np.float64)  # a long double has no other way through JSON
    return {"array": array.ravel().tolist(), "shape": array.shape, "dtype": array.dtype.name}
