"""What a function answered, as arrays beside the right ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from firth.course.checker.exercise import Case, Exercise, Given
from firth.course.checker.wire import Foreign, decode

#: Relative to numbers above 1, absolute below: what sums in another order, and small additions, change.
TOLERANCE = {"float16": 1e-2, "float32": 1e-4}
STRICT = 1e-6


@dataclass(frozen=True)
class Outcome:
    """One result of one input: what must come, and what came."""

    case: Case
    given: Given
    result: str
    expected: Any
    got: Any

    @property
    def same_shape(self) -> bool:
        """Whether the entries can be compared: axes of one in front of the others change no sum."""
        if isinstance(self.got, Foreign):
            return False
        more = self.got.ndim - self.expected.ndim
        return bool(self.got.shape == (1,) * more + self.expected.shape)

    @property
    def wrong(self) -> Any:
        """Which entries differ."""
        return ~close(self.got.reshape(self.expected.shape), self.expected)

    @property
    def right(self) -> bool:
        """Whether nothing differs."""
        return self.same_shape and not np.any(self.wrong)


def close(got: Any, expected: Any) -> Any:
    """Entry by entry, as exactly as the type of what came can say."""
    tolerance = TOLERANCE.get(np.asarray(got).dtype.name, STRICT)
    with np.errstate(all="ignore"):
        near = np.abs(got - expected) <= tolerance * np.maximum(1.0, np.abs(expected))
    return near | (np.asarray(got) == expected)


def results_of(exercise: Exercise, returned: Any) -> list[Any] | str:
    """The results as arrays, or a sentence where it is another number of them."""
    value = decode(returned)
    count = len(exercise.results)
    if count == 1:
        return [results_array(value)]
    if not isinstance(value, tuple | list) or len(value) != count:
        came = f"{len(value)} values" if isinstance(value, tuple | list) else f"one {_kind(value)}"
        return f"it returns {came}, expected {count}: ({', '.join(exercise.results)})"
    return [results_array(item) for item in value]


def outcomes(
    exercise: Exercise, case: Case, given: Given, results: Sequence[Any], right: Any
) -> list[Outcome]:
    """Each result beside the right one."""
    if exercise.unordered:
        results = [
            result if isinstance(result, Foreign) else np.sort(result, axis=None) for result in results
        ]
    return [
        Outcome(case, given, name, np.asarray(expected, dtype=np.float64), got)
        for name, expected, got in zip(exercise.results, right, results, strict=True)
    ]


def results_array(value: Any) -> Any:
    """A number, a list or an array as an array of numbers; anything else as it is."""
    if value is None:
        return Foreign("NoneType")
    try:
        array = np.asarray(value)
    except ValueError:
        return Foreign(type(value).__name__)
    return array if array.dtype.kind in "biuf" else Foreign(_kind(value))


def _kind(value: Any) -> str:
    if isinstance(value, Foreign):
        return value.type
    return f"array of shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
