import pytest

from tests.course.checker.asking import assert_told
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
