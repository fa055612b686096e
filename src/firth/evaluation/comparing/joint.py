"""What several models got on the items of a benchmark that all of them cover, and on the same resamples."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from firth.evaluation.categories import CLUSTERINGS
from firth.evaluation.correlation import spearman
from firth.evaluation.crossed import resampled_sums
from firth.evaluation.purity import clustered, purity, resampled_purities
from firth.evaluation.resampling import FEWEST, Bootstrap, multiplicities
from firth.evaluation.suite import MOST_CLUSTERED
from firth.evaluation.weighted import weighted_pearson, weighted_ranks

Floats = npt.NDArray[np.float64]
Pairs = npt.NDArray[np.int64]
FEWEST_PAIRS = (
    20  # of analogies: of a relation of 10, equal models are called different in 7 % of comparisons
)

Solved = tuple[npt.NDArray[np.int8], Pairs]  # answers of every model, pairs of the questions


@dataclass(frozen=True)
class Joint:
    """Several models on one benchmark.

    Attributes
    ----------
    kind : str
        "similarity", "analogy" or "categories".
    name : str
        The benchmark.
    covered : tuple of int
        Items that each model covers.
    common, total : int
        Items that all of them cover, and all items.
    units : int
        How many things are drawn anew: the words of the common pairs or categories, or the pairs of words
        that the common questions are made of; the common items, where they are fewer.
    scores : float64 array, shape (models,)
        Spearman's correlation, share of right answers or purity, on the common items.
    resampled : float64 array, shape (models, resamples)
        The same numbers in every resample.
    singly : float64 array, shape (models, resamples)
        The same where items are drawn one by one instead, as if no two of them shared a word or a pair.
    reason : str or None
        Why nothing can be said, where that is so.
    """

    kind: str
    name: str
    covered: tuple[int, ...]
    common: int
    total: int
    units: int
    scores: Floats = field(repr=False)
    resampled: Floats = field(repr=False)
    singly: Floats = field(repr=False)
    reason: str | None = None


def of_pairs(name: str, cosines: Floats, people: Floats, pairs: Pairs, bootstrap: Bootstrap) -> Joint:
    """Spearman's correlation of every model.

    Parameters
    ----------
    name : str
    cosines : float64 array, shape (models, pairs)
        NaN where a model does not cover a pair.
    people : float64 array, shape (pairs,)
        Scores that people gave.
    pairs : int64 array, shape (pairs, 2)
        The numbers of their words.
    bootstrap : Bootstrap
    """
    covered = ~np.isnan(cosines)
    common = np.all(covered, axis=0)
    cosines, people, pairs = cosines[:, common], people[common], pairs[common]
    scores = np.array([spearman(x, people) for x in cosines])
    units = np.unique(pairs)
    reason = _too_few(min(len(people), len(units)), "pairs are")
    if reason is None and np.isnan(scores).any():
        reason = "a model gives all pairs the same cosine, or people gave them the same score"
    singly = _correlations(cosines, people, np.arange(len(pairs))[:, None], bootstrap)
    if len(units) == 2 * len(pairs):  # no two pairs share a word
        resampled = singly
    else:
        resampled = _correlations(cosines, people, np.searchsorted(units, pairs), bootstrap)
    return Joint(
        kind="similarity",
        name=name,
        covered=tuple(covered.sum(axis=1).tolist()),
        common=len(people),
        total=len(common),
        units=min(len(people), len(units)),
        scores=scores,
        resampled=resampled,
        singly=singly,
        reason=reason,
    )


def of_questions(name: str, sections: Sequence[Solved], bootstrap: Bootstrap) -> Joint:
    """The share of right answers of every model.

    Parameters
    ----------
    name : str
    sections : sequence of two arrays
        int8 (models, questions): 1 right, 0 wrong, -1 not covered; int64 (questions, 2): the numbers of the
        pairs of words that a question is made of, within the benchmark.
    bootstrap : Bootstrap
    """
    answers = np.concatenate([each for each, _ in sections], axis=1)
    pairs = np.concatenate([each for _, each in sections])
    common = np.all(answers >= 0, axis=0)
    values = np.vstack([answers[:, common], np.ones(common.sum(), np.int8)])  # the last row counts questions
    plain, shares = values.sum(axis=1), []
    for drawn in (pairs, np.arange(len(pairs))[:, None]):
        right = resampled_sums(values, drawn[common], bootstrap.resamples, bootstrap.seed)
        with np.errstate(invalid="ignore"):
            shares.append(right[:-1] / right[-1])
    units = min(int(plain[-1]), len(np.unique(pairs[common])))
    return Joint(
        kind="analogy",
        name=name,
        covered=tuple((answers >= 0).sum(axis=1).tolist()),
        common=int(plain[-1]),
        total=len(pairs),
        units=units,
        scores=plain[:-1] / max(1, plain[-1]),
        resampled=shares[0],
        singly=shares[1],
        reason=_too_few(units, "pairs of words, or questions, are", FEWEST_PAIRS),
    )


def of_words(
    name: str,
    tables: Sequence[npt.NDArray[np.float32]],
    categories: Sequence[Hashable],
    covered: Sequence[int],
    total: int,
    bootstrap: Bootstrap,
) -> Joint:
    """The purity of every model's clusters.

    Parameters
    ----------
    name : str
    tables : sequence of float32 arrays, shape (words, d)
        Each model's unit vectors of the words that all of them cover.
    categories : sequence
        Their categories.
    covered : sequence of int
        Words that each model covers.
    total : int
        All words.
    bootstrap : Bootstrap
        Words are drawn and clustered anew 200 times at most.
    """
    numbers = {category: k for k, category in enumerate(dict.fromkeys(categories))}
    truth = np.array([numbers[category] for category in categories], dtype=np.int64)
    reason = _too_few(len(truth), "words are")
    if reason is None and len(numbers) < 2:
        reason = "the words that all models cover are of one category"
    if reason is None and len(truth) > MOST_CLUSTERED:
        reason = f"to cluster {len(truth):,} words anew many times would take too long"
    scores, resampled = np.full(len(tables), np.nan), np.empty((len(tables), 0))
    if reason is None:
        seed, resamples = bootstrap.seed, min(bootstrap.resamples, CLUSTERINGS)
        unit = [table.astype(np.float64) for table in tables]
        scores = np.array([purity(clustered(x, truth, seed), truth) for x in unit])
        resampled = np.stack([resampled_purities(x, truth, resamples, seed) for x in unit])
    return Joint(
        kind="categories",
        name=name,
        covered=tuple(covered),
        common=len(truth),
        total=total,
        units=len(truth),
        scores=scores,
        resampled=resampled,
        singly=resampled,
        reason=reason,
    )


def _correlations(cosines: Floats, people: Floats, parts: Pairs, bootstrap: Bootstrap) -> Floats:
    """Spearman's correlation of every model in every resample of the parts that the pairs are made of."""
    blocks = [np.empty((len(cosines), 0))]
    for drawn in (
        multiplicities(int(parts.max()) + 1, bootstrap.resamples, bootstrap.seed) if len(parts) else ()
    ):
        counts = drawn[:, parts].prod(axis=2)
        with np.errstate(invalid="ignore"):  # of a resample without any pair there is no correlation
            ranks = weighted_ranks(people, counts)
            blocks.append(
                np.stack([weighted_pearson(weighted_ranks(x, counts), ranks, counts) for x in cosines])
            )
    return np.concatenate(blocks, axis=1)


def _too_few(number: int, what: str, fewest: int = FEWEST) -> str | None:
    if number >= fewest:
        return None
    return f"only {number} {what} covered by all models, and nothing is said of fewer than {fewest}"
