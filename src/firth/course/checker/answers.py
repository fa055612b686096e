"""What a function answered, as arrays beside the right ones."""

from collections.abc import Mapping, Sequence
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
    tolerance: float = STRICT

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
        return ~self.near(self.expected)

    def near(self, value: Any) -> Any:
        """Which entries are those of a value of the right shape, as exactly as the answer can say."""
        return close(self.got.reshape(self.expected.shape), value, self.tolerance)

    @property
    def right(self) -> bool:
        """Whether nothing differs."""
        return self.same_shape and not np.any(self.wrong)


def close(got: Any, expected: Any, tolerance: float = STRICT) -> Any:
    """Entry by entry."""
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
    tolerance = _tolerance(case, results)
    return [
        Outcome(case, given, name, np.asarray(expected, dtype=np.float64), got, tolerance)
        for name, expected, got in zip(exercise.results, right, results, strict=True)
    ]


def too_many(returned: Any, compared: Sequence[Outcome]) -> str | None:
    """Whether one result came with more beside it; a tuple of the right shape is an array."""
    value = decode(returned)
    if len(compared) > 1 or not isinstance(value, tuple) or len(value) < 2 or compared[0].same_shape:
        return None
    return f"it returns {len(value)} values, expected {compared[0].result} alone"


def is_number(reply: Mapping[str, Any]) -> bool:
    """Whether an answer is one number alone."""
    value = decode(reply.get("returned"))
    return isinstance(value, int | float | np.ndarray) and np.ndim(value) == 0


def _tolerance(case: Case, results: Sequence[Any]) -> float:
    """That of the coarsest type of all results: the others went through it.

    Scores near 1000 have fewer digits left behind the point in such a type.
    """
    coarsest = max(TOLERANCE.get(np.asarray(result).dtype.name, STRICT) for result in results)
    if case.large and coarsest > STRICT:
        arrays = [value for value in vars(case.given).values() if isinstance(value, np.ndarray)]
        return coarsest * max(float(np.max(np.abs(array))) for array in arrays)
    return coarsest


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
