"""From the results of several models to what they got on the items that all of them cover."""

from collections.abc import Sequence

import numpy as np

from firth.evaluation.categories import CategoriesResult
from firth.evaluation.comparing.joint import Joint, of_pairs, of_questions, of_words
from firth.evaluation.lookup import finder
from firth.evaluation.resampling import Bootstrap
from firth.evaluation.suite import EvaluationResult
from firth.vectors import WordVectors


def joint(
    models: Sequence[WordVectors],
    results: Sequence[EvaluationResult],
    bootstrap: Bootstrap,
    *,
    lower: bool = True,
) -> list[Joint]:
    """Every benchmark of models that were judged by the same files."""
    found = []
    for rated in zip(*(r.similarities for r in results), strict=True):
        cosines = np.stack([r.cosines for r in rated])
        found.append(of_pairs(rated[0].name, cosines, rated[0].scores, rated[0].pairs, bootstrap))
    for solved in zip(*(r.analogies for r in results), strict=True):
        sections = zip(*(r.sections for r in solved), strict=True)
        answers = [(np.stack([section.answers for section in each]), each[0].pairs) for each in sections]
        found.append(of_questions(solved[0].name, answers, bootstrap))
    for purities in zip(*(r.categorisations for r in results), strict=True):
        found.append(_categories(models, purities, bootstrap, lower))
    return found


def _categories(
    models: Sequence[WordVectors], results: Sequence[CategoriesResult], bootstrap: Bootstrap, lower: bool
) -> Joint:
    """The words that all models know, looked up again: their vectors are clustered anew."""
    first, common = results[0], np.flatnonzero(np.all([r.assigned >= 0 for r in results], axis=0))
    tables = []
    for words in models:
        find = finder(words, lower=lower)
        rows = np.array([find(first.words[k]) for k in common], dtype=np.intp)
        tables.append(words.unit[rows])
    covered, categories = [r.covered for r in results], [first.categories[k] for k in common]
    return of_words(first.name, tables, categories, covered, first.total, bootstrap)
