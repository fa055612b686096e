import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import OURS

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (
        [
            (
                "return -np.sum(y * np.log(yhat)), yhat - y",
                "return -np.mean(np.sum(y * np.log(yhat), axis=-1)), yhat - y",
            )
        ],
        [("loss", "the mean over examples is taken")],
    ),
    ([("yhat - y", "yhat")], [("gradient", "y is forgotten")]),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(OURS, "cross_entropy", changes, told, seed)


@pytest.mark.parametrize(
    "source",
    [
        "def cross_entropy(y, yhat):\n    return -np.sum(y * np.log(yhat))\n",
        "def cross_entropy(yhat, y):\n    return -np.sum(np.asarray(y) * np.log(np.abs(yhat)))\n",
    ],
)
def test_another_function_of_this_name_is_not_judged(source: str) -> None:
    verdict = judged("import numpy as np\n" + source, "cross_entropy")
    assert verdict.status == "not judged"
    assert "takes (theta, labels) and returns (loss, gradient)" in verdict.findings[0].problem
