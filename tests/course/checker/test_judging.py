"""What is told beside the formulas: shapes, types, changed inputs, functions that are not written."""

import pytest

from tests.course.checker.asking import judged

PAIR = "def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):\n"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("    pass\n", "it returns None"),
        ("    raise NotImplementedError\n", "line 2: NotImplementedError, in `raise NotImplementedError`"),
        ("    return loss, gradCenterVec, gradOutsideVecs\n", "name 'loss' is not defined"),
        ("    return 0.0, centerWordVec * 0, outsideVectors * 0\n", "it returns zeros"),
    ],
)
def test_what_is_not_written(body: str, why: str) -> None:
    verdict = judged(PAIR + body, "naiveSoftmaxLossAndGradient")
    assert verdict.status == "not written"
    assert why in verdict.findings[0].problem


@pytest.mark.parametrize(
    ("returned", "problem"),
    [
        ("1.0, centerWordVec", "it returns 2 values, expected 3: (loss, gradCenterVec, gradOutsideVecs)"),
        ("outsideWordIdx", "it returns one int, expected 3"),
        ("'loss', centerWordVec, outsideVectors", "loss is a str, expected a number"),
        ("1.0, [['a'], [1]], outsideVectors", "gradCenterVec is a list, expected shape (3,)"),
        ("1.0, slice(0), outsideVectors", "gradCenterVec is a slice, expected shape (3,)"),
        ("1.0, object(), outsideVectors", "gradCenterVec is an object, expected shape (3,)"),
        ("1.0, None, outsideVectors", "gradCenterVec is None, expected shape (3,)"),
        ("1.0, centerWordVec, outsideVectors[:2]", "gradOutsideVecs has shape (2, 3), expected shape (7, 3)"),
    ],
)
def test_results_of_another_kind(returned: str, problem: str) -> None:
    verdict = judged(f"{PAIR}    return {returned}\n", "naiveSoftmaxLossAndGradient")
    assert verdict.status == "wrong"
    assert any(problem in finding.problem for finding in verdict.findings), verdict.findings


def test_more_than_the_one_result() -> None:
    source = "def relu(x):\n    return x * (x > 0), 1.0\n"
    for more in (source, source.replace("1.0", "x")):
        verdict = judged(more, "relu")
        assert verdict.status == "wrong"
        assert [each.problem for each in verdict.findings] == ["it returns 2 values, expected relu alone"]
    assert judged("def relu(x):\n    return tuple(x * (x > 0))\n", "relu").status == "right"


def test_results_in_another_order() -> None:
    body = "    from firth.maths import naive_softmax\n"
    body += "    a, b, c = naive_softmax(centerWordVec, outsideWordIdx, outsideVectors)\n    return a, c, b\n"
    findings = judged(PAIR + body, "naiveSoftmaxLossAndGradient").findings
    assert [each.result for each in findings] == ["gradCenterVec", "gradOutsideVecs"]
    for finding, other in zip(findings, ("gradOutsideVecs", "gradCenterVec"), strict=True):
        assert finding.likely is not None
        assert f"these are the numbers of {other}" in finding.likely.says


def test_an_input_that_is_changed_is_a_mistake_where_the_caller_needs_it() -> None:
    body = """
    from firth.maths import naive_softmax
    result = naive_softmax(centerWordVec, outsideWordIdx, outsideVectors)
    outsideVectors[0] = 0.0
    return result
"""
    verdict = judged(PAIR + body, "naiveSoftmaxLossAndGradient")
    assert verdict.status == "wrong"
    assert [finding.problem for finding in verdict.findings] == [
        "outsideVectors is changed: its caller needs it, so work on a copy"
    ]


def test_an_input_that_may_be_changed_is_told() -> None:
    source = "def normalizeRows(m):\n    m /= (m**2).sum(axis=1, keepdims=True) ** 0.5\n    return m\n"
    verdict = judged(source, "normalizeRows")
    assert verdict.status == "right"
    assert verdict.remarks == ("m is changed in place, which the handout allows",)


def test_a_decorator_that_hides_the_names_of_the_arguments() -> None:
    decorator = (
        "def plain(function):\n    def inner(*args, **kwargs):\n        return function(*args, **kwargs)\n"
        "    return inner\n@plain\n"
    )
    changing = "    from firth.maths import naive_softmax\n    outsideVectors -= 1\n"
    changing += "    return naive_softmax(centerWordVec, outsideWordIdx, outsideVectors + 1)\n"
    verdict = judged(decorator + PAIR + changing, "naiveSoftmaxLossAndGradient")
    assert [each.problem for each in verdict.findings] == [
        "U is changed: its caller needs it, so work on a copy"
    ]
    columns = "    import numpy as np\n    e = np.exp(centerWordVec @ outsideVectors)\n"
    columns += "    return -np.log(e[outsideWordIdx] / e.sum()), centerWordVec, outsideVectors\n"
    likely = judged(decorator + PAIR + columns, "naiveSoftmaxLossAndGradient").findings[0].likely
    assert likely is not None
    assert "words are the rows of U, but the function takes columns" in likely.says


