"""Texts told apart by the vectors of their words: features, softmax regression, and the estimator of both."""
