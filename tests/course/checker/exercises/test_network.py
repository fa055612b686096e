import pytest

from tests.course.checker.asking import assert_told, judged
from tests.course.checker.students import OLDER

#: what is changed into what, what is said of each result: None is no guess
WRONG: list[tuple[list[tuple[str, str]], list[tuple[str, str | None]]]] = [
    ([("* sigmoid_grad(h)", "")], [("grad", "the slope of the hidden layer is missing")]),
    ([("* sigmoid_grad(h)", "* sigmoid_grad(sigmoid(h))")], [("grad", "applying the sigmoid again")]),
    (
        [("yhat = softmax(h @ W2 + b2)", "yhat = sigmoid(h @ W2 + b2)")],
        [("cost", "the output layer is a sigmoid"), ("grad", "the output layer is a sigmoid")],
    ),
    (
        [("delta2 = yhat - labels", "delta2 = (yhat - labels) / len(data)")],
        [("grad", "divided by the number of examples, the cost is not")],
    ),
    ([("gradb1 = np.sum(delta1, axis=0)", "gradb1 = np.sum(delta1, axis=0) * 3")], [("grad", None)]),
]


@pytest.mark.parametrize(("changes", "told"), WRONG)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    assert_told(OLDER, "forward_backward_prop", changes, told, seed)


def test_the_mean_over_examples_is_right_too_and_told() -> None:
    source = OLDER.replace("return cost, grad\n", "return cost / len(data), grad / len(data)\n")
    verdict = judged(source, "forward_backward_prop")
    assert verdict.status == "right"
    assert "means over the examples" in verdict.remarks[0]


def test_an_entry_is_named_by_its_place_in_the_network() -> None:
    source = OLDER.replace("gradb2 = np.sum(delta2, axis=0)", "gradb2 = np.mean(delta2 + 1, axis=0)")
    finding = judged(source, "forward_backward_prop").findings[0]
    assert finding.entry == "grad of b2[0]"
    assert finding.likely is None
