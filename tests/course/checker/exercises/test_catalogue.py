"""Right solutions of every exercise pass, in the names of each family."""

import pytest

from firth.course.checker.exercises.catalogue import CATALOGUE, known
from tests.course.checker.asking import judged, module_of
from tests.course.checker.students import COURSE, OLDER, OURS

RIGHT = [
    (source, function)
    for source in (COURSE, OLDER, OURS)
    for function in vars(module_of(source))
    if known(function) and f"def {function}(" in source
]


@pytest.mark.parametrize(("source", "function"), RIGHT, ids=[function for _, function in RIGHT])
@pytest.mark.parametrize("seed", range(3))
def test_the_right_one_passes(source: str, function: str, seed: int) -> None:
    verdict = judged(source, function, seed)
    assert verdict.status == "right", verdict.findings
    assert verdict.inputs >= 3
    assert verdict.entries > verdict.inputs


def test_every_exercise_has_a_right_solution() -> None:
    names = {function.replace("_", "").lower() for _, function in RIGHT}
    for exercise in CATALOGUE:
        assert {name.replace("_", "").lower() for name in exercise.names} & names, exercise.names
