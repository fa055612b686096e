"""All exercises, and which of them a function of a file is."""

from collections.abc import Sequence
from typing import Any

from firth.course.checker.exercise import Exercise
from firth.course.checker.exercises import (
    cbow,
    cross_entropy,
    descent,
    entrywise,
    naive_softmax,
    negative_sampling,
    network,
    rows,
    skip_gram,
    softmax,
)

CATALOGUE: tuple[Exercise, ...] = (
    *softmax.EXERCISES,
    *entrywise.EXERCISES,
    *rows.EXERCISES,
    *cross_entropy.EXERCISES,
    *network.EXERCISES,
    *naive_softmax.EXERCISES,
    *negative_sampling.EXERCISES,
    *skip_gram.EXERCISES,
    *cbow.EXERCISES,
    *descent.EXERCISES,
)
#: What the student's process tells of each parameter: its name, its kind, whether it must be given.
Parameters = Sequence[Sequence[Any]]


def known(name: str) -> list[Exercise]:
    """The exercises of this name in any spelling; what a function takes tells `skipgram` from `skip_gram`."""
    return [exercise for exercise in CATALOGUE if _plain(name) in map(_plain, exercise.names)]


def fitting(name: str, parameters: Parameters | None) -> Exercise | None:
    """The exercise of this name whose arguments these parameters take."""
    exercises = known(name)
    if parameters is None:
        return exercises[0]
    return next((exercise for exercise in exercises if _takes(exercise, parameters)), None)


def positions(parameters: Parameters | None, at_most: int) -> int:
    """How many arguments a function takes by position."""
    if parameters is None or any(kind == "VAR_POSITIONAL" for _, kind, _ in parameters):
        return at_most
    by_position = [kind for _, kind, _ in parameters if kind.startswith("POSITIONAL")]
    return min(len(by_position), at_most)


def named(parameters: Parameters | None) -> set[str]:
    """The names by which arguments can be given."""
    return {name for name, kind, _ in parameters or () if kind in ("POSITIONAL_OR_KEYWORD", "KEYWORD_ONLY")}


def _takes(exercise: Exercise, parameters: Parameters) -> bool:
    required = sum(kind.startswith("POSITIONAL") and needed for _, kind, needed in parameters)
    count = positions(parameters, len(exercise.arguments))
    by_name = {name for name, kind, needed in parameters if kind == "KEYWORD_ONLY" and needed}
    return exercise.least <= count and required <= count and by_name <= set(exercise.keywords)


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
