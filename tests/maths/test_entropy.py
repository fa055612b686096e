import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.maths import cross_entropy, gradient_check, softmax

THETA = np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -0.5], [0.0, 0.0, 0.0], [1e3, -1e3, 0.0]])
LABELS = [2, 1, 0, 0]
ONE_HOT = np.eye(3)[LABELS]


@pytest.mark.parametrize("labels", [LABELS, np.array(LABELS, dtype=np.uint8), ONE_HOT, ONE_HOT.astype(bool)])
def test_both_kinds_of_label(labels) -> None:
    loss, gradient = cross_entropy(THETA, labels)
    assert isinstance(loss, float)
    np.testing.assert_allclose(loss, -np.log(softmax(THETA)[range(4), LABELS]).sum(), rtol=1e-14)
    np.testing.assert_allclose(gradient, softmax(THETA) - ONE_HOT, rtol=1e-15)


@pytest.mark.parametrize("label", [1, np.int32(1), np.array(1), [0, 1, 0]])
def test_one_row(label) -> None:
    loss, gradient = cross_entropy(THETA[1], label)
    assert loss == cross_entropy(THETA[1:2], [1])[0]
    assert gradient.shape == (3,)


def test_gradient() -> None:
    gradient_check(lambda theta: cross_entropy(theta, LABELS), THETA[:, ::-1])
    gradient_check(lambda theta: cross_entropy(theta, 2), THETA[0])


def test_the_loss_of_an_impossible_label_is_finite() -> None:
    assert cross_entropy([1e3, -1e3], 1)[0] == 2e3


def test_no_rows() -> None:
    loss, gradient = cross_entropy(np.zeros((0, 3)), [])
    assert loss == 0.0
    assert gradient.shape == (0, 3)


@pytest.mark.parametrize(
    ("theta", "labels", "error", "message"),
    [
        (THETA, [0, 1, 2, 3], InvalidInput, r"labels must be at least 0 and below 3, .* got 3"),
        (THETA, [0, -1, 2, 0], InvalidInput, "got -1"),
        (THETA, [0, 1], InvalidInput, r"labels must be class numbers of shape \(4,\) .* got shape \(2,\)"),
        (THETA, [0.0, 1.0, 2.0, 0.0], WrongType, "labels must hold integers, got an array of float64"),
        (THETA, np.full((4, 3), 1 / 3), InvalidInput, "a single 1 in each row"),
        (THETA, np.zeros((4, 3)), InvalidInput, r"a single 1 in each row, got \[0. 0. 0.\]"),
        (THETA[0], 3, InvalidInput, "got 3"),
        (1.0, 0, InvalidInput, "theta must have at least one axis"),
    ],
)
def test_at_the_door(theta, labels, error, message) -> None:
    with pytest.raises(error, match=message):
        cross_entropy(theta, labels)
