"""One call of a student's function as a question to its process."""

from typing import Any

import numpy as np

from firth.course.check.exercise import Case, Exercise
from firth.course.check.exercises.catalogue import Parameters, named, positions
from firth.course.check.wire import encode


def question(
    function: str,
    parameters: Parameters | None,
    exercise: Exercise,
    case: Case,
    seed: int,
    transposed: bool = False,
) -> dict[str, Any]:
    """As many arguments as the function takes by position, and by name what it has a name for.

    `transposed` hands over tables whose columns are words.
    """
    count = positions(parameters, len(exercise.arguments))
    arguments = [getattr(case.given, name) for name in exercise.arguments[:count]]
    if transposed:
        arguments = [
            np.ascontiguousarray(value.T) if name in exercise.tables else value
            for name, value in zip(exercise.arguments, arguments, strict=False)
        ]
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
    """What the function itself calls its arguments."""
    count = positions(parameters, len(exercise.arguments))
    return [name for name, _, _ in parameters][:count] if parameters else list(exercise.arguments)
