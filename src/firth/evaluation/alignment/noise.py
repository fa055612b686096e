"""How far a word lies from itself in another run of the same model, and by how much more between two models.

Let c be a word's mean cosine over pairs of runs, each pair aligned for itself. If what sets runs apart is
noise around a direction that each model has, then

    c between A and B = sqrt(c within A * c within B) * cosine of the two directions

however much noisier one model is (Spearman, *The proof and measurement of association between two things*,
1904, of correlations). For a word that has not moved the last factor is 1, so its distance is the noise, one
minus the root, and the ratio of both is 1 on average.

How far it strays from 1 by chance is seen inside the models, where nothing has moved: each run of three or
more takes its turn as a foreign one against the others. Nothing that sets A apart from B can enter that.
"""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.evaluation.alignment.procrustes import Rows, Table, rotation, row_distances, turned

Floats = npt.NDArray[np.float64]

LIKE = 500  # words of like frequency: so many stand together


class Distances(NamedTuple):
    """Of every word: between the models, within them, and the logarithm of the ratio that chance gives.

    Attributes
    ----------
    between, noise : float64 array, shape (n,)
        The noise is NaN where a model has one run.
    null : float64 array, shape (runs, n)
        Logarithms of the ratios that chance gives: of a run of a model against its others, brought to the
        spread of two models. Empty where no model has three runs.
    """

    between: Floats
    noise: Floats
    null: Floats


def distances(a: Sequence[Table], b: Sequence[Table], anchors: Rows, n: int | None = None) -> Distances:
    """Every word's distances over all pairs of runs, each pair aligned for itself.

    Parameters
    ----------
    a, b : sequences of float32 arrays, shape (words, d)
        Directions of the same words in the runs of two models.
    anchors : intp array
        The rows that the rotations are fitted to.
    n : int, optional
        Only the distances of the first n words.
    """
    runs = [*a, *b]
    apart = {}
    for i, j in combinations(range(len(runs)), 2):
        R = rotation(runs[j][anchors], runs[i][anchors])
        apart[i, j] = apart[j, i] = row_distances(runs[i][:n], turned(runs[j][:n], R))

    def mean(pairs: Sequence[tuple[int, int]]) -> Floats:
        return np.mean([apart[pair] for pair in pairs], axis=0)  # type: ignore[no-any-return]

    sides = range(len(a)), range(len(a), len(runs))
    between = mean([(i, j) for i in sides[0] for j in sides[1]])
    noise = np.full_like(between, np.nan)
    if all(len(side) > 1 for side in sides):
        within = [np.maximum(1 - mean([*combinations(side, 2)]), 0) for side in sides]
        noise = 1 - np.sqrt(within[0] * within[1])
    null = [
        _stray(len(side), min(len(a), len(b)))
        * _log(mean([(i, j) for j in side if j != i]), mean([p for p in combinations(side, 2) if i not in p]))
        for side in sides
        if len(side) > 2 and len(a) > 1 < len(b)
        for i in side
    ]
    return Distances(between, noise, np.array(null).reshape(-1, len(between)))


def _stray(side: int, least: int) -> float:
    """How far the ratio of two models strays, as a share of that of one run against the others of its side.

    For noise in k dimensions the variance of the logarithm of the ratio is

        (side)^2 / (2 (side - 1)(side - 2)) / k     of one run against the others of its side
        2 / (least (least - 1)) / k                 of two models with at least so many runs, at most
                                                    (where all noise is in the one with the fewest)
    """
    return sqrt(2 / (least * (least - 1)) / (side**2 / (2 * (side - 1) * (side - 2))))


def _log(distance: Floats, noise: Floats) -> Floats:
    """Logarithm of the ratio; of two runs that agree to the last bit, as if they nearly did."""
    least = 1e-6  # float32 tells no smaller distance from none
    return np.log(np.maximum(distance, least) / np.maximum(noise, least))


class Chance(NamedTuple):
    """Of every word: the share of chance that is as far, and the distance that chance seldom passes."""

    p: Floats
    limit: Floats


def against_chance(found: Distances, level: float) -> Chance:
    """p-values of every word, one-sided, from the null of all words.

    A ratio is divided by the spread of the null among words of like frequency, which stand beside each other;
    then all words have one null.
    """
    n = len(found.between)
    if not len(found.null):
        return Chance(np.full(n, np.nan), np.full(n, np.nan))
    scale = np.empty(n)
    for band in bands(n):
        scale[band] = np.sqrt((found.null[:, band] ** 2).mean())
    scale = np.maximum(scale, 1e-9)  # where all runs are one
    null = np.sort((found.null / scale).ravel())
    ratio = _log(found.between, found.noise) / scale
    reached = len(null) - np.searchsorted(null, ratio, side="left")
    limit = found.noise * np.exp(np.quantile(null, 1 - level) * scale)
    return Chance((1 + reached) / (1 + len(null)), limit)


def bands(n: int) -> list[Rows]:
    """Rows of words of like frequency, in pieces of about `LIKE`."""
    return np.array_split(np.arange(n), max(1, n // LIKE))


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
