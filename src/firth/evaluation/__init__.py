"""Judging word vectors: benchmarks, comparisons, stability, change, health, associations."""

from firth.evaluation.alignment import Alignment, ChangeResult, WordPath, align, change, word_path
from firth.evaluation.analogies import analogy
from firth.evaluation.association import AssociationsResult, WeatResult, associations, weat
from firth.evaluation.categories import CategoriesResult, categorisation
from firth.evaluation.comparing.compared import BenchmarkComparison, ComparisonResult
from firth.evaluation.comparing.comparison import compare
from firth.evaluation.comparing.differences import Difference
from firth.evaluation.neighbours.results import Band, StabilityResult
from firth.evaluation.neighbours.stabilities import stability
from firth.evaluation.neighbours.words import WordStability, WordStabilityResult, word_stability
from firth.evaluation.resampling import Bootstrap, Interval
from firth.evaluation.scores import Score
from firth.evaluation.sections import AnalogyResult, SectionResult
from firth.evaluation.seeds import SeedsResult, SeedsScore, evaluate_seeds
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.soundness import Finding, HealthResult, health
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "Alignment",
    "AnalogyResult",
    "AssociationsResult",
    "Band",
    "BenchmarkComparison",
    "Bootstrap",
    "CategoriesResult",
    "ChangeResult",
    "ComparisonResult",
    "Difference",
    "EvaluationResult",
    "Finding",
    "HealthResult",
    "Interval",
    "Score",
    "SectionResult",
    "SeedsResult",
    "SeedsScore",
    "SimilarityResult",
    "StabilityResult",
    "WeatResult",
    "WordPath",
    "WordStability",
    "WordStabilityResult",
    "align",
    "analogy",
    "associations",
    "categorisation",
    "change",
    "compare",
    "evaluate",
    "evaluate_seeds",
    "health",
    "similarity",
    "stability",
    "weat",
    "word_path",
    "word_stability",
]