def test_float32_is_told_and_judged_to_its_digits() -> None:
    source = "import numpy as np\ndef sigmoid(x):\n    return (1 / (1 + np.exp(-x))).astype('float32')\n"
    verdict = judged(source, "sigmoid")
    assert verdict.status == "right"
    assert "answers in float32" in verdict.remarks[0]
    assert judged(source.replace("1 +", "1.001 +"), "sigmoid").status == "wrong"


def test_float32_on_the_way_is_judged_to_its_digits() -> None:
    body = """    import numpy as np
    v, U = np.float32(centerWordVec), np.float32(outsideVectors)
    x = U @ v
    delta = np.exp(x - x.max()) / np.exp(x - x.max()).sum()
    loss = float(-np.log(delta[outsideWordIdx]))
    delta[outsideWordIdx] -= 1
    return loss, U.T @ delta, np.outer(delta, v)
"""
    for seed in range(20):
        verdict = judged(PAIR + body, "naiveSoftmaxLossAndGradient", seed)
        assert verdict.status == "right", verdict.findings
        wrong = judged(PAIR + body.replace("float(-", "float(2e-3 - "), "naiveSoftmaxLossAndGradient", seed)
        assert [each.result for each in wrong.findings] == ["loss"]
    unstable = body.replace(" - x.max()", "")
    assert judged(PAIR + unstable, "naiveSoftmaxLossAndGradient").status == "wrong"


def test_numbers_cut_off_behind_the_point() -> None:
    source = "import numpy as np\ndef relu(x):\n    return np.maximum(x, 0).astype(int)\n"
    finding = judged(source, "relu").findings[0]
    assert finding.likely is not None
    assert "everything after the point is cut off" in finding.likely.says


def test_every_entry_by_the_same_factor() -> None:
    for factor, words in ((-1, "the sign of every entry"), (2, "is 2 times"), (0.3, "is 0.3 times")):
        finding = judged(f"def relu(x):\n    return {factor} * (x > 0) * x\n", "relu").findings[0]
        assert finding.likely is not None
        assert words in finding.likely.says


def test_a_number_has_no_entries() -> None:
    body = "    from firth.maths import naive_softmax\n"
    body += "    a, b, c = naive_softmax(centerWordVec, outsideWordIdx, outsideVectors)\n"
    for loss, words in (("3 * a", "it is 3 times the right one"), ("0 * a", "it is always 0")):
        finding = judged(f"{PAIR}{body}    return {loss}, b, c\n", "naiveSoftmaxLossAndGradient").findings[0]
        assert finding.likely is not None
        assert finding.likely.says == words


def test_both_numbers_are_told_with_as_many_digits_as_they_need() -> None:
    source = "def relu(x):\n    return (x > 0) * x + 3e-6\n"
    finding = judged(source, "relu").findings[0]
    assert finding.expected is not None
    assert finding.got == pytest.approx(finding.expected + 3e-6, abs=1e-12)
    expected, _, got = finding.problem.partition(", got ")
    assert expected.rpartition(" ")[2] != got.partition(" ")[0]


def test_parameters_that_nobody_knows() -> None:
    verdict = judged("def skipgram(words):\n    return 0\n", "skipgram")
    assert verdict.status == "not judged"
    assert (
        "it takes (words), and the skipgram that is known takes (currentCenterWord"
        in verdict.findings[0].problem
    )


def test_an_error_on_some_inputs_only() -> None:
    source = (
        "import math\nimport numpy as np\ndef sigmoid(x):\n"
        "    return np.vectorize(lambda a: 1 / (1 + math.exp(-a)))(x)\n"
    )
    verdict = judged(source, "sigmoid")
    assert verdict.status == "raised"
    assert verdict.inputs == 4
    finding = verdict.findings[0]
    assert finding.problem.startswith("line 4: OverflowError: math range error")
    assert "(on 1 of 5 inputs)" in finding.problem
    assert finding.likely is not None
    assert "the powers overflow" in finding.likely.says


def test_whole_numbers_divided_in_place() -> None:
    source = (
        "import numpy as np\ndef softmax(x):\n    x -= x.max(axis=-1, keepdims=True)\n"
        "    x[...] = np.exp(x)\n    x /= x.sum(axis=-1, keepdims=True)\n    return x\n"
    )
    verdict = judged(source, "softmax")
    assert verdict.status == "raised"
    assert verdict.findings[0].likely is not None
    assert "holds no fractions" in verdict.findings[0].likely.says
