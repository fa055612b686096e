import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE, OURS

#: solution, function, what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[str, str, list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (
        COURSE,
        "cbow",
        [("    for row in rows:\n", "    for row in set(rows):\n")],
        [("gradCenterVecs", "several times gets the gradient once")],
    ),
    (
        COURSE,
        "cbow",
        [
            (
                "rows = [word2Ind[word] for word in outsideWords]",
                "rows = list({word2Ind[word] for word in outsideWords})",
            )
        ],
        [
            ("loss", "several times is summed once"),
            ("gradCenterVecs", "several times"),
            ("gradOutsideVectors", "several times is summed once"),
        ],
    ),
    (
        COURSE,
        "cbow",
        [(".sum(axis=0)", ".mean(axis=0)")],
        [
            ("loss", "the mean is taken, not the sum"),
            ("gradCenterVecs", "the mean is taken, not the sum"),
            ("gradOutsideVectors", "the mean is taken, not the sum"),
        ],
    ),
    (
        COURSE,
        "cbow",
        [("gradCenterVecs[row] += dv", "gradCenterVecs += dv / len(rows)")],
        [("gradCenterVecs", "the gradient stands in every row")],
    ),
    (OURS, "cbow", [('if combine == "mean"', "if False")], [("loss", None), ("dV", None), ("dU", None)]),
    (
        COURSE,
        "cbow",
        [("gradCenterVecs[row] += dv", "gradCenterVecs[row - 1] += dv")],
        [("gradCenterVecs", None)],
    ),
]


@pytest.mark.parametrize(("source", "function", "changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(source, function, changes, told, seed)


def test_the_mean_is_right_too_and_told() -> None:
    source = COURSE.replace(".sum(axis=0)", ".mean(axis=0)").replace("[row] += dv", "[row] += dv / len(rows)")
    verdict = judged(source, "cbow")
    assert verdict.status == "right"
    assert "is the mean of the vectors around" in verdict.remarks[0]
