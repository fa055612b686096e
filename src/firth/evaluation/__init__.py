"""Judging word vectors: word similarity, analogies, whole folders of benchmarks; stability of neighbours."""

from firth.evaluation.analogies import AnalogyResult, SectionResult, analogy
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.stabilities import stability
from firth.evaluation.stability_results import Band, StabilityResult
from firth.evaluation.suite import EvaluationResult, evaluate
from firth.evaluation.word_stabilities import WordStability, WordStabilityResult, word_stability

__all__ = [
    "AnalogyResult",
    "Band",
    "EvaluationResult",
    "SectionResult",
    "SimilarityResult",
    "StabilityResult",
    "WordStability",
    "WordStabilityResult",
    "analogy",
    "evaluate",
    "similarity",
    "stability",
    "word_stability",
]
