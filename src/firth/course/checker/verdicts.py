"""One function: called on every input of its exercise, and judged."""

from collections.abc import Callable
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np

from firth.course.checker.answers import is_number
from firth.course.checker.exercise import Exercise
from firth.course.checker.exercises.catalogue import Parameters, fitting, known, named
from firth.course.checker.failures import ended, failed, too_slow
from firth.course.checker.judging import judge
from firth.course.checker.process import Ended, Late
from firth.course.checker.questions import argument_names, question
from firth.course.checker.records import Finding, Verdict

#: A question to the student's process, and its answer; raises `Late` or `Ended`.
Ask: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


def verdict(ask: Ask, name: str, line: int, parameters: Parameters | None, seed: int) -> Verdict:
    """What came of one function."""
    exercise = fitting(name, parameters)
    if exercise is None:
        return _not_judged(name, line, parameters)
    rng = np.random.default_rng([seed, crc32(name.encode())])
    cases = [each for each in exercise.cases(rng) if each.needs is None or each.needs in named(parameters)]
    replies = []
    for case in cases:
        try:
            replies.append((case, ask(question(name, parameters, exercise, case, seed))))
        except Late as late:
            return too_slow(name, line, late, exercise, case, len(replies))
        except Ended as end:
            return ended(name, line, end, exercise.told(case))
    if exercise.common and any(is_number(reply) for _, reply in replies):
        return _another(name, line, exercise)
    names = argument_names(parameters, exercise)
    if any("raised" in reply for _, reply in replies):
        return failed(
            name,
            line,
            exercise,
            names,
            replies,
            lambda case, turned: ask(question(name, parameters, exercise, case, seed, turned)),
        )
    return judge(name, line, exercise, names, replies)


def _another(name: str, line: int, exercise: Exercise) -> Verdict:
    """It has a name that other functions have as well, and is one of those."""
    problem = (
        f"it returns one number, and the {name} that is known takes ({exercise.takes}) "
        f"and returns ({', '.join(exercise.results)})"
    )
    return Verdict(name, line, "not judged", 0, 0, (Finding(None, problem),))


def _not_judged(name: str, line: int, parameters: Parameters | None) -> Verdict:
    """It has a known name, and takes what no function of that name takes."""
    takes = ", ".join(parameter for parameter, _, _ in parameters or ())
    asked = " or ".join(f"({each.takes or ', '.join(each.arguments)})" for each in known(name))
    problem = f"it takes ({takes}), and the {name} that is known takes {asked}"
    return Verdict(name, line, "not judged", 0, 0, (Finding(None, problem),))
