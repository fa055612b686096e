"""How far a word lies from itself in another run of the same model, and how much farther in another model.

Let c be a word's mean cosine over pairs of runs, each pair aligned for itself. If what sets runs apart is
noise around a direction that each model has, then

    c between A and B = sqrt(c within A * c within B) * cosine of the two directions

however much noisier one model is (Spearman, *The proof and measurement of association between two things*,
1904, of correlations). For a word that has not moved the last factor is 1, so its distance is the noise, one
minus the root, and what is beyond it is 0 on average. How far that strays is told by `chance`.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from firth.evaluation.alignment.chance import Floats, mean_of_pairs, stray
from firth.evaluation.alignment.procrustes import Rows, Table, rotation, row_distances, turned
from firth.evaluation.bands import of_like_rank

FEWEST = 3  # runs of each model: one stands for the noise of their mean, two tell how large it should be
LEAST = 1e-6  # float32 tells no smaller distance from none


class Distances(NamedTuple):
    """Of every word: between the models, within them, and what chance adds, as a share of the latter.

    Attributes
    ----------
    between, noise : float64 array, shape (n,)
        The noise is NaN where a model has one run.
    null : float64 array, shape (k, n)
        What chance may have put into ``between / noise - 1``; empty where a model has fewer than three runs.
    """

    between: Floats
    noise: Floats
    null: Floats


def cosines(runs: Sequence[Table], anchors: Rows, n: int | None = None) -> Floats:
    """The cosine of every word with itself in each pair of runs, (runs, runs, n).

    Parameters
    ----------
    runs : sequence of float32 arrays, shape (words, d)
        Directions of the same words.
    anchors : intp array
        The rows that the rotations are fitted to.
    n : int, optional
        Only of the first n words.
    """
    found = np.ones((len(runs), len(runs), len(runs[0][:n])))
    for i, j in combinations(range(len(runs)), 2):
        R = rotation(runs[j][anchors], runs[i][anchors])
        found[i, j] = found[j, i] = 1 - row_distances(runs[i][:n], turned(runs[j][:n], R))
    return found


def distances(cosine: Floats, first: int) -> Distances:
    """Every word's distances, from its cosines in all pairs of runs; the first so many are of one model."""
    a, b, across = cosine[:first, :first], cosine[first:, first:], cosine[:first, first:]
    between = 1 - across.mean(axis=(0, 1))
    if min(len(a), len(b)) < 2:
        return Distances(between, np.full_like(between, np.nan), np.empty((0, len(between))))
    noise = 1 - np.sqrt(np.maximum(mean_of_pairs(a), 0) * np.maximum(mean_of_pairs(b), 0))
    enough = min(len(a), len(b)) >= FEWEST
    return Distances(between, noise, stray(a, b, across) if enough else np.empty((0, len(between))))


class Chance(NamedTuple):
    """Of every word: the share of chance that is as far, and the distance that chance seldom passes."""

    p: Floats
    limit: Floats


def against_chance(found: Distances, level: float) -> Chance:
    """p-values of every word, one-sided, from the null of all words.

    What is beyond the noise, as a share of it, is divided by the spread of the null among words of like
    frequency, which stand beside each other; then all words have one null.
    """
    n = len(found.between)
    if not len(found.null):
        return Chance(np.full(n, np.nan), np.full(n, np.nan))
    scale = np.empty(n)
    for band in of_like_rank(n):
        scale[band] = np.sqrt((found.null[:, band] ** 2).mean())
    scale = np.maximum(scale, 1e-9)  # where all runs are one
    null = np.sort((found.null / scale).ravel())
    beyond = (found.between / np.maximum(found.noise, LEAST) - 1) / scale
    reached = len(null) - np.searchsorted(null, beyond, side="left")
    limit = found.noise * (1 + np.quantile(null, 1 - level) * scale)
    return Chance((1 + reached) / (1 + len(null)), limit)


def q_values(p: Floats) -> Floats:
    """The share of false discoveries at which each word would be one (Benjamini & Hochberg 1995).

    Examples
    --------
    >>> q_values(np.array([0.01, 0.5, 0.02])).round(3).tolist()
    [0.03, 0.5, 0.03]
    """
    order = np.argsort(p)
    steps = p[order] * len(p) / np.arange(1, len(p) + 1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(steps[::-1])[::-1]
    return q
