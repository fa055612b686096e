"""What is wrong with one result, as a finding: the first wrong entry, both numbers, the likely mistake."""

from collections.abc import Sequence

import numpy as np

from firth.course.checker.answers import Outcome, with_article
from firth.course.checker.diagnosis import diagnose, diagnose_large, diagnose_order, diagnose_shape
from firth.course.checker.exercise import Exercise
from firth.course.checker.records import Finding, Mistake
from firth.course.checker.wire import Foreign


def findings_of(exercise: Exercise, result: str, outcomes: Sequence[Outcome]) -> list[Finding]:
    """What is wrong with one result on all inputs; its formula goes before its stability."""
    found = [each for each in outcomes if each.result == result]
    if all(each.right for each in found):
        return []
    order = diagnose_order(found, outcomes)
    misshapen = [each for each in found if not each.same_shape]
    if misshapen:
        return [_shape(exercise, misshapen[0], order)]
    wrong = [each for each in found if not each.right]
    ordinary = [each for each in wrong if not each.case.large]
    if ordinary:
        guesses = exercise.guesses.get(result, ())
        return [_entry(exercise, ordinary, len(found), order or diagnose(found, guesses))]
    return [_entry(exercise, wrong, len(found), diagnose_large(wrong[0], found))]


def _shape(exercise: Exercise, outcome: Outcome, order: Mistake | None) -> Finding:
    """A result that is no array of the right shape."""
    expected = f"shape {outcome.expected.shape}" if outcome.expected.ndim else "a number"
    told = exercise.told(outcome.case, outcome.given)
    if isinstance(outcome.got, Foreign):
        came = "None" if outcome.got.type == "NoneType" else with_article(outcome.got.type)
        return Finding(outcome.result, f"{outcome.result} is {came}, expected {expected}", told)
    problem = f"{outcome.result} has shape {outcome.got.shape}, expected {expected}"
    return Finding(outcome.result, problem, told, likely=order or diagnose_shape(outcome))


def _entry(exercise: Exercise, wrong: Sequence[Outcome], inputs: int, likely: Mistake | None) -> Finding:
    """The first wrong entry of the first input that has one."""
    first = wrong[0]
    where = first.wrong
    index = tuple(np.argwhere(where)[0].tolist())
    expected, got = float(first.expected[index]), float(first.got.reshape(first.expected.shape)[index])
    name = first.result + (f"[{', '.join(map(str, index))}]" if index else "")
    if exercise.entry is not None and index:
        name = exercise.entry(first.given, index)
    entries = f"{np.count_nonzero(where)} of {first.expected.size} entries, " if index else ""
    problem = f"{name}: expected {{}}, got {{}} (wrong: {entries}{len(wrong)} of {inputs} inputs)".format(
        *_two(expected, got)
    )
    told = exercise.told(first.case, first.given)
    return Finding(first.result, problem, told, name, expected, got, likely)


def _two(expected: float, got: float) -> tuple[str, str]:
    """Two numbers with as many digits as they need to differ."""
    for digits in (6, 9, 12):
        texts = f"{expected:.{digits}g}", f"{got:.{digits}g}"
        if texts[0] != texts[1]:
            break
    return texts
