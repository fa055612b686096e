"""The two-layer network: a sigmoid or ReLU hidden layer, a softmax output, and backpropagation through both.

Rows are examples and vectors are rows, so a layer is ``x W + b``.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from firth.errors import InvalidInput
from firth.maths._door import Floats, floats, integer, table, vector
from firth.maths.activations import relu, relu_derivative, sigmoid, sigmoid_derivative, softmax
from firth.maths.entropy import cross_entropy

Sizes: TypeAlias = tuple[int, int, int]

# Each with its slope as a function of the activation's value: relu(z) and z have the same sign.
_HIDDEN: dict[str, tuple[Callable[[ArrayLike], Floats], Callable[[ArrayLike], Floats]]] = {
    "sigmoid": (sigmoid, sigmoid_derivative),
    "relu": (relu, relu_derivative),
}


class Parameters(NamedTuple):
    """Weights and biases of the network, or their gradients.

    Attributes
    ----------
    W1 : float64 array, shape (inputs, hidden)
    b1 : float64 array, shape (hidden,)
    W2 : float64 array, shape (hidden, outputs)
    b2 : float64 array, shape (outputs,)
    """

    W1: Floats
    b1: Floats
    W2: Floats
    b2: Floats


def parameter_count(inputs: int, hidden: int, outputs: int) -> int:
    """How many numbers the network has.

    (D_x + 1) H + (H + 1) D_y: each layer's weights and one bias a unit. Bishop, 2006, section 5.1.

    Parameters
    ----------
    inputs, hidden, outputs : int, at least 1

    Returns
    -------
    int

    Raises
    ------
    InvalidInput
        If a size is below 1.

    Examples
    --------
    >>> parameter_count(10, 5, 10)
    115
    """
    inputs, hidden, outputs = _sizes((inputs, hidden, outputs))
    return (inputs + 1) * hidden + (hidden + 1) * outputs


def initialise(sizes: Sizes, seed: int) -> Parameters:
    """Draw weights to start from; biases are zero.

    W_ij ~ N(0, 1 / inputs of the layer), which keeps the sums of a layer near unit variance.
    LeCun, Bottou, Orr and Müller, Efficient BackProp, 1998, equation (16).

    Parameters
    ----------
    sizes : (inputs, hidden, outputs), each at least 1
    seed : int, at least 0

    Returns
    -------
    Parameters

    Raises
    ------
    InvalidInput
        If sizes are not three numbers of at least 1, or the seed is negative.

    Examples
    --------
    >>> [array.shape for array in initialise((10, 5, 3), seed=1)]
    [(10, 5), (5,), (5, 3), (3,)]
    """
    inputs, hidden, outputs = _sizes(sizes)
    draw = np.random.default_rng(integer(seed, "seed", at_least=0))
    return Parameters(
        W1=draw.standard_normal((inputs, hidden)) / np.sqrt(inputs),
        b1=np.zeros(hidden),
        W2=draw.standard_normal((hidden, outputs)) / np.sqrt(hidden),
        b2=np.zeros(outputs),
    )


def forward(parameters: Parameters, x: ArrayLike, hidden: str = "sigmoid") -> Floats:
    """Probabilities of the classes.

    h = f(x W1 + b1),  ŷ = softmax(h W2 + b2). Bishop, 2006, section 5.1.

    Parameters
    ----------
    parameters : Parameters
    x : array of real numbers, shape (n, inputs) or (inputs,)
    hidden : "sigmoid" or "relu"
        The function f of the hidden layer.

    Returns
    -------
    float64 array, shape (n, outputs) or (outputs,)

    Raises
    ------
    InvalidInput
        If shapes do not fit, or the hidden layer's name is not known.

    Examples
    --------
    >>> forward(unpack(np.zeros(23), (4, 3, 2)), np.ones(4))
    array([0.5, 0.5])
    """
    parameters, x, hidden = _checked(parameters, x, hidden)
    activation, _ = _HIDDEN[hidden]
    h = activation(x @ parameters.W1 + parameters.b1)
    return softmax(h @ parameters.W2 + parameters.b2)


def loss_and_gradients(
    parameters: Parameters, x: ArrayLike, y: ArrayLike, hidden: str = "sigmoid"
) -> tuple[float, Parameters, Floats]:
    """Cross-entropy of the network, summed over examples, and its gradients by backpropagation.

    δ2 = ŷ - y,  δ1 = (δ2 W2ᵀ) ∘ f'(x W1 + b1),  ∂J/∂x = δ1 W1ᵀ,
    ∂J/∂W2 = hᵀ δ2,  ∂J/∂b2 = Σ δ2,  ∂J/∂W1 = xᵀ δ1,  ∂J/∂b1 = Σ δ1.
    Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986;
    Bishop, 2006, equation (5.56).

    Parameters
    ----------
    parameters : Parameters
    x : array of real numbers, shape (n, inputs) or (inputs,)
    y : labels as in `cross_entropy`: class numbers or one-hot rows
    hidden : "sigmoid" or "relu"
        The function f of the hidden layer.

    Returns
    -------
    loss : float, in nats
    gradients : Parameters
        Each with the shape of what it is the gradient of.
    dx : float64 array, shape of x

    Raises
    ------
    InvalidInput
        If shapes do not fit, a label is out of range, or the hidden layer's name is not known.

    Examples
    --------
    >>> zero = unpack(np.zeros(parameter_count(4, 3, 2)), (4, 3, 2))
    >>> loss, gradients, dx = loss_and_gradients(zero, np.ones(4), 1)
    >>> loss, gradients.b2, dx
    (0.693, array([ 0.5, -0.5]), array([0., 0., 0., 0.]))
    """
    parameters, x, hidden = _checked(parameters, x, hidden)
    W1, b1, W2, b2 = parameters
    activation, slope = _HIDDEN[hidden]
    h = activation(x @ W1 + b1)
    loss, delta2 = cross_entropy(h @ W2 + b2, y)
    delta1 = (delta2 @ W2.T) * slope(h)
    dx = delta1 @ W1.T
    x, h, delta1, delta2 = (np.atleast_2d(each) for each in (x, h, delta1, delta2))  # one example is one row
    return loss, Parameters(x.T @ delta1, delta1.sum(axis=0), h.T @ delta2, delta2.sum(axis=0)), dx


def pack(parameters: Parameters) -> Floats:
    """All numbers of the record in one flat vector: W1, b1, W2, b2, each row by row.

    Parameters
    ----------
    parameters : Parameters

    Returns
    -------
    float64 array, shape (parameter_count(inputs, hidden, outputs),)

    Examples
    --------
    >>> pack(initialise((10, 5, 3), seed=1)).shape
    (73,)
    """
    return np.concatenate([floats(array, "parameters").ravel() for array in parameters])


def unpack(flat: ArrayLike, sizes: Sizes) -> Parameters:
    """The record whose `pack` is the flat vector.

    Parameters
    ----------
    flat : array of real numbers, shape (parameter_count(inputs, hidden, outputs),)
    sizes : (inputs, hidden, outputs), each at least 1

    Returns
    -------
    Parameters

    Raises
    ------
    InvalidInput
        If the vector does not have as many numbers as the sizes ask for.

    Examples
    --------
    >>> unpack([1, 2, 3, 4], (1, 1, 1))
    Parameters(W1=array([[1.]]), b1=array([2.]), W2=array([[3.]]), b2=array([4.]))
    """
    inputs, hidden, outputs = _sizes(sizes)
    numbers = vector(flat, "flat", parameter_count(inputs, hidden, outputs), f"sizes {sizes} ask")
    ends = np.cumsum([inputs * hidden, hidden, hidden * outputs])
    W1, b1, W2, b2 = np.split(numbers, ends)
    return Parameters(W1.reshape(inputs, hidden), b1, W2.reshape(hidden, outputs), b2)


def _sizes(sizes: Sizes) -> Sizes:
    """Sizes as three integers of at least 1."""
    if len(sizes) != 3:
        raise InvalidInput(f"sizes must be (inputs, hidden, outputs), got {sizes!r}")
    inputs, hidden, outputs = (
        integer(size, name, at_least=1)
        for size, name in zip(sizes, ("inputs", "hidden", "outputs"), strict=True)
    )
    return inputs, hidden, outputs


def _checked(parameters: Parameters, x: ArrayLike, hidden: str) -> tuple[Parameters, Floats, str]:
    """Arguments of the network whose shapes fit together."""
    if hidden not in _HIDDEN:
        raise InvalidInput(f"hidden must be one of {', '.join(_HIDDEN)}, got {hidden!r}")
    W1, W2 = table(parameters.W1, "W1"), table(parameters.W2, "W2")
    b1 = vector(parameters.b1, "b1", W1.shape[1], "W1 has columns")
    b2 = vector(parameters.b2, "b2", W2.shape[1], "W2 has columns")
    x = floats(x, "x")
    if W2.shape[0] != W1.shape[1]:
        raise InvalidInput(f"W2 must have {W1.shape[1]} rows, as W1 has columns, got {W2.shape[0]}")
    if x.ndim not in (1, 2) or x.shape[-1] != W1.shape[0]:
        raise InvalidInput(f"x must have shape (n, {W1.shape[0]}) or ({W1.shape[0]},), got {x.shape}")
    return Parameters(W1, b1, W2, b2), x, hidden
