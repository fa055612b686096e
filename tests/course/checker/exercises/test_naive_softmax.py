import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (
        [("delta[outsideWordIdx] -= 1", "pass")],
        [("gradCenterVec", "y is forgotten"), ("gradOutsideVecs", "y is forgotten")],
    ),
    (
        [("delta[outsideWordIdx] -= 1", "delta -= 1")],
        [("gradCenterVec", "the 1 is taken from every word"), ("gradOutsideVecs", "from every word")],
    ),
    (
        [("np.outer(delta, centerWordVec)", "np.outer(-(yhat - 1), centerWordVec)")],
        [("gradOutsideVecs", "from every word, not from the outside word alone, and the sign is turned")],
    ),
    (
        [("np.outer(delta, centerWordVec)", "np.outer(-delta, centerWordVec)")],
        [("gradOutsideVecs", "the sign is turned")],
    ),
    (
        [("np.outer(delta, centerWordVec)", "np.outer(centerWordVec, delta)")],
        [("gradOutsideVecs", "it is transposed")],
    ),
    (
        [("loss = -np.log(yhat[outsideWordIdx])", "loss = np.log(yhat[outsideWordIdx])")],
        [("loss", "the minus is missing")],
    ),
    ([("-np.log(yhat[outsideWordIdx])", "-yhat[outsideWordIdx]")], [("loss", "the logarithm is missing")]),
    ([("-np.log(yhat", "-np.log2(yhat")], [("loss", "a logarithm to base 2")]),
    (
        [("-np.log(yhat[outsideWordIdx])", "-np.log(yhat).sum()")],
        [("loss", "every word's logarithm is added")],
    ),
    (
        [
            (
                "softmax(outsideVectors @ centerWordVec)",
                "np.exp(outsideVectors @ centerWordVec); yhat /= yhat.sum()",
            )
        ],
        [("loss", "the powers overflow"), ("gradCenterVec", "overflow"), ("gradOutsideVecs", "overflow")],
    ),
    (
        [("outsideVectors.T @ delta", "(outsideVectors.T @ delta)[:, None]")],
        [("gradCenterVec", "the numbers are right: give them the shape (3,)")],
    ),
    (
        [
            (
                "loss = -np.log(yhat[outsideWordIdx])",
                "loss = -np.log(yhat[outsideWordIdx]) + 0.01 * centerWordVec[0]",
            )
        ],
        [("loss", None)],
    ),
    ([("outsideVectors.T @ delta", "outsideVectors.T @ np.abs(delta)")], [("gradCenterVec", None)]),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(COURSE, "naiveSoftmaxLossAndGradient", changes, told, seed)


def test_a_table_whose_columns_are_words_is_told() -> None:
    source = COURSE.replace(
        "softmax(outsideVectors @ centerWordVec)", "softmax(centerWordVec @ outsideVectors)"
    )
    source = source.replace("outsideVectors.T @ delta", "outsideVectors @ delta")
    verdict = judged(source, "naiveSoftmaxLossAndGradient")
    assert verdict.status == "raised"
    finding = verdict.findings[0]
    assert "ValueError" in finding.problem
    assert finding.likely is not None
    assert "words are the rows of outsideVectors, but the function takes columns" in finding.likely.says


def test_vectors_and_words_as_columns_are_told() -> None:
    source = """
import numpy as np
def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    yhat = np.exp(centerWordVec.T @ outsideVectors)
    yhat = yhat / yhat.sum()
    loss = -np.log(yhat[:, outsideWordIdx])
    return loss, centerWordVec, outsideVectors
"""
    finding = judged(source, "naiveSoftmaxLossAndGradient").findings[0]
    assert finding.likely is not None
    assert "with the transposed table and the vector as a column its loss is right" in finding.likely.says


def test_an_axis_too_many_in_front_is_right_and_told() -> None:
    source = COURSE.replace("outsideVectors.T @ delta", "(outsideVectors.T @ delta)[None, :]")
    verdict = judged(source, "naiveSoftmaxLossAndGradient")
    assert verdict.status == "right"
    assert verdict.remarks == ("gradCenterVec has shape (1, 3), where (3,) is meant",)
