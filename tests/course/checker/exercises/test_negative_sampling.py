from pathlib import Path

import pytest

from firth.course import check
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
    assert verdict.status == "not judged"
    assert "come neither from getNegativeSamples nor from dataset" in verdict.findings[0].problem
    changed = source.replace("target = sigmoid(", "u_o *= 2; target = sigmoid(")
    assert judged(changed, "negSamplingLossAndGradient").status == "wrong"


def test_a_negative_that_is_the_outside_word_is_told() -> None:
    source = OLDER.replace("while word == target:", "while False:")
    verdict = judged(source, "negSamplingCostAndGradient")
    assert "it must be drawn again" in verdict.findings[0].problem
    assert "the draws" not in verdict.findings[0].problem


DRAWN = "negatives = getNegativeSamples(outsideWordIdx, dataset, K)\n"
POOL = "pool = [dataset.sampleTokenIdx() for _ in range({})]\n    "
POOL += "negatives = [w for w in pool if w != outsideWordIdx][:{}]\n"
SAMPLER = COURSE[COURSE.index("    found = []") : COURSE.index("def negSampling")]
RECURSIVE = """    if K == 0:
        return []
    word = dataset.sampleTokenIdx()
    if word == outsideWordIdx:
        return getNegativeSamples(outsideWordIdx, dataset, K)
    return [word, *getNegativeSamples(outsideWordIdx, dataset, K - 1)]


"""
GENERATOR = """    while K:
        word = dataset.sampleTokenIdx()
        if word != outsideWordIdx:
            K -= 1
            yield word


"""
ELSEWHERE = "    return [w for w in random.choices(range(7), k=9 * K) if w != outsideWordIdx][:K]\n\n\n"


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DRAWN, "negatives = [getNegativeSamples(outsideWordIdx, dataset, 1)[0] for _ in range(K)]\n"),
        (DRAWN, POOL.format("4 * K", "K")),
        (DRAWN, DRAWN + "    negatives = iter(negatives)\n"),
        (SAMPLER, RECURSIVE),
        (SAMPLER, GENERATOR),
        (SAMPLER, ELSEWHERE),
        (SAMPLER, SAMPLER.replace("return found", "return np.array(found)[::-1]")),
    ],
)
def test_negatives_drawn_in_other_ways_are_right(old: str, new: str, seed: int) -> None:
    source = COURSE.replace(old, new)
    assert source != COURSE
    for function in ("getNegativeSamples", "negSamplingLossAndGradient"):
        verdict = judged(source, function, seed)
        assert verdict.status == "right", verdict.findings


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        ("negatives = getNegativeSamples(outsideWordIdx, dataset, K - 1)\n", "it draws 9 negatives, K is 10"),
        ("negatives = getNegativeSamples(outsideWordIdx, dataset, 10)\n", "it draws 10 negatives, K is 1"),
        (POOL.format("30", "10"), "it draws 10 negatives, K is 1"),
        (POOL.format("K", "K"), "left out, but not drawn again"),
    ],
)
def test_another_number_than_K_is_told(drawn: str, problem: str) -> None:
    verdict = judged(COURSE.replace(DRAWN, drawn), "negSamplingLossAndGradient")
    assert verdict.status == "wrong"
    assert len(verdict.findings) == 1
    assert problem in verdict.findings[0].problem


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        ("[outsideWordIdx] * K", "it must be drawn again"),
        ("[-1] * K", "a negative is out of range"),
        ("[outsideWordIdx - 1] * (K + 1)", "samples has shape (11,), expected shape (10,)"),
    ],
)
def test_a_sampler_without_the_data_set_is_told_what_is_not_allowed(drawn: str, problem: str) -> None:
    verdict = judged(COURSE.replace(SAMPLER, f"    return {drawn}\n\n\n"), "getNegativeSamples")
    assert verdict.status == "wrong"
    assert problem in verdict.findings[0].problem


def test_who_waits_for_different_negatives_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(
        "def getNegativeSamples(o, dataset, K):\n    words = set()\n    while len(words) < K:\n"
        "        words |= {dataset.sampleTokenIdx()} - {o}\n    return list(words)\n",
        encoding="utf-8",
    )
    verdict = check(file, seed=1, time_limit=1.0).verdicts[0]
    assert verdict.status == "too slow"
    assert verdict.findings[0].likely is not None
    assert "does it wait for 10 different negatives? here only 6 come" in verdict.findings[0].likely.says
