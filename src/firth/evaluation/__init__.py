"""Judging word vectors: word similarity, analogies, whole folders of benchmarks, health, associations."""

from firth.evaluation.analogies import AnalogyResult, SectionResult, analogy
from firth.evaluation.association import AssociationsResult, WeatResult, associations, weat
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.soundness import Finding, HealthResult, health
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "AnalogyResult",
    "AssociationsResult",
    "EvaluationResult",
    "Finding",
    "HealthResult",
    "SectionResult",
    "SimilarityResult",
    "WeatResult",
    "analogy",
    "associations",
    "evaluate",
    "health",
    "similarity",
    "weat",
]
