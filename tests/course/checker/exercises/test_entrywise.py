import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE, OLDER, OURS

#: solution, function, what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[str, str, list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (COURSE, "sigmoid", [("np.exp(-x)", "np.exp(x)")], [("sigmoid", "the sign of x is turned")]),
    (
        COURSE,
        "sigmoid",
        [("1 / (1 + np.exp(-x))", "np.exp(x) / (1 + np.exp(x))")],
        [("sigmoid", "the powers overflow where x is large")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return sigmoid(s) * (1 - sigmoid(s))")],
        [("slope", "the slope is taken of x")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return sigmoid(s) * sigmoid(1 - s)")],
        [("slope", "sigma(x) sigma(1 - x)")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return s * sigmoid(1 - s)")],
        [("slope", "sigma(x) sigma(1 - x)")],
    ),
    (
        OURS,
        "relu_derivative",
        [("np.where(np.asarray(x) > 0, 1.0, 0.0)", "np.ones_like(x)")],
        [("slope", "not 1 everywhere")],
    ),
    (OURS, "relu", [("np.maximum(x, 0)", "np.abs(x)")], [("relu", "negative numbers are turned")]),
    (COURSE, "sigmoid", [("np.exp(-x)", "np.exp(-0.99 * x)")], [("sigmoid", None)]),
]


@pytest.mark.parametrize(("source", "function", "changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(source, function, changes, told, seed)


def test_a_slope_that_is_taken_of_x_is_right_under_a_name_that_is_not_the_course_s() -> None:
    source = "import numpy as np\ndef sigmoid_derivative(x):\n"
    source += "    s = 1 / (1 + np.exp(-x))\n    return s * (1 - s)\n"
    verdict = judged(source, "sigmoid_derivative")
    assert verdict.status == "right"
    assert "the slope is taken of x" in verdict.remarks[0]
