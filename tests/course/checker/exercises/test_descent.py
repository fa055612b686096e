import numpy as np
import pytest

from firth import maths
from firth.course.checker.exercise import Case
from firth.course.checker.exercises.descent import EXERCISES, descend
from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE, OURS

#: solution, function, what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[str, str, list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (COURSE, "sgd", [("x - step * grad", "x + step * grad")], [("x", "the step is added")]),
    (COURSE, "sgd", [("x = x - step * grad", "pass")], [("x", "x stays where it was")]),
    (
        COURSE,
        "sgd",
        [("range(1, iterations + 1)", "range(1, iterations)")],
        [("x", "the last iteration is missing")],
    ),
    (
        COURSE,
        "sgd",
        [("range(1, iterations + 1)", "range(0, iterations + 1)")],
        [("x", "there is one iteration too many; iterations are counted from 0")],
    ),
    (
        COURSE,
        "sgd",
        [("range(1, iterations + 1)", "range(iterations)")],
        [("x", "iterations are counted from 0, so that the step is halved after the first one")],
    ),
    (COURSE, "sgd", [("        x = postprocessing(x)\n", "")], [("x", "the postprocessing is not applied")]),
    (
        COURSE,
        "sgd",
        [
            ("        x = postprocessing(x)\n", ""),
            ("    return x\n\n\nif __name__", "    return postprocessing(x)\n\n\nif __name__"),
        ],
        [("x", "the postprocessing is applied at the end only")],
    ),
    (
        COURSE,
        "sgd",
        [
            (
                "        loss, grad = f(x)\n",
                "        if iter % 20000 == 0:\n            step *= 0.5\n        loss, grad = f(x)\n",
            ),
            ("        if iter % 20000 == 0:\n            step *= 0.5\n    return", "    return"),
        ],
        [("x", "halved before the update")],
    ),
    (OURS, "sgd", [("i // anneal_every", "(i + 1) // anneal_every")], [("x", "halved before the update")]),
    (COURSE, "sgd", [("x - step * grad", "x - step * grad ** 2")], [("x", None)]),
]


@pytest.mark.parametrize(("source", "function", "changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1])
def test_a_wrong_one_is_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(source, function, changes, told, seed)


def test_a_step_that_stays_is_right_too_and_told() -> None:
    verdict = judged(COURSE.replace("step *= 0.5", "pass"), "sgd")
    assert verdict.status == "right"
    assert "halves it after every 20,000 iterations" in verdict.remarks[0]


@pytest.mark.parametrize("case", EXERCISES[0].cases(np.random.default_rng(1)), ids=lambda case: case.about)
def test_the_walk_is_that_of_maths(case: Case) -> None:
    g = case.given
    if g.postprocessing is not None:
        pytest.skip("the definition has no postprocessing")
    ends = maths.sgd(g.f, g.x, g.step, g.iterations, anneal_every=g.anneal_every)
    np.testing.assert_allclose(descend(g), ends, rtol=1e-12)
