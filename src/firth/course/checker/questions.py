"""One call of a student's function as a question to its process."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from firth.course.checker.exercise import Case, Exercise
from firth.course.checker.exercises.catalogue import Parameters, named, positions
from firth.course.checker.wire import encode

Turn: TypeAlias = Callable[[Any], Any]


def question(
    function: str,
    parameters: Parameters | None,
    exercise: Exercise,
    case: Case,
    seed: int,
    turned: Mapping[str, Turn] = MappingProxyType({}),
) -> dict[str, Any]:
    """As many arguments as the function takes by position, and by name what it has a name for.

    `turned` says which arguments are handed over in another form, and how.
    """
    count = positions(parameters, len(exercise.arguments))
    given = [(name, getattr(case.given, name)) for name in exercise.arguments[:count]]
    arguments = [turned[name](value) if name in turned else value for name, value in given]
    by_position = {name for name, _, _ in (parameters or ())[:count]}
    keywords = {
        name: getattr(case.given, name)
        for name in exercise.keywords
        if name in named(parameters) - by_position and hasattr(case.given, name)
    }
    return {
        "function": function,
        "arguments": encode(arguments),
        "keywords": encode(keywords),
        "seed": seed % (1 << 32),  # which is what NumPy's stream takes
    }


def argument_names(parameters: Parameters | None, exercise: Exercise) -> list[str]:
    """What the function itself calls its arguments; what only `*args` takes has the exercise's names."""
    own = [name for name, kind, _ in parameters or () if kind.startswith("POSITIONAL")]
    return [*own, *exercise.arguments[len(own) :]]
