"""Is the gradient the gradient? Central differences, entry by entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from firth.errors import FirthError, InvalidInput
from firth.maths._door import Floats, floats, positive
from firth.maths.random_states import capture_random_states, restore_random_states


@dataclass(frozen=True)
class GradientReport:
    """What a passed gradient check found.

    Attributes
    ----------
    entries : int
        How many entries were checked.
    worst : tuple of int
        Index of the entry where the two numbers differ most; () for a scalar, None when there are no entries.
    analytic, numerical : float
        The worst entry as f returned it, and by central differences; 0 when there are no entries.
    difference : float
        |numerical - analytic| / max(1, |numerical|, |analytic|) at the worst entry.
    """

    entries: int
    worst: tuple[int, ...] | None
    analytic: float
    numerical: float
    difference: float


class GradientError(FirthError, AssertionError):
    """A gradient differs from central differences.

    Attributes
    ----------
    index : tuple of int
        The first wrong entry, row by row.
    analytic, numerical : float
        That entry as the function returned it, and by central differences.
    """

    def __init__(self, index: tuple[int, ...], analytic: float, numerical: float, wrong: int, entries: int):
        super().__init__(
            f"the gradient is wrong at entry {index}: the function returned {analytic:.6g}, central "
            f"differences give {numerical:.6g} ({wrong} of {entries} entries are wrong; this is the first)"
        )
        self.index = index
        self.analytic = analytic
        self.numerical = numerical


def gradient_check(
    f: Callable[[Floats], tuple[float, ArrayLike]],
    x: ArrayLike,
    step: float = 1e-4,
    tolerance: float = 1e-5,
) -> GradientReport:
    """Compare the gradient of a function with central differences.

    ∂f/∂x_i = (f(x + h e_i) - f(x - h e_i)) / 2h + O(h²).
    Bishop, Pattern Recognition and Machine Learning, 2006, equation (5.69).

    The states of Python's `random` and of NumPy's `np.random` are restored before each evaluation, so that
    a loss that draws (negatives, say) draws the same each time. A generator of the function's own is not.

    Parameters
    ----------
    f : callable, x -> (loss, gradient)
        The loss a number, the gradient of the shape of x.
    x : array of real numbers, any shape
        Where to check; f gets copies, and x stays as it is.
    step : float
        h, above 0.
    tolerance : float
        Largest |numerical - analytic| / max(1, |numerical|, |analytic|) that passes, above 0.

    Returns
    -------
    GradientReport

    Raises
    ------
    GradientError
        If an entry differs by more than the tolerance, or is not a number.
    InvalidInput
        If f returns something else than a number and an array of the shape of x.

    Examples
    --------
    >>> gradient_check(lambda x: (np.sum(x**2), 2 * x), [1.0, 3.0]).entries
    2
    >>> gradient_check(lambda x: (np.sum(x**2), x), [1.0, 3.0])
    Traceback (most recent call last):
    firth.maths.gradcheck.GradientError: the gradient is wrong at entry (0,): the function returned 1, central
    differences give 2 (2 of 2 entries are wrong; this is the first)
    """
    x, h, tolerance = floats(x, "x"), positive(step, "step"), positive(tolerance, "tolerance")
    states = capture_random_states()

    def evaluate(at: Floats) -> tuple[float, Floats]:
        restore_random_states(states)
        loss, gradient = _pair(f(at.copy()))
        return _loss(loss), floats(gradient, "the gradient")

    _, analytic = evaluate(x)
    if analytic.shape != x.shape:
        raise InvalidInput(f"the gradient must have the shape of x, {x.shape}, got {analytic.shape}")
    numerical = np.empty_like(x)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += h
        below[index] -= h
        numerical[index] = (evaluate(above)[0] - evaluate(below)[0]) / (2 * h)
    return _judge(analytic, numerical, tolerance)


def _pair(returned: Any) -> tuple[ArrayLike, ArrayLike]:
    """What f returned, if it is two things; the losses here return a gradient for each argument."""
    if not isinstance(returned, tuple | list):
        raise InvalidInput(f"f must return (loss, gradient), got {type(returned).__name__}")
    if len(returned) != 2:
        hint = ": to check the first gradient of several, return f(x)[:2]" if len(returned) > 2 else ""
        raise InvalidInput(f"f must return (loss, gradient), got {len(returned)} values{hint}")
    loss, gradient = returned
    return loss, gradient


def _loss(loss: ArrayLike) -> float:
    """The loss as a number."""
    value = floats(loss, "the loss")
    if value.ndim != 0:
        raise InvalidInput(f"the loss must be one number, got shape {value.shape}")
    return float(value)


def _judge(analytic: Floats, numerical: Floats, tolerance: float) -> GradientReport:
    """Raise for the first wrong entry, or report the worst."""
    if analytic.size == 0:
        return GradientReport(0, None, 0.0, 0.0, 0.0)
    size = np.maximum(1.0, np.maximum(np.abs(numerical), np.abs(analytic)))
    with np.errstate(invalid="ignore"):  # infinities, which become NaN
        difference = np.abs(numerical - analytic) / size
    wrong = np.argwhere(~(difference <= tolerance))  # so written, NaN is wrong
    if len(wrong):
        first = tuple(wrong[0].tolist())
        raise GradientError(first, float(analytic[first]), float(numerical[first]), len(wrong), analytic.size)
    worst = tuple(int(i) for i in np.unravel_index(difference.argmax(), difference.shape))
    return GradientReport(
        analytic.size, worst, float(analytic[worst]), float(numerical[worst]), float(difference[worst])
    )
