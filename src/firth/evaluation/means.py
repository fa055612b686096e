"""The mean number of several models on the same items, and where it may lie for other items.

All models are asked the same resamples, and the mean of their numbers is taken in each: what luck with the
items moves one model and not the other goes out in part, so the mean is known better than any of them.
"""

from collections.abc import Sequence

import numpy as np

from firth.evaluation.categories import CategoriesResult
from firth.evaluation.correlation import spearman
from firth.evaluation.resampling import (
    NO_INTERVAL,
    Interval,
    interval,
    multiplicities,
    share_interval,
    spread_interval,
)
from firth.evaluation.sections import SectionResult
from firth.evaluation.shared_words import spearman_influences, widened, widening
from firth.evaluation.similarities import SimilarityResult
from firth.evaluation.suite import EvaluationResult
from firth.evaluation.weighted import weighted_pearson, weighted_ranks
from firth.evaluation.word_pairs import Drawn, units_of


def over_items(results: Sequence[EvaluationResult]) -> list[Interval | None]:
    """An interval for each of the `scores` of models; None where they were not judged by the same items."""
    level = results[0].bootstrap.level
    found: list[Interval | None] = []
    for rated in zip(*(result.similarities for result in results), strict=True):
        alike = _alike(*(np.isnan(one.cosines) for one in rated))
        found.append(_of_similarities(rated) if alike else None)
    for solved in zip(*(result.analogies for result in results), strict=True):
        parts = [one.total for one in solved], *zip(*(one.groups for one in solved), strict=True)
        for each in parts:
            alike = _alike(*(one.answers < 0 for one in each))
            found.append(_of_sections(each, solved[0].drawn, level) if alike else None)
    for clustered in zip(*(result.categorisations for result in results), strict=True):
        alike = _alike(*(one.assigned < 0 for one in clustered))
        found.append(_of_categories(clustered, level) if alike else None)
    return found


def _alike(first: np.ndarray, *others: np.ndarray) -> bool:
    return all(np.array_equal(first, other) for other in others)


def _of_similarities(results: Sequence[SimilarityResult]) -> Interval:
    """As `similarity` finds it for one model."""
    if any(one.reason for one in results):
        return NO_INTERVAL
    first, judged = results[0], ~np.isnan(results[0].cosines)
    people, pairs, tables = (
        first.scores[judged],
        first.pairs[judged],
        [one.cosines[judged] for one in results],
    )
    estimates = [np.empty(0)]
    for counts in multiplicities(len(people), first.bootstrap.resamples, first.bootstrap.seed):
        ranks = weighted_ranks(people, counts)
        of_models = [weighted_pearson(weighted_ranks(x, counts), ranks, counts) for x in tables]
        estimates.append(np.mean(of_models, axis=0))
    items = min(len(people), len(np.unique(pairs)))
    ends = interval(np.concatenate(estimates), first.bootstrap.level, items)
    value = float(np.mean([spearman(x, people) for x in tables]))
    influences = np.mean([spearman_influences(x, people) for x in tables], axis=0)
    return widened(ends, value, widening(influences, pairs))


def _of_sections(results: Sequence[SectionResult], drawn: Drawn, level: float) -> Interval:
    """As `analogy` finds it for one model."""
    right, counted = np.stack([one.resampled for one in results], axis=1)
    shares = np.divide(right, counted, out=np.full(right.shape, np.nan), where=counted > 0).mean(axis=0)
    units = units_of(results[0].answers, results[0].pairs, drawn)
    items = min(len(units), len(np.unique(units)))
    return share_interval(shares, level, items) if items else NO_INTERVAL


def _of_categories(results: Sequence[CategoriesResult], level: float) -> Interval:
    """As `categorisation` finds it for one model."""
    if any(one.reason for one in results):
        return NO_INTERVAL
    first, value = results[0], float(np.mean([one.purity for one in results]))
    items = first.covered if first.unknown == "skip" else first.total
    return spread_interval(value, np.mean([one.resampled for one in results], axis=0), level, items)
