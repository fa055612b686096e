"""A claim: what a write-up prints, what is right, and how far each is from the truth."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

#: What a formula says, and what is true, at the point of `claims.point`.
Form: TypeAlias = Callable[[], tuple[ArrayLike, ArrayLike]]


@dataclass(frozen=True)
class Claim:
    """One claim of a write-up.

    `holds` measures the printed form of a correct claim and the correct form of any other; `fails` measures
    the printed form of a claim that is not correct, and is None where nothing was printed that has a value.
    """

    id: str
    where: str
    printed: str
    holds: Form
    verdict: str = "correct"
    correct: str = ""
    fails: Form | None = None


class UndefinedProductError(Exception):
    """A matrix product, taken as it is printed, does not exist."""


def product(*factors: ArrayLike) -> np.ndarray:
    """The product of the factors as they are printed, left to right: a flat array is a column."""
    columns = [np.asarray(f) if np.ndim(f) == 2 else np.reshape(f, (-1, 1)) for f in factors]
    result = columns[0]
    for factor in columns[1:]:
        if result.shape[1] != factor.shape[0]:
            raise UndefinedProductError(f"undefined: {result.shape} times {factor.shape}")
        result = result @ factor
    return result


def error(form: Form) -> float | str:
    """The largest difference between formula and truth, or why there is no difference to take."""
    try:
        claimed, true = (np.asarray(each, dtype=np.float64) for each in form())
    except UndefinedProductError as undefined:
        return str(undefined)
    if claimed.shape != true.shape:
        return f"shape {claimed.shape} for {true.shape}"
    return float(np.abs(claimed - true).max())
