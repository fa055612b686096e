"""The theory, to be read beside the papers: NumPy in float64, rows are words, every formula a function."""

from firth.maths.activations import (
    log_sigmoid,
    log_softmax,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
)
from firth.maths.entropy import cross_entropy
from firth.maths.gradcheck import GradientError, GradientReport, gradient_check
from firth.maths.network import (
    Parameters,
    forward,
    initialise,
    loss_and_gradients,
    pack,
    parameter_count,
    unpack,
)
from firth.maths.objectives import hierarchical_softmax, naive_softmax, negative_sampling, probability
from firth.maths.random_states import capture_random_states, restore_random_states
from firth.maths.rows import normalize_rows
from firth.maths.sgd import sgd
from firth.maths.windows import Objective, cbow, context_windows, skip_gram

__all__ = [
    "GradientError",
    "GradientReport",
    "Objective",
    "Parameters",
    "capture_random_states",
    "cbow",
    "context_windows",
    "cross_entropy",
    "forward",
    "gradient_check",
    "hierarchical_softmax",
    "initialise",
    "log_sigmoid",
    "log_softmax",
    "loss_and_gradients",
    "naive_softmax",
    "negative_sampling",
    "normalize_rows",
    "pack",
    "parameter_count",
    "probability",
    "relu",
    "relu_derivative",
    "restore_random_states",
    "sgd",
    "sigmoid",
    "sigmoid_derivative",
    "skip_gram",
    "softmax",
    "unpack",
]
