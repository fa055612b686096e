import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from firth.errors import WrongType
from firth.maths import (
    gradient_check,
    log_sigmoid,
    log_softmax,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
)

EVERY = [softmax, log_softmax, sigmoid, log_sigmoid, relu, relu_derivative, sigmoid_derivative]
SHAPES = [(), (0,), (3, 0), (0, 3), (4,), (2, 3), (2, 3, 4)]
LARGEST = np.finfo(float).max
SMALLEST = 5e-324

scores = nps.arrays(
    np.float64, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=st.floats(-1e3, 1e3)
)


@pytest.mark.parametrize("f", EVERY)
@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape(f, shape) -> None:
    value = f(np.full(shape, 0.5))
    assert np.shape(value) == shape
    assert value.dtype == np.float64


@pytest.mark.parametrize("f", EVERY)
@pytest.mark.parametrize("x", [2, [0, 1, 2], np.array([1, 2], dtype=np.int8), np.float32(0.5), True])
def test_integers_and_float32_become_float64(f, x) -> None:
    assert f(x).dtype == np.float64


@pytest.mark.parametrize("f", EVERY)
def test_what_is_not_a_number_is_a_sentence(f) -> None:
    with pytest.raises(WrongType, match=r"(theta|x|value) must hold real numbers, got an array of <U1"):
        f(["a", "b"])
    with pytest.raises(WrongType, match="must hold real numbers, got an array of complex128"):
        f([1j])
    with pytest.raises(WrongType, match="rows of different lengths"):
        f([[1.0], [1.0, 2.0]])


@pytest.mark.parametrize("f", [softmax, log_softmax, sigmoid, log_sigmoid, relu, relu_derivative])
@pytest.mark.parametrize("x", [[1e3, -1e3, 0], [LARGEST, -LARGEST], [-LARGEST] * 2, [SMALLEST, -SMALLEST]])
def test_extremes_are_numbers_and_nothing_warns(f, x) -> None:
    with np.errstate(all="raise"):
        assert not np.isnan(f(x)).any()
        assert not np.isnan(f(np.transpose([x]))).any()


def test_values_in_the_tails() -> None:
    np.testing.assert_array_equal(softmax([1e3, -1e3]), [1, 0])
    np.testing.assert_array_equal(log_softmax([1e3, -1e3]), [0, -2e3])
    np.testing.assert_array_equal(sigmoid([-1e3, 0, 1e3]), [0, 0.5, 1])
    np.testing.assert_array_equal(log_sigmoid([-1e3, 1e3]), [-1e3, 0])
    # where 1 + e^x rounds to 1, the small end keeps all its digits
    np.testing.assert_allclose(sigmoid(-50.0), np.exp(-50), rtol=1e-15)
    np.testing.assert_allclose(log_sigmoid(50.0), -np.exp(-50), rtol=1e-15)


@given(scores)
def test_softmax_rows_are_distributions(theta) -> None:
    yhat = softmax(theta)
    assert (yhat >= 0).all()
    np.testing.assert_allclose(yhat.sum(axis=-1), 1, rtol=1e-14)
    np.testing.assert_allclose(np.exp(log_softmax(theta)), yhat, rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(softmax(theta.T, axis=0), yhat.T, rtol=1e-14)


@given(scores, st.floats(-1e3, 1e3))
def test_softmax_does_not_see_a_shift(theta, shift) -> None:
    np.testing.assert_allclose(softmax(theta + shift), softmax(theta), rtol=1e-11, atol=1e-300)
    np.testing.assert_allclose(log_softmax(theta + shift), log_softmax(theta), atol=1e-11)


@given(nps.arrays(np.float64, 5, elements=st.floats(-1e3, 1e3)))
def test_sigmoid_identities(x) -> None:
    np.testing.assert_allclose(sigmoid(x) + sigmoid(-x), 1, rtol=1e-15)
    np.testing.assert_allclose(log_sigmoid(x) - log_sigmoid(-x), x, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(
        softmax(np.stack([x, 0 * x], axis=-1))[:, 0], sigmoid(x), rtol=1e-12, atol=1e-300
    )


X = np.array([[-4.0, -2.0, -0.3], [0.1, 2.0, 5.0]])


@pytest.mark.parametrize(
    ("f", "derivative"),
    [
        (sigmoid, lambda x: sigmoid_derivative(sigmoid(x))),
        (relu, relu_derivative),
        (log_sigmoid, lambda x: 1 - sigmoid(x)),
    ],
)
def test_derivatives(f, derivative) -> None:
    gradient_check(lambda x: (f(x).sum(), derivative(x)), X)


def test_relu_has_slope_zero_at_zero() -> None:
    assert relu_derivative(0.0) == 0
    assert relu_derivative(-0.0) == 0
