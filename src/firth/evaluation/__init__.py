"""Judging word vectors: word similarity, analogies, whole folders of benchmarks, changes of meaning."""

from firth.evaluation.alignment import Alignment, ChangeResult, WordPath, align, change, word_path
from firth.evaluation.analogies import AnalogyResult, SectionResult, analogy
from firth.evaluation.similarities import SimilarityResult, similarity
from firth.evaluation.suite import EvaluationResult, evaluate

__all__ = [
    "Alignment",
    "AnalogyResult",
    "ChangeResult",
    "EvaluationResult",
    "SectionResult",
    "SimilarityResult",
    "WordPath",
    "align",
    "analogy",
    "change",
    "evaluate",
    "similarity",
    "word_path",
]
