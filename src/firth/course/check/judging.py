"""From the replies of one function to its verdict."""

from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from firth.course.check.answers import Outcome, close, drawn, outcomes, results_of
from firth.course.check.diagnosis import diagnose, diagnose_large, diagnose_shape
from firth.course.check.exercise import Case, Exercise, Given
from firth.course.check.records import Finding, Status, Verdict
from firth.course.check.wire import Foreign

Reply = Mapping[str, Any]


def judge(
    function: str,
    line: int | None,
    exercise: Exercise,
    names: Sequence[str],
    replies: Sequence[tuple[Case, Reply]],
) -> Verdict:
    """The verdict on a function that returned something on every input.

    `names` are its own names of the arguments.
    """
    found: list[Outcome] = []
    findings: list[Finding] = []
    for case, reply in replies:
        results = results_of(exercise, reply["returned"])
        if isinstance(results, str):
            return Verdict(function, line, "wrong", len(replies), 0, (Finding(None, results),))
        given, problem = _given(exercise, case, reply)
        if problem is not None:
            findings.append(Finding(None, f"{problem} (input: {case.about})"))
        if given is not None:
            found += outcomes(exercise, case, given, results, exercise.right(given))
    if found and _unwritten(found):
        return Verdict(function, line, "not written", len(replies), 0, (Finding(None, "it returns zeros"),))
    findings = findings[:1]
    variant = _variant(exercise, found)
    if variant is None:
        for result in exercise.results:
            findings += _judge_result(exercise, [each for each in found if each.result == result])
    changed = _changed(names, replies)
    remarks = [variant] if variant else []
    remarks += _remarks(found)
    if changed and exercise.may_change:
        remarks.append(f"{changed} is changed in place, as the handout allows: who calls it must know")
    elif changed:
        findings.append(
            Finding(None, f"{changed} is changed by the function: its caller needs it; work on a copy")
        )
    status: Status = "wrong" if findings else "right"
    entries = sum(each.expected.size for each in found)
    return Verdict(function, line, status, len(replies), entries, tuple(findings), tuple(remarks))


def _given(exercise: Exercise, case: Case, reply: Reply) -> tuple[Given | None, str | None]:
    """The input, with the negatives that this function drew."""
    if not exercise.negatives:
        return case.given, None
    negatives, problem = drawn(case.given, reply)
    if negatives is None:
        return None, (
            "its negatives do not come from getNegativeSamples or dataset.sampleTokenIdx, so nothing can be compared"
        )
    return SimpleNamespace(**{**vars(case.given), "negatives": negatives}), problem


def _judge_result(exercise: Exercise, found: Sequence[Outcome]) -> list[Finding]:
    """What is wrong with one result, in at most one finding for its formula and one for its stability."""
    misshapen = [each for each in found if not each.same_shape]
    if misshapen:
        return [_shape(misshapen[0])]
    ordinary = [each for each in found if not each.case.large and not each.right]
    large = [each for each in found if each.case.large and not each.right]
    if ordinary:
        return [
            _entry(exercise, ordinary, found, diagnose(found, exercise.guesses.get(ordinary[0].result, ())))
        ]
    if large:
        return [_entry(exercise, large, found, diagnose_large(large[0], found))]
    return []


def _shape(outcome: Outcome) -> Finding:
    """A result that is no array of the right shape."""
    expected = f"shape {outcome.expected.shape}" if outcome.expected.ndim else "a number"
    if isinstance(outcome.got, Foreign):
        came = "None" if outcome.got.type == "NoneType" else f"a {outcome.got.type}"
        return Finding(
            outcome.result, f"{outcome.result} is {came}, expected {expected} (input: {outcome.case.about})"
        )
    problem = (
        f"{outcome.result} has shape {outcome.got.shape}, expected {expected} (input: {outcome.case.about})"
    )
    return Finding(outcome.result, problem, likely=diagnose_shape(outcome))


def _entry(
    exercise: Exercise, wrong: Sequence[Outcome], found: Sequence[Outcome], likely: str | None
) -> Finding:
    """The first wrong entry of the first input that has one."""
    first = wrong[0]
    where = first.wrong
    index = tuple(np.argwhere(where)[0].tolist())
    expected, got = float(first.expected[index]), float(first.got.reshape(first.expected.shape)[index])
    name = first.result + (f"[{', '.join(map(str, index))}]" if index else "")
    if exercise.entry is not None and index:
        name = exercise.entry(first.given, index)
    right, came = _two(expected, got)
    entries = f"; {np.count_nonzero(where)} of {first.expected.size} entries are wrong" if index else ""
    problem = (
        f"{name}: expected {right}, got {came} (input: {first.case.about}{entries}; "
        f"{len(wrong)} of {len(found)} inputs go wrong)"
    )
    return Finding(first.result, problem, name, expected, got, likely)


def _two(expected: float, got: float) -> tuple[str, str]:
    """Two numbers with as many digits as they need to differ."""
    for digits in (6, 9, 12):
        texts = f"{expected:.{digits}g}", f"{got:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts


def _variant(exercise: Exercise, found: Sequence[Outcome]) -> str | None:
    """The other convention by which everything that came is right, where ours does not fit."""
    if all(each.right for each in found):
        return None
    for variant in exercise.variants:
        if all(each.same_shape and _fits(exercise, variant.right, each) for each in found):
            return variant.remark
    return None


def _fits(exercise: Exercise, right: Callable[[Given], Any], outcome: Outcome) -> bool:
    expected = np.asarray(right(outcome.given)[exercise.results.index(outcome.result)])
    return bool(np.all(close(outcome.got.reshape(expected.shape), expected)))


def _unwritten(found: Sequence[Outcome]) -> bool:
    """Whether everything is as the starter code leaves it."""
    numbers = [each for each in found if not isinstance(each.got, Foreign)]
    if len(numbers) < len(found):
        return all(isinstance(each.got, Foreign) and each.got.type == "NoneType" for each in found)
    return all(np.all(each.got == 0) for each in numbers) and any(np.any(each.expected) for each in numbers)


def _changed(names: Sequence[str], replies: Sequence[tuple[Case, Reply]]) -> str:
    """The arguments that some call changed."""
    positions = sorted({position for _, reply in replies for position in reply["changed"]})
    return " and ".join(names[position] for position in positions)


def _remarks(found: Sequence[Outcome]) -> list[str]:
    """What is worth a word about the answers of a function."""
    types = sorted(
        {each.got.dtype.name for each in found if not isinstance(each.got, Foreign)} & {"float16", "float32"}
    )
    remarks = [f"answers in {name} are compared to fewer digits: float64 came in" for name in types]
    for each in found:
        if each.expected.ndim == 0 and each.same_shape and each.got.ndim:
            remarks.append(f"{each.result} is an array of shape {each.got.shape}: a number is meant")
            break
    return remarks
