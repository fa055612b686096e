"""Cross-entropy of a softmax against labels, with its gradient."""

import numpy as np
from numpy.typing import ArrayLike

from firth.errors import InvalidInput
from firth.maths._door import Floats, Rows, floats, integers
from firth.maths.activations import log_softmax, softmax


def cross_entropy(theta: ArrayLike, labels: ArrayLike) -> tuple[float, Floats]:
    """Cross-entropy of the labels under softmax(theta), summed over rows, and its gradient.

    CE = -Σ_i y_i log ŷ_i = -log ŷ_o with ŷ = softmax(θ) and label o;  ∂CE/∂θ = ŷ - y.
    Bishop, Pattern Recognition and Machine Learning, 2006, equations (4.108) and (4.109).

    Parameters
    ----------
    theta : array of real numbers, shape (n, k) or (k,)
        Scores, a row for each example.
    labels : integers of shape (n,) or (), or one-hot rows of the shape of theta
        Class numbers from 0 to k - 1, or one 1 in each row.

    Returns
    -------
    loss : float, in nats
    gradient : float64 array, shape of theta

    Raises
    ------
    InvalidInput
        If the shapes do not fit, a class number is out of range or a row is not one-hot.
    WrongType
        If class numbers are not integers.

    Examples
    --------
    >>> cross_entropy([0.0, 0.0], 1)
    (0.693, array([ 0.5, -0.5]))
    """
    theta = floats(theta, "theta")
    classes = _class_numbers(labels, theta.shape)[..., np.newaxis]
    loss = np.sum(-np.take_along_axis(log_softmax(theta), classes, axis=-1))
    gradient = softmax(theta)  # ŷ
    np.put_along_axis(gradient, classes, np.take_along_axis(gradient, classes, axis=-1) - 1.0, axis=-1)
    return float(loss), gradient


def _class_numbers(labels: ArrayLike, shape: tuple[int, ...]) -> Rows:
    """Labels in either form as class numbers, one for each row of scores."""
    if not shape:
        raise InvalidInput("theta must have at least one axis (the classes), got a single number")
    numbers = floats(labels, "labels")
    if numbers.shape == shape:
        return _hot(numbers)
    classes = integers(labels, "labels")
    if classes.shape != shape[:-1]:
        raise InvalidInput(
            f"labels must be class numbers of shape {shape[:-1]} or one-hot rows of shape {shape}, "
            f"got shape {classes.shape}"
        )
    outside = classes[(classes < 0) | (classes >= shape[-1])]
    if outside.size:
        raise InvalidInput(
            f"labels must be at least 0 and below {shape[-1]}, the number of classes, got {outside[0]}"
        )
    return classes


def _hot(labels: Floats) -> Rows:
    """Where the 1 stands in each one-hot row."""
    is_hot = (np.count_nonzero(labels, axis=-1) == 1) & (labels.sum(axis=-1) == 1)
    if not is_hot.all():
        first = np.argwhere(~is_hot)[0]
        raise InvalidInput(f"labels must hold a single 1 in each row, got {labels[tuple(first)]}")
    return np.asarray(labels.argmax(axis=-1), dtype=np.intp)
