"""Judging word vectors: word similarity, analogies, categories, and whole folders of benchmarks."""

from firth.evaluation.analogies import analogy
from firth.evaluation.categories import CategoriesResult, categorisation
from firth.evaluation.resampling import Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.sections import AnalogyResult, SectionResult
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "AnalogyResult",
    "Bootstrap",
    "CategoriesResult",
    "EvaluationResult",
    "Interval",
    "Score",
    "SectionResult",
    "SimilarityResult",
    "analogy",
    "categorisation",
    "evaluate",
    "similarity",
]
