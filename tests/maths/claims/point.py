"""Where the claims are measured, and the truth there: central differences of the losses of firth.maths.

Seven words, four dimensions, rows are words. The target and a negative have u · v = 2: near u · v = 0, where
σ(x) and 1 - σ(x) meet, a wrong sign would hardly show.
"""

from collections.abc import Callable

import numpy as np

from firth.maths import cbow, cross_entropy, naive_softmax, negative_sampling, sigmoid, skip_gram, softmax

V_C = np.array([1.0, -0.5, 0.5, 1.0])
U = np.array(
    [
        [0.3, 0.8, -0.4, 0.1],  # u · v = -0.2
        [0.7, -0.6, 0.2, 0.9],  # 2
        [1.1, -0.4, 0.6, 0.4],  # 2
        [-0.5, 0.2, 0.3, -0.7],  # -1.15
        [0.2, -0.9, 0.5, 0.6],  # 1.5
        [-0.8, 0.1, 0.9, 0.4],  # 0
        [0.4, 0.5, -0.3, -0.9],  # -0.9
    ]
)
O = 2  # noqa: E741  (the papers' letter)
NEGATIVES = [1, 4, 6]
REPEATED = [1, 4, 1, 6, 1]  # word 1 is drawn three times

V = np.array(
    [
        [0.9, -0.2, 0.4, 0.3],
        [-0.6, 0.7, 0.1, -0.4],
        [0.2, 0.5, -0.8, 0.6],
        [1.0, -0.5, 0.5, 1.0],
        [-0.3, -0.7, 0.6, 0.2],
        [0.8, 0.4, -0.1, -0.5],
        [0.1, -0.9, 0.3, 0.7],
    ]
)
CENTRE = 3
OUTSIDE = [2, 0, 5, 2]
CONTEXT = [0, 5, 1, 6]
REPEATING_CONTEXT = [0, 5, 0, 0]
TARGET = 3

YHAT = softmax(U @ V_C)
Y = np.eye(len(U))[O]

THETA = np.array([0.3, -1.2, 2.0, 0.5])
CLASS = 0

# The network: 2 inputs, 3 hidden units, 3 outputs, so that (2.9) of write-up 002 exists as it is printed.
X = np.array([1.0, 1.0])
W1 = np.array([[0.8, -1.1, 0.6], [-0.4, 0.9, 1.2]])
B1 = np.array([0.1, -0.3, 0.2])
W2 = np.array([[1.4, -0.7, 0.5], [0.3, 1.6, -1.2], [-0.9, 0.4, 2.1]])
B2 = np.array([0.2, 0.0, -0.1])
LABEL = 0
Y_NET = np.eye(3)[LABEL]


def gradient(f: Callable[[np.ndarray], np.ndarray | float], x: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """Derivatives of f by central differences, shape of f(x) followed by the shape of x."""
    result = np.empty(np.shape(f(x)) + x.shape)
    for index in np.ndindex(x.shape):
        shift = np.zeros_like(x)
        shift[index] = step
        result[(..., *index)] = (np.asarray(f(x + shift)) - np.asarray(f(x - shift))) / (2 * step)
    return result


def slope(f: Callable[[np.ndarray], np.ndarray], x: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """Derivative of a function that works entry by entry."""
    return (f(x + step) - f(x - step)) / (2 * step)


def softmax_dv() -> np.ndarray:
    return gradient(lambda v: naive_softmax(v, O, U)[0], V_C)


def softmax_dU() -> np.ndarray:
    return gradient(lambda table: naive_softmax(V_C, O, table)[0], U)


def sampling_dv(negatives: list[int] = NEGATIVES) -> np.ndarray:
    return gradient(lambda v: negative_sampling(v, O, negatives, U)[0], V_C)


def sampling_dU(negatives: list[int] = NEGATIVES) -> np.ndarray:
    return gradient(lambda table: negative_sampling(V_C, O, negatives, table)[0], U)


def skip_gram_dV() -> np.ndarray:
    return gradient(lambda table: skip_gram(CENTRE, OUTSIDE, table, U, naive_softmax)[0], V)


def skip_gram_dU() -> np.ndarray:
    return gradient(lambda table: skip_gram(CENTRE, OUTSIDE, V, table, naive_softmax)[0], U)


def skip_gram_sums() -> tuple[np.ndarray, np.ndarray]:
    """Claimed and true gradients of the window: sums over its words; rows of V but the centre's are zero."""
    parts = [naive_softmax(V[CENTRE], o, U) for o in OUTSIDE]
    dV = np.zeros_like(V)
    dV[CENTRE] = sum(dv for _, dv, _ in parts)
    dU = sum(dU for _, _, dU in parts)
    return np.vstack([dV, dU]), np.vstack([skip_gram_dV(), skip_gram_dU()])


def cbow_dV(context: list[int]) -> np.ndarray:
    return gradient(lambda table: cbow(TARGET, context, table, U, naive_softmax)[0], V)


def cbow_dU(context: list[int]) -> np.ndarray:
    return gradient(lambda table: cbow(TARGET, context, V, table, naive_softmax)[0], U)


def hidden_sum() -> np.ndarray:
    return X @ W1 + B1


def hidden(x: np.ndarray = X) -> np.ndarray:
    return sigmoid(x @ W1 + B1)


def output(h: np.ndarray) -> np.ndarray:
    return h @ W2 + B2


def network_loss(scores: np.ndarray) -> float:
    return cross_entropy(scores, LABEL)[0]


def delta2() -> np.ndarray:
    """ŷ - y of the network."""
    return softmax(output(hidden())) - Y_NET
