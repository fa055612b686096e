"""Names of gensim 3, which still work with a warning, and names that are not here, which say why."""

import operator
import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ClassVar, ParamSpec, TypeVar

from firth.errors import InvalidInput, NotSupported

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class OldNames:
    """Attributes by their old names, and sentences for those that are not here."""

    _RENAMED: ClassVar[Mapping[str, str]] = {}  # old name: new one, dotted
    _MISSING: ClassVar[Mapping[str, str]] = {}  # name: why, and what to do instead

    def __getattr__(self, name: str) -> Any:
        # only asked for what is not there
        kind = type(self).__name__
        if name in self._RENAMED:
            new = self._RENAMED[name]
            warn_of_old(f"{kind}.{name}", f"{kind}.{new}")
            return operator.attrgetter(new)(self)
        if name in self._MISSING:
            raise NotSupported(f"firth.compat.gensim has no {kind}.{name}: {self._MISSING[name]}")
        raise AttributeError(f"{kind!r} object has no attribute {name!r}")


def warn_of_old(old: str, new: str, stacklevel: int = 3) -> None:
    """Say what an old name is called today."""
    warnings.warn(f"{old} is the name of gensim 3: use {new}", DeprecationWarning, stacklevel=stacklevel)


def renamed(
    **names: str,
) -> Callable[[Callable[Arguments, Result]], Callable[Arguments, Result]]:
    """Let a function take arguments by old names too; its signature has the new ones alone.

    >>> @renamed(size="vector_size")
    ... def rows(vector_size=100):
    ...     return vector_size
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.simplefilter("always")
    ...     rows(size=3), str(caught[0].message)
    (3, 'size= is the name of gensim 3: use vector_size=')
    """

    def decorate(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
        @wraps(function)
        def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            for old, new in names.items():
                if old in kwargs:
                    if new in kwargs:
                        raise InvalidInput(f"{old}= and {new}= are one argument: give {new}= alone")
                    warn_of_old(f"{old}=", f"{new}=")
                    kwargs[new] = kwargs.pop(old)
            return function(*args, **kwargs)

        return call

    return decorate


def refuse(**arguments: tuple[Any, Any, str]) -> None:
    """Refuse arguments that have no meaning here, unless they are as they are by default.

    Parameters
    ----------
    **arguments : tuple
        What came, the default, and why there is nothing else.

    Raises
    ------
    InvalidInput

    >>> refuse(null_word=(1, 0, "firth has no word for nothing"))
    Traceback (most recent call last):
    firth.errors.InvalidInput: null_word=1 is not supported: firth has no word for nothing
    """
    for name, (came, default, why) in arguments.items():
        if came is not default and not (isinstance(came, type(default)) and came == default):
            raise InvalidInput(f"{name}={came!r} is not supported: {why}")
