"""Functions that do not answer: what they raised, in which line, and what is behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from firth.course.checker.answers import outcomes, results_of
from firth.course.checker.exercise import Case, Exercise
from firth.course.checker.process import Ended, Late
from firth.course.checker.questions import Turn
from firth.course.checker.records import Finding, Mistake, Verdict

Reply = Mapping[str, Any]
Again: TypeAlias = Callable[[Case, Mapping[str, Turn]], Reply]


def failed(
    function: str,
    line: int | None,
    exercise: Exercise,
    names: Sequence[str],
    replies: Sequence[tuple[Case, Reply]],
    again: Again,
) -> Verdict:
    """The verdict on a function that raised on some input.

    `names` are its own names of the arguments; `again` asks with arguments in another form.
    """
    errors = [(case, reply["raised"]) for case, reply in replies if "raised" in reply]
    answered = len(replies) - len(errors)
    case, error = errors[0]
    problem = _sentence(error)
    if _unwritten(error) and answered == 0:
        return Verdict(function, line, "not written", 0, 0, (Finding(None, problem, line=error["line"]),))
    often = f"{len(errors)} of {len(replies)} inputs"
    likely = _likely(exercise, names, errors, answered, again)
    finding = Finding(None, f"{problem} (on {often})", exercise.told(case), likely=likely, line=error["line"])
    return Verdict(function, line, "raised", answered, 0, (finding,))


def too_slow(
    function: str, line: int | None, late: Late, exercise: Exercise, case: Case, answered: int
) -> Verdict:
    """The verdict on a function that did not come back, after so many answers."""
    where = f"; it was at line {late.line}: {late.text}" if late.line else ""
    problem = f"it did not return within {late.limit:g} s{where}"
    likely = _waits(exercise, case) if answered else None
    finding = Finding(None, problem, exercise.told(case), likely=likely, line=late.line)
    return Verdict(function, line, "too slow", 0, 0, (finding,))


def ended(function: str, line: int | None, end: Ended, told: str) -> Verdict:
    """The verdict on a function that took its process with it."""
    return Verdict(function, line, "ended", 0, 0, (Finding(None, str(end), told),))


def _waits(exercise: Exercise, case: Case) -> Mistake | None:
    """Who draws until K words differ waits for ever where there are fewer."""
    if exercise.negatives or exercise.unordered:
        others = len({*case.given.dataset.draws} - {case.given.o})
        if others < case.given.K:
            return Mistake(
                f"does it wait for {case.given.K} different negatives? "
                f"here only {others} come, and one that comes twice counts twice"
            )
    return None


def _sentence(error: Mapping[str, Any]) -> str:
    """What was raised, and where in the file."""
    where = f"line {error['line']}: " if error["line"] else ""
    what = error["type"] + (f": {error['message']}" if error["message"] else "")
    return f"{where}{what}" + (f", in `{error['text']}`" if error["text"] else "")


def _unwritten(error: Mapping[str, Any]) -> bool:
    """Whether the starter code speaks: it raises, or returns names that the student must make."""
    unmade = error["type"] in ("NameError", "UnboundLocalError") and error["text"].startswith("return")
    return error["type"] == "NotImplementedError" or unmade


def _likely(
    exercise: Exercise,
    names: Sequence[str],
    errors: Sequence[tuple[Case, Mapping[str, Any]]],
    answered: int,
    again: Again,
) -> Mistake | None:
    """The known mistake behind an error, if it is one."""
    case, error = errors[0]
    if error["type"] in ("ValueError", "IndexError") and exercise.tables and answered == 0:
        for form, turned in _forms(exercise):
            try:
                reply = again(case, turned)
            except (Late, Ended):
                return None
            if "returned" in reply and _loss_is_right(exercise, case, reply):
                tables = " and ".join(names[exercise.arguments.index(table)] for table in exercise.tables)
                return Mistake(
                    f"words are the rows of {tables}, but the function takes columns: "
                    f"with {form} its loss is right"
                )
    if error["type"] == "InvalidInput" and "objective" in exercise.arguments:
        return Mistake(
            "the loss is called with a vector or a table of another shape: "
            "it takes one row of the vectors, and the table whose rows are words, as they came"
        )
    if error["type"] == "NameError" and "'xrange'" in error["message"]:
        return Mistake("xrange is of Python 2: write range")
    if error["type"] == "OverflowError" and case.large:
        return Mistake("the powers overflow: subtract the largest score before exp, or use np.exp")
    if error["type"] == "UFuncTypeError" and case.about == "whole numbers":
        return Mistake(
            "an array of integers holds no fractions, so it cannot be changed in place: "
            "write x = x / ... for x /= ..."
        )
    return None


def _forms(exercise: Exercise) -> Iterator[tuple[str, dict[str, Turn]]]:
    """Other forms that a function may take its arguments for."""
    transposed: dict[str, Turn] = dict.fromkeys(exercise.tables, np.transpose)
    yield "the transposed table", transposed
    if "v" in exercise.arguments:
        yield "the transposed table and the vector as a column", {**transposed, "v": _upright}


def _upright(vector: Any) -> Any:
    """A vector as a column."""
    return vector[:, np.newaxis]


def _loss_is_right(exercise: Exercise, case: Case, reply: Reply) -> bool:
    """Whether the first result is the right one."""
    results = results_of(exercise, reply["returned"])
    if isinstance(results, str):
        return False
    loss = outcomes(exercise, case, case.given, results, exercise.right(case.given))[0]
    return bool(np.all(loss.right))
