"""What a pickle asks for, as values that do nothing: names that are not imported, calls that are not made."""

from typing import Any, NamedTuple

from firth.errors import FirthError

_ROOMS = ("gensim.", "numpy.random.")  # modules whose names may all stand in a model
_BUILTINS = (
    "hash",
    "object",
    "int",
    "float",
    "bool",
    "str",
    "bytes",
    "list",
    "dict",
    "tuple",
    "set",
    "frozenset",
)
_NAMES = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy.core.multiarray", "scalar"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.multiarray", "scalar"),
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("collections", "Counter"),
    ("copy_reg", "_reconstructor"),
    ("copyreg", "_reconstructor"),
    ("_codecs", "encode"),
    *((module, name) for module in ("builtins", "__builtin__") for name in _BUILTINS),
}


class Refused(FirthError):
    """The pickle asks for a name that no model needs."""


class Name(NamedTuple):
    """A name that a pickle wants to be imported; nobody does."""

    module: str
    name: str


class Thing:
    """What a pickle wants to be made by a call: of what, from what, and what is put into it afterwards."""

    def __init__(self, of: Any, arguments: Any) -> None:
        self.of = of
        self.arguments = arguments
        self.state: Any = None
        self.items: dict[Any, Any] = {}

    def named(self) -> str:
        """The name of what it is an instance of."""
        return self.of.name if isinstance(self.of, Name) else ""


def allowed(module: Any, name: Any) -> Name:
    """The name, if one like it stands in models of gensim.

    Raises
    ------
    Refused
        If it does not.
    ValueError
        If it is no name.
    """
    if not isinstance(module, str) or not isinstance(name, str):
        raise ValueError("no name")
    if not module.startswith(_ROOMS) and (module, name) not in _NAMES:
        raise Refused(f"{module}.{name}")
    return Name(module, name)
