import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput
from firth.maths import forward, gradient_check, initialise, loss_and_gradients, pack, parameter_count, unpack

SIZES = (4, 5, 3)
PARAMETERS = initialise(SIZES, seed=3)._replace(b1=np.linspace(-0.5, 0.7, 5), b2=np.array([0.3, -0.2, 0.1]))
X = np.random.default_rng(5).standard_normal((6, 4))
Y = [0, 2, 1, 1, 0, 2]

both_layers = pytest.mark.parametrize("hidden", ["sigmoid", "relu"])


@both_layers
@pytest.mark.parametrize(("x", "y"), [(X, Y), (X, np.eye(3)[Y]), (X[0], 2)])
def test_gradients(hidden, x, y) -> None:
    def in_parameters(flat):
        loss, gradients, _ = loss_and_gradients(unpack(flat, SIZES), x, y, hidden)
        return loss, pack(gradients)

    def in_x(x):
        loss, _, dx = loss_and_gradients(PARAMETERS, x, y, hidden)
        return loss, dx

    assert gradient_check(in_parameters, pack(PARAMETERS)).entries == parameter_count(*SIZES)
    gradient_check(in_x, x)


@both_layers
def test_forward_gives_the_loss(hidden) -> None:
    yhat = forward(PARAMETERS, X, hidden)
    np.testing.assert_allclose(yhat.sum(axis=1), 1, rtol=1e-14)
    loss, _, _ = loss_and_gradients(PARAMETERS, X, Y, hidden)
    np.testing.assert_allclose(loss, -np.log(yhat[range(6), Y]).sum(), rtol=1e-14)
    np.testing.assert_allclose(forward(PARAMETERS, X[1], hidden), yhat[1], rtol=1e-14)


def test_the_hidden_layers_differ() -> None:
    assert np.abs(forward(PARAMETERS, X) - forward(PARAMETERS, X, "relu")).max() > 0.01


def test_initialise_is_decided_by_the_seed() -> None:
    np.testing.assert_array_equal(pack(initialise(SIZES, seed=1)), pack(initialise(SIZES, seed=1)))
    assert (initialise(SIZES, seed=1).W1 != initialise(SIZES, seed=2).W1).all()
    wide = initialise((400, 300, 2), seed=1)
    assert wide.W1.std() == pytest.approx(1 / 20, rel=0.02)
    assert not wide.b1.any()


@given(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 5)))
def test_pack_and_unpack(sizes) -> None:
    flat = np.arange(parameter_count(*sizes), dtype=float)
    parameters = unpack(flat, sizes)
    assert [array.shape for array in parameters] == [sizes[:2], sizes[1:2], sizes[1:], sizes[2:]]
    np.testing.assert_array_equal(pack(parameters), flat)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: forward(PARAMETERS, X, "tanh"), "hidden must be one of sigmoid, relu, got 'tanh'"),
        (lambda: forward(PARAMETERS, X[:, :3]), r"x must have shape \(n, 4\) or \(4,\), got \(6, 3\)"),
        (
            lambda: forward(PARAMETERS._replace(b1=np.zeros(4)), X),
            r"b1 must have shape \(5,\), as W1 has columns",
        ),
        (
            lambda: forward(PARAMETERS._replace(W2=np.zeros((4, 3))), X),
            "W2 must have 5 rows, as W1 has columns, got 4",
        ),
        (lambda: loss_and_gradients(PARAMETERS, X, [0] * 5), r"labels must be class numbers of shape \(6,\)"),
        (lambda: unpack(np.zeros(7), (1, 1, 1)), r"flat must have shape \(4,\), as sizes \(1, 1, 1\) ask"),
        (lambda: initialise((4, 0, 3), seed=1), "hidden must be at least 1, got 0"),
        (lambda: initialise((4, 5), seed=1), r"sizes must be \(inputs, hidden, outputs\), got \(4, 5\)"),
        (lambda: initialise(SIZES, seed=-1), "seed must be at least 0, got -1"),
        (lambda: parameter_count(1, 2, 0), "outputs must be at least 1, got 0"),
    ],
)
def test_at_the_door(call, message) -> None:
    with pytest.raises(InvalidInput, match=message):
        call()
