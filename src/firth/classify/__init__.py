"""Texts told apart by the vectors of their words: features, softmax regression, and the estimator of both."""

from firth.classify.softmax_regression import (
    ConvergenceWarning,
    SoftmaxRegression,
    regularisation_path,
    softmax_regression,
)
from firth.classify.text_classifier import TextClassifier

__all__ = [
    "ConvergenceWarning",
    "SoftmaxRegression",
    "TextClassifier",
    "regularisation_path",
    "softmax_regression",
]
