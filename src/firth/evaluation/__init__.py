"""Judging word vectors: similarity, analogies, categories, folders of benchmarks, and comparing models."""

from firth.evaluation.analogies import analogy
from firth.evaluation.categories import CategoriesResult, categorisation
from firth.evaluation.compared import BenchmarkComparison, ComparisonResult
from firth.evaluation.comparison import compare
from firth.evaluation.differences import Difference
from firth.evaluation.resampling import Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.sections import AnalogyResult, SectionResult
from firth.evaluation.seeds import SeedsResult, SeedsScore, evaluate_seeds
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "AnalogyResult",
    "BenchmarkComparison",
    "Bootstrap",
    "CategoriesResult",
    "ComparisonResult",
    "Difference",
    "EvaluationResult",
    "Interval",
    "Score",
    "SectionResult",
    "SeedsResult",
    "SeedsScore",
    "SimilarityResult",
    "analogy",
    "categorisation",
    "compare",
    "evaluate",
    "evaluate_seeds",
    "similarity",
]
