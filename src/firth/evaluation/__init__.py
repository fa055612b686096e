"""Judging word vectors: word similarity, analogies, and whole folders of benchmarks."""

from firth.evaluation.analogies import AnalogyResult, SectionResult, analogy
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "AnalogyResult",
    "EvaluationResult",
    "SectionResult",
    "SimilarityResult",
    "analogy",
    "evaluate",
    "similarity",
]
