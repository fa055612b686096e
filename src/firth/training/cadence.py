"""How often a checkpoint is written."""

import math
import re
from numbers import Real
from typing import NamedTuple

from firth.errors import InvalidInput, WrongType

_SECONDS = {"s": 1, "min": 60, "h": 3600}
_NAMES = {
    "s": ("", "s", "sec", "second", "seconds"),
    "min": ("min", "minute", "minutes"),
    "h": ("h", "hour", "hours"),
    "epoch": ("epoch", "epochs"),
}
_UNITS = {name: unit for unit, names in _NAMES.items() for name in names}
_ALLOWED = "a number of seconds, or a text such as '90 s', '5 min', '2 h' or '1 epoch'"


class Cadence(NamedTuple):
    """Seconds between two checkpoints, or epochs; the other is None."""

    seconds: float | None = None
    epochs: int | None = None


def cadence(every: float | str) -> Cadence:
    """What a user says of it, understood.

    Parameters
    ----------
    every : float or str
        Seconds, or a number with its unit.

    Raises
    ------
    InvalidInput, WrongType

    Examples
    --------
    >>> cadence(90), cadence("5 min"), cadence("2 epochs")
    (Cadence(seconds=90.0, epochs=None), Cadence(seconds=300.0, epochs=None), Cadence(seconds=None, epochs=2))
    """
    if isinstance(every, bool) or not isinstance(every, Real | str):
        raise WrongType(f"checkpoint_every must be {_ALLOWED}, got {every!r}")
    number, unit = _parts(every) if isinstance(every, str) else (_finite(every), "s")
    if unit == "epoch":
        if number < 1 or not number.is_integer():
            raise InvalidInput(
                f"checkpoint_every must be a whole number of epochs, 1 at least, got {every!r}"
            )
        return Cadence(epochs=int(number))
    seconds = number * _SECONDS[unit]
    if not 0 < seconds < math.inf:
        raise InvalidInput(f"checkpoint_every must be more than 0 seconds, and finite, got {every!r}")
    return Cadence(seconds=seconds)


def _finite(number: float) -> float:
    """Any real number as a float; what is none, or too large, becomes infinity."""
    return float(number) if abs(number) < 1e300 else math.inf


def _parts(text: str) -> tuple[float, str]:
    """Number and unit of a text; without a unit it means seconds."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]*)", text.strip().lower(), re.ASCII)
    unit = _UNITS.get(match[2]) if match else None
    if match is None or unit is None:
        raise InvalidInput(f"checkpoint_every must be {_ALLOWED}, got {text!r}")
    return float(match[1]), unit
