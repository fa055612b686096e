"""Labels of any type as the numbers of their classes."""

import math
from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType


def class_numbers(labels: Iterable[Any], texts: int) -> tuple[npt.NDArray[Any], npt.NDArray[np.intp]]:
    """The classes in order, and for every label the number of its class.

    Parameters
    ----------
    labels : iterable of hashable
        Strings, numbers, or anything of one kind that can be put in order.
    texts : int
        How many labels there must be.

    Returns
    -------
    classes : array, shape (K,)
        Of strings, integers, floats or booleans where all labels are such, else of objects.
    numbers : int array, shape (n,)

    Raises
    ------
    InvalidInput
        There are more or fewer labels, one is nan, or there are fewer than two classes.
    WrongType
        A label cannot be looked up, or labels cannot be put in order.

    Examples
    --------
    >>> class_numbers(["pos", "neg", "pos"], 3)
    (array(['neg', 'pos'], dtype='<U3'), array([1, 0, 1]))
    """
    if isinstance(labels, str | bytes) or not isinstance(labels, Iterable):
        raise WrongType(f"labels must be a list, one for each text, got {labels!r}")
    values = [_checked(label, number) for number, label in enumerate(labels)]
    if len(values) != texts:
        raise InvalidInput(f"there must be one label for each text, got {texts} and {len(values)}")
    try:
        ordered = sorted(set(values))  # type: ignore[type-var]
    except TypeError:
        kinds = ", ".join(sorted({type(value).__name__ for value in values}))
        raise WrongType(f"labels cannot be put in order, their types are {kinds}: give strings") from None
    if len(ordered) == 1:
        raise InvalidInput(
            f"all {len(values):,} labels are {ordered[0]!r}: a classifier needs two classes at least"
        )
    number_of = {value: number for number, value in enumerate(ordered)}
    return as_array(ordered), np.fromiter(map(number_of.__getitem__, values), np.intp, len(values))


def as_array(values: list[Any]) -> npt.NDArray[Any]:
    """An array of these values: of their own type where NumPy has it, else of objects."""
    kinds = {type(value) for value in values}
    if len(kinds) == 1 and kinds <= {str, int, float, bool}:
        return np.array(values)
    array = np.empty(len(values), object)
    for place, value in enumerate(values):  # in one go, tuples would become rows
        array[place] = value
    return array


def _checked(label: Any, number: int) -> Hashable:
    """A label as Python has it: NumPy's scalars become what they stand for."""
    value = label.item() if isinstance(label, np.generic) else label
    if not isinstance(value, Hashable):
        raise WrongType(f"label {number} is a {type(value).__name__}: a label is a word or a number")
    if isinstance(value, float) and math.isnan(value):
        raise InvalidInput(f"label {number} is nan: leave texts without a label out")
    return value
