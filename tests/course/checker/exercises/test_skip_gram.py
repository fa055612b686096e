import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    ([("loss += part", "loss += part / len(outsideWords)")], [("loss", "the mean over the window")]),
    (
        [("gradCenterVecs[c] += dv", "gradCenterVecs[c] += dv / len(outsideWords)")],
        [("gradCenterVecs", "the mean over the window")],
    ),
    ([("loss += part", "loss += part / windowSize")], [("loss", "the sum is divided by the window size")]),
    (
        [("for word in outsideWords:", "for word in set(outsideWords):")],
        [
            ("loss", "is counted once"),
            ("gradCenterVecs", "is counted once"),
            ("gradOutsideVectors", "is counted once"),
        ],
    ),
    (
        [("gradOutsideVectors += dU", "gradOutsideVectors = dU")],
        [("gradOutsideVectors", "only the last word of the window is left")],
    ),
    (
        [("gradCenterVecs[c] += dv", "gradCenterVecs += dv")],
        [("gradCenterVecs", "for w other than the centre word dJ/dv_w is 0")],
    ),
    (
        [("= word2vecLossAndGradient(v_c", "= naiveSoftmaxLossAndGradient(v_c")],
        [
            ("loss", "the loss that is handed over is not called"),
            ("gradCenterVecs", "the loss that is handed over is not called"),
            ("gradOutsideVectors", "the loss that is handed over is not called"),
        ],
    ),
    (
        [("v_c = centerWordVectors[c]", "v_c = outsideVectors[c]")],
        [
            ("loss", "taken from the outside vectors"),
            ("gradCenterVecs", "taken from the outside vectors"),
            ("gradOutsideVectors", "taken from the outside vectors"),
        ],
    ),
    (
        [("gradOutsideVectors += dU", "gradOutsideVectors += dU * (1 + len(word))")],
        [("gradOutsideVectors", None)],
    ),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(COURSE, "skipgram", changes, told, seed)


def test_a_loss_that_is_called_with_a_column_is_told() -> None:
    verdict = judged(
        COURSE.replace("v_c = centerWordVectors[c]", "v_c = centerWordVectors[:, c]"), "skipgram"
    )
    assert verdict.status == "raised"
    assert "v_c must have shape (3,), as U has columns, got (7,)" in verdict.findings[0].problem
    assert verdict.findings[0].likely is not None
    assert "one row of the vectors" in verdict.findings[0].likely.says


@pytest.mark.parametrize(
    "names", [("centerWordVec", "outsideWordIdx", "outsideVectors"), ("predicted", "target", "outputVectors")]
)
def test_the_loss_takes_its_arguments_by_the_names_of_each_year(names: tuple[str, str, str]) -> None:
    call = "word2vecLossAndGradient({}=v_c, {}=word2Ind[word], {}=outsideVectors, dataset=dataset)"
    by_position = "word2vecLossAndGradient(v_c, word2Ind[word], outsideVectors, dataset)"
    assert by_position in COURSE
    assert judged(COURSE.replace(by_position, call.format(*names)), "skipgram").status == "right"
