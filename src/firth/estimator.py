"""scikit-learn's protocol, which needs nothing of scikit-learn, and checks of settings. A leaf."""

import inspect
import math
from collections.abc import Collection
from numbers import Real
from typing import Any, Self

import numpy as np

from firth.errors import InvalidInput, WrongType


class Estimator:
    """Settings by name: those that the constructor of a class has, and does nothing but store."""

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Settings by name."""
        return {name: getattr(self, name) for name in _settings(type(self))}

    def set_params(self, **settings: Any) -> Self:
        """Change settings by name."""
        known = _settings(type(self))
        for name in settings:
            if name not in known:
                kind = type(self).__name__
                raise InvalidInput(f"{kind} has no setting {name!r}; its settings are {', '.join(known)}")
        for name, value in settings.items():
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        defaults = _settings(type(self))
        changed = {name: value for name, value in self.get_params().items() if value != defaults[name]}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in changed.items())})"


def _settings(kind: Any) -> dict[str, Any]:
    """Names and defaults of the settings of an estimator."""
    _, *parameters = inspect.signature(kind.__init__).parameters.values()
    return {one.name: one.default for one in parameters}


def check_number(name: str, value: Any, least: Any, most: Any, kind: Any, words: str) -> None:
    """Refuse what is no finite number of a kind, Integral or Real, or is out of its range.

    Raises
    ------
    WrongType, InvalidInput
    """
    if isinstance(value, bool) or not isinstance(value, kind):
        raise WrongType(f"{name} must be {words}, got {value!r}")
    if kind is Real:
        try:
            value = float(value)
        except OverflowError:  # a whole number with hundreds of digits
            value = math.inf
    if value != value or value in (float("inf"), float("-inf")):
        raise InvalidInput(f"{name} must be finite, got {value}")
    if least is not None and value < least:
        raise InvalidInput(f"{name} must be at least {least}, got {value}")
    if most is not None and value > most:
        raise InvalidInput(f"{name} must be at most {most}, got {value}")


def check_choice(name: str, value: Any, choices: Collection[str | None]) -> None:
    """Refuse what is not one of the choices."""
    if not (isinstance(value, str | None) and value in choices):
        raise InvalidInput(f"{name} must be one of {', '.join(map(repr, choices))}, got {value!r}")


def check_switch(name: str, value: Any) -> None:
    """Refuse what is neither True nor False: "no" would pass for True."""
    if not isinstance(value, bool | np.bool_):
        raise WrongType(f"{name} must be True or False, got {value!r}")
