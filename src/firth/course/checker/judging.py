"""From the replies of one function to its verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from firth.course.checker.answers import Outcome, outcomes, results_of, too_many
from firth.course.checker.exercise import Case, Exercise, Formula
from firth.course.checker.findings import findings_of
from firth.course.checker.negatives import UNHEARD, is_sample, read, sample_problem
from firth.course.checker.records import Finding, Status, Verdict
from firth.course.checker.wire import Foreign

Reply = Mapping[str, Any]
Replies = Sequence[tuple[Case, Reply]]


def judge(
    function: str, line: int | None, exercise: Exercise, names: Sequence[str], replies: Replies
) -> Verdict:
    """The verdict on a function that returned something on every input.

    `names` are its own names of the arguments.
    """
    if all(reply["returned"] is None for _, reply in replies):
        return _not_written(function, line, "it returns None")
    found, findings = _compared(exercise, replies)
    if found and _zeros(found):
        return _not_written(function, line, "it returns zeros")
    variant = _variant(exercise, found)
    if variant is None:
        for result in exercise.results:
            findings += findings_of(exercise, result, found)
    remarks = [*([variant] if variant else []), *_remarks(found)]
    if changed := _changed(names, replies):
        if exercise.may_change:
            remarks.append(f"{changed} is changed in place, which the handout allows")
        else:
            findings.append(Finding(None, f"{changed} is changed: its caller needs it, so work on a copy"))
    if not found and not findings:
        return Verdict(function, line, "not judged", 0, 0, (Finding(None, UNHEARD),))
    status: Status = "wrong" if findings else "right"
    entries = sum(each.expected.size for each in found)
    return Verdict(function, line, status, len(replies), entries, tuple(findings), tuple(remarks))


def _compared(exercise: Exercise, replies: Replies) -> tuple[list[Outcome], list[Finding]]:
    """Every result of every input beside the right one, and what stands in the way of comparing."""
    found: list[Outcome] = []
    problems: dict[str, Finding] = {}
    for case, reply in replies:
        compared, more = _answer(exercise, case, reply)
        found += compared
        problems = {**problems, **{kind: each for kind, each in more.items() if kind not in problems}}
    return found, list(problems.values())


def _answer(exercise: Exercise, case: Case, reply: Reply) -> tuple[list[Outcome], dict[str, Finding]]:
    """One answer's results beside the right ones, and problems by their kind, of which each is told once."""
    results = results_of(exercise, reply["returned"])
    if isinstance(results, str):
        return [], {results: Finding(None, results, exercise.told(case))}
    if exercise.negatives:
        return _with_negatives(exercise, case, reply, results)
    right = exercise.right(case.given)
    if exercise.unordered:
        if is_sample(case.given, reply["handed"], results[0]):
            right = (np.sort(results[0]),)  # others than the first K draws are as good
        elif not reply["handed"] and (problem := sample_problem(case.given, results[0])):
            return [], {problem: Finding(None, problem, case.about)}
    compared = outcomes(exercise, case, case.given, results, right)
    if several := too_many(reply["returned"], compared):
        return [], {several: Finding(None, several, exercise.told(case))}
    return compared, {}


def _with_negatives(
    exercise: Exercise, case: Case, reply: Reply, results: list[Any]
) -> tuple[list[Outcome], dict[str, Finding]]:
    """Compared for the negatives that the function drew, if any were heard of."""
    heard = read(exercise, case, reply, results)
    if heard is None:
        return [], {}
    reading, compared = heard
    if not reading.problem:
        return compared, {}
    told = exercise.told(case, compared[0].given)
    return compared, {reading.problem: Finding(None, reading.told(case.given.K), told)}


def _not_written(function: str, line: int | None, why: str) -> Verdict:
    return Verdict(function, line, "not written", 0, 0, (Finding(None, why),))


def _zeros(found: Sequence[Outcome]) -> bool:
    """Whether everything is as the starter code leaves it."""
    blank = all(not isinstance(each.got, Foreign) and np.all(each.got == 0) for each in found)
    return blank and any(np.any(each.expected) for each in found)


def _variant(exercise: Exercise, found: Sequence[Outcome]) -> str | None:
    """The other convention by which everything that came is right, where ours does not fit."""
    if all(each.right for each in found):
        return None
    for variant in exercise.variants:
        if all(each.same_shape and _fits(exercise, variant.right, each) for each in found):
            return variant.remark
    return None


def _fits(exercise: Exercise, right: Formula, outcome: Outcome) -> bool:
    expected = np.asarray(right(outcome.given)[exercise.results.index(outcome.result)])
    return bool(np.all(outcome.near(expected)))


def _changed(names: Sequence[str], replies: Replies) -> str:
    """The arguments that some call changed."""
    positions = sorted({position for _, reply in replies for position in reply["changed"]})
    return " and ".join(names[position] for position in positions)


def _remarks(found: Sequence[Outcome]) -> list[str]:
    """What is worth a word about the answers of a function."""
    numbers = [each for each in found if not isinstance(each.got, Foreign)]
    types = sorted({each.got.dtype.name for each in numbers} & {"float16", "float32"})
    remarks = [f"answers in {name} are compared to fewer digits: float64 came in" for name in types]
    boxed = [each for each in numbers if each.same_shape and each.got.ndim > each.expected.ndim]
    return remarks + [
        f"{each.result} has shape {each.got.shape}, where "
        + (f"{each.expected.shape} is meant" if each.expected.ndim else "a number is meant")
        for each in boxed[:1]
    ]
