import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import COURSE, OLDER, OURS

#: solution, function, what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[str, str, list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("        gradOutsideVecs[k] += sigmoid(score) * centerWordVec\n", "")],
        [("gradOutsideVecs", "the negatives are never added")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid", "gradOutsideVecs[k] = sigmoid")],
        [("gradOutsideVecs", "drawn several times is counted once")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("for k in negatives:", "for k in set(negatives):")],
        [("loss", "counted once"), ("gradCenterVec", "counted once"), ("gradOutsideVecs", "counted once")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradCenterVec = (target - 1) * u_o", "gradCenterVec = -target * u_o")],
        [("gradCenterVec", "sigma(u_o . v) stands where 1 - sigma(u_o . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("+= (target - 1) * centerWordVec", "+= -target * centerWordVec")],
        [("gradOutsideVecs", "sigma(u_o . v) stands where 1 - sigma(u_o . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradCenterVec += sigmoid(score)", "gradCenterVec += sigmoid(-score)")],
        [("gradCenterVec", "sigma(-u_k . v) stands where sigma(u_k . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] += (1 - sigmoid(score))")],
        [("gradOutsideVecs", "sigma(-u_k . v) stands where sigma(u_k . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] -= sigmoid(score)")],
        [("gradOutsideVecs", "the sign of the negatives' part is turned")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= sigmoid(-score)")],
        [("loss", "the logarithm of the negatives' part is missing")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= np.log(sigmoid(score))")],
        [("loss", "the minus before u_k . v is missing")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= np.log(sigmoid(-score)) / K")],
        [("loss", "divided by K")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [
            (
                "gradOutsideVecs[k] += sigmoid(score) * centerWordVec",
                "v = centerWordVec; gradOutsideVecs[k] = v * sum(sigmoid(outsideVectors[negatives] @ v))",
            )
        ],
        [("gradOutsideVecs", "every negative gets the sum over all of them")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [
            ("+= (target - 1) * centerWordVec", "+= -target * centerWordVec"),
            ("gradOutsideVecs[k] += sigmoid", "gradOutsideVecs[k] = sigmoid"),
        ],
        [
            (
                "gradOutsideVecs",
                "sigma(u_o . v) stands where 1 - sigma(u_o . v) must; a negative that was drawn",
            )
        ],
    ),
    (
        COURSE,
        "getNegativeSamples",
        [("if word != outsideWordIdx:", "if True:")],
        [("samples", "must be drawn again")],
    ),
    (COURSE, "getNegativeSamples", [("while len(found) < K:", "for _ in range(K):")], [("samples", None)]),
    (OURS, "negative_sampling", [("dU[k] += sig", "dU[k] = sig")], [("dU", "counted once")]),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] += sigmoid(score / 2)")],
        [("gradOutsideVecs", None)],
    ),
]


@pytest.mark.parametrize(("source", "function", "changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(source, function, changes, told, seed)


def test_negatives_that_are_drawn_twice_are_told() -> None:
    source = COURSE.replace(
        "    for k in negatives:", "    for k in getNegativeSamples(outsideWordIdx, dataset, K):"
    )
    verdict = judged(source, "negSamplingLossAndGradient")
    assert "negatives are drawn 2 times in one call" in verdict.findings[0].problem


def test_negatives_that_nobody_handed_out_cannot_be_judged() -> None:
    source = COURSE.replace(
        "negatives = getNegativeSamples(outsideWordIdx, dataset, K)", "negatives = [random.randint(0, 6)] * K"
    )
    verdict = judged(source, "negSamplingLossAndGradient")
    assert verdict.status == "wrong"
    assert "come neither from getNegativeSamples nor from dataset" in verdict.findings[0].problem


def test_a_negative_that_is_the_outside_word_is_told() -> None:
    source = OLDER.replace("while word == target:", "while False:")
    verdict = judged(source, "negSamplingCostAndGradient")
    assert "it must be drawn again" in verdict.findings[0].problem
    assert "the draws" not in verdict.findings[0].problem
