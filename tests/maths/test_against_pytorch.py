"""PyTorch, where it is installed, as the judge from outside: losses and gradients of every objective."""

import warnings

import numpy as np
import pytest
from claims.point import (
    B1,
    B2,
    CENTRE,
    CONTEXT,
    LABEL,
    NEGATIVES,
    OUTSIDE,
    REPEATED,
    REPEATING_CONTEXT,
    TARGET,
    THETA,
    V_C,
    W1,
    W2,
    O,
    U,
    V,
    X,
)

from firth.maths import (
    Parameters,
    cbow,
    cross_entropy,
    hierarchical_softmax,
    log_sigmoid,
    log_softmax,
    loss_and_gradients,
    naive_softmax,
    negative_sampling,
    sigmoid,
    skip_gram,
    softmax,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what PyTorch's own import says is not about firth
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
F = torch.nn.functional

WEIGHTS = [0.5, 2.0, 0.0, 1.0, 3.5]
PATH, CODE = [0, 2, 5], [1, 0, 1]
SCALES = [1.0, 1e-3, 10.0]


def tensors(*arrays):
    return [torch.tensor(array, dtype=torch.float64, requires_grad=True) for array in arrays]


def agree(mine, loss, inputs) -> None:
    """Loss and gradients equal those of PyTorch's automatic differentiation."""
    expected = torch.autograd.grad(loss, inputs)
    np.testing.assert_allclose(mine[0], loss.item(), rtol=1e-12, atol=1e-12)
    for gradient, other in zip(mine[1:], expected, strict=True):
        np.testing.assert_allclose(gradient, other.numpy(), rtol=1e-12, atol=1e-12)


def torch_softmax(v, o, table):
    return F.cross_entropy((table @ v)[None], torch.tensor([o]))


def torch_sampling(v, o, negatives, table, weights=None):
    weights = torch.ones(len(negatives)) if weights is None else torch.tensor(weights)
    return -F.logsigmoid(table[o] @ v) - (weights * F.logsigmoid(-(table[negatives] @ v))).sum()


def torch_tree(v, path, code, nodes):
    branch_zero = 1 - torch.tensor(code, dtype=torch.float64)
    return F.binary_cross_entropy_with_logits(nodes[path] @ v, branch_zero, reduction="sum")


PAIRS = {
    "softmax": (naive_softmax, torch_softmax),
    "sampling": (
        lambda v, o, table: negative_sampling(v, o, REPEATED, table),
        lambda v, o, table: torch_sampling(v, o, REPEATED, table),
    ),
    "tree": (
        lambda v, o, table: hierarchical_softmax(v, PATH, CODE, table),
        lambda v, o, table: torch_tree(v, PATH, CODE, table),
    ),
}
every_pair = pytest.mark.parametrize(("mine", "other"), PAIRS.values(), ids=PAIRS.keys())


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (softmax, lambda x: torch.softmax(x, -1)),
        (log_softmax, lambda x: torch.log_softmax(x, -1)),
        (sigmoid, torch.sigmoid),
        (log_sigmoid, F.logsigmoid),
    ],
)
def test_activations(mine, other) -> None:
    x = np.array([[-1e3, -30.0, -2.0, 0.0], [0.5, 2.0, 30.0, 1e3]])
    np.testing.assert_allclose(mine(x), other(torch.tensor(x)).numpy(), rtol=1e-13, atol=1e-300)


def test_cross_entropy() -> None:
    theta = np.stack([THETA, -THETA, 100 * THETA])
    (t,) = tensors(theta)
    agree(cross_entropy(theta, [0, 3, 1]), F.cross_entropy(t, torch.tensor([0, 3, 1]), reduction="sum"), [t])


@pytest.mark.parametrize("hidden", ["sigmoid", "relu"])
def test_network(hidden) -> None:
    x = np.stack([X, -X, 3 * X])
    labels = [LABEL, 1, 2]
    loss, gradients, dx = loss_and_gradients(Parameters(W1, B1, W2, B2), x, labels, hidden)
    inputs = tensors(W1, B1, W2, B2, x)
    w1, b1, w2, b2, tx = inputs
    h = getattr(torch, hidden)(tx @ w1 + b1)
    agree((loss, *gradients, dx), F.cross_entropy(h @ w2 + b2, torch.tensor(labels), reduction="sum"), inputs)


@every_pair
@pytest.mark.parametrize("scale", SCALES)
def test_objectives(mine, other, scale) -> None:
    inputs = v, table = tensors(scale * V_C, U)
    agree(mine(scale * V_C, O, U), other(v, O, table), inputs)


@pytest.mark.parametrize(
    ("negatives", "weights"), [(NEGATIVES, None), (REPEATED, WEIGHTS), ([O, 1], [1.0, 2.0])]
)
def test_negative_sampling_with_weights(negatives, weights) -> None:
    inputs = v, table = tensors(V_C, U)
    agree(
        negative_sampling(V_C, O, negatives, U, weights),
        torch_sampling(v, O, negatives, table, weights),
        inputs,
    )


@every_pair
def test_skip_gram(mine, other) -> None:
    inputs = v, table = tensors(V, U)
    agree(skip_gram(CENTRE, OUTSIDE, V, U, mine), sum(other(v[CENTRE], o, table) for o in OUTSIDE), inputs)


@every_pair
@pytest.mark.parametrize("combine", ["sum", "mean"])
@pytest.mark.parametrize("context", [CONTEXT, REPEATING_CONTEXT])
def test_cbow(mine, other, combine, context) -> None:
    inputs = v, table = tensors(V, U)
    combined = getattr(v[context], combine)(dim=0)
    agree(cbow(TARGET, context, V, U, mine, combine), other(combined, TARGET, table), inputs)
