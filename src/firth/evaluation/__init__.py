"""Judging word vectors: benchmarks with intervals, comparing models, stability of neighbours."""

from firth.evaluation.analogies import analogy
from firth.evaluation.categories import CategoriesResult, categorisation
from firth.evaluation.comparison import BenchmarkComparison, ComparisonResult, compare
from firth.evaluation.differences import Difference
from firth.evaluation.resampling import Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.sections import AnalogyResult, SectionResult
from firth.evaluation.seeds import SeedsResult, SeedsScore, evaluate_seeds
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.stabilities import stability
from firth.evaluation.stability_results import Band, StabilityResult
from firth.evaluation.suite import EvaluationResult, evaluate
from firth.evaluation.word_stabilities import WordStability, WordStabilityResult, word_stability

__all__ = [
    "AnalogyResult",
    "Band",
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
    "StabilityResult",
    "WordStability",
    "WordStabilityResult",
    "analogy",
    "categorisation",
    "compare",
    "evaluate",
    "evaluate_seeds",
    "similarity",
    "stability",
    "word_stability",
]
