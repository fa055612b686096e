"""Softmax, sigmoid and ReLU with their logarithms and slopes, stable at every finite number.

What overflows or underflows on the way rounds to the right limit, so neither is worth a warning.
"""

import numpy as np
from numpy.typing import ArrayLike

from firth.maths._door import Floats, floats


def softmax(theta: ArrayLike, axis: int = -1) -> Floats:
    """Scores to probabilities.

    ŷ_i = exp(θ_i) / Σ_j exp(θ_j), computed with max θ subtracted, which changes nothing:
    softmax(θ + c) = softmax(θ). Bishop, Pattern Recognition and Machine Learning, 2006, equation (4.62).

    Parameters
    ----------
    theta : array of real numbers, any shape
    axis : int
        The axis whose entries become one distribution.

    Returns
    -------
    float64 array, shape of theta

    Raises
    ------
    WrongType
        If theta does not hold real numbers.

    Examples
    --------
    >>> softmax([1001.0, 1000.0, 1000.0])
    array([0.576, 0.212, 0.212])
    """
    theta = floats(theta, "theta")
    with np.errstate(over="ignore", under="ignore"):
        powers: Floats = np.exp(theta - theta.max(axis=axis, keepdims=True, initial=-np.inf))
        total: Floats = powers.sum(axis=axis, keepdims=True)
        return powers / total


def log_softmax(theta: ArrayLike, axis: int = -1) -> Floats:
    """Logarithm of softmax, finite where the probability itself rounds to zero.

    log ŷ_i = θ_i - log Σ_j exp(θ_j). Bishop, 2006, equation (4.62).

    Parameters
    ----------
    theta : array of real numbers, any shape
    axis : int
        The axis whose entries become one distribution.

    Returns
    -------
    float64 array, shape of theta

    Raises
    ------
    WrongType
        If theta does not hold real numbers.

    Examples
    --------
    >>> log_softmax([0.0, -1000.0])
    array([    0., -1000.])
    """
    theta = floats(theta, "theta")
    if theta.size == 0:
        return theta.copy()
    with np.errstate(over="ignore", under="ignore"):
        below: Floats = theta - theta.max(axis=axis, keepdims=True)
        log_total: Floats = np.log(np.exp(below).sum(axis=axis, keepdims=True))
        return below - log_total


def sigmoid(x: ArrayLike) -> Floats:
    """Logistic sigmoid.

    σ(x) = 1 / (1 + exp(-x)) = exp(x) / (1 + exp(x)); the form whose power is at most 1 is taken.
    Bishop, 2006, equation (4.59).

    Parameters
    ----------
    x : array of real numbers, any shape

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    WrongType
        If x does not hold real numbers.

    Examples
    --------
    >>> sigmoid([-1000.0, 0.0, 2.0])
    array([0.   , 0.5  , 0.881])
    """
    x = floats(x, "x")
    with np.errstate(over="ignore", under="ignore"):
        power = np.exp(-np.abs(x))
        return np.where(x >= 0, 1.0, power) / (1.0 + power)


def log_sigmoid(x: ArrayLike) -> Floats:
    """Logarithm of the sigmoid, finite where the sigmoid itself rounds to zero.

    log σ(x) = -log(exp(0) + exp(-x)). From Bishop, 2006, equation (4.59).

    Parameters
    ----------
    x : array of real numbers, any shape

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    WrongType
        If x does not hold real numbers.

    Examples
    --------
    >>> log_sigmoid([-100.0, 0.0])
    array([-100.   ,   -0.693])
    """
    x = floats(x, "x")
    with np.errstate(over="ignore", under="ignore"):
        return -np.logaddexp(0.0, -x)


def relu(x: ArrayLike) -> Floats:
    """Rectified linear unit.

    relu(x) = max(x, 0). Nair and Hinton, Rectified linear units improve restricted Boltzmann machines, 2010.

    Parameters
    ----------
    x : array of real numbers, any shape

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    WrongType
        If x does not hold real numbers.

    Examples
    --------
    >>> relu([-1.0, 0.0, 3.0])
    array([0., 0., 3.])
    """
    return np.maximum(floats(x, "x"), 0.0)


def sigmoid_derivative(value: ArrayLike) -> Floats:
    """Slope of the sigmoid, from the sigmoid's value.

    σ'(x) = σ(x) (1 - σ(x)). Bishop, 2006, equation (4.88).

    Parameters
    ----------
    value : array of real numbers, any shape
        σ(x), not x: backpropagation has the value at hand.

    Returns
    -------
    float64 array, shape of value

    Raises
    ------
    WrongType
        If value does not hold real numbers.

    Examples
    --------
    >>> sigmoid_derivative(sigmoid([0.0, 2.0]))
    array([0.25 , 0.105])
    """
    value = floats(value, "value")
    return value * (1.0 - value)


def relu_derivative(x: ArrayLike) -> Floats:
    """Slope of the rectified linear unit.

    relu'(x) = 1{x > 0}; at 0, where there is none, it is 0 by convention.
    Glorot, Bordes and Bengio, Deep sparse rectifier neural networks, 2011, section 3.

    Parameters
    ----------
    x : array of real numbers, any shape
        x, or relu(x): both have the same sign.

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    WrongType
        If x does not hold real numbers.

    Examples
    --------
    >>> relu_derivative([-1.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    return (floats(x, "x") > 0).astype(np.float64)
