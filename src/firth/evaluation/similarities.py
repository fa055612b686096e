"""Word similarity: do the vectors order pairs of words as people do?"""

import os
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.evaluation.captions import SIMILARITY, caption
from firth.evaluation.correlation import pearson, spearman
from firth.evaluation.files import layouts
from firth.evaluation.lookup import finder
from firth.evaluation.resampling import (
    LEVEL,
    NO_INTERVAL,
    RESAMPLES,
    Bootstrap,
    Interval,
    interval,
    multiplicities,
)
from firth.evaluation.shared_words import pearson_influences, spearman_influences, widened, widening
from firth.evaluation.tables import coverage, decimals, headed, or_none, table
from firth.evaluation.unknown import Unknown, checked
from firth.evaluation.weighted import weighted_pearson, weighted_spearman
from firth.vectors import WordVectors

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Pairs = npt.NDArray[np.int64]
RatedPair = tuple[Hashable, Hashable, float]


@dataclass(frozen=True)
class SimilarityResult:
    """How well the cosines of word vectors agree with people's scores.

    Attributes
    ----------
    name : str
        Name of the benchmark.
    spearman, pearson : float
        Correlation of cosine and score over the judged pairs; NaN where it is not defined.
    spearman_interval, pearson_interval : Interval
        Where the correlation over other pairs of the same kind may be; NaN where there is no interval.
    covered, total : int
        Pairs whose two words are both in the vocabulary, and all pairs.
    missing : tuple
        Words not in the vocabulary, each once, in the benchmark's order.
    reason : str or None
        Why the correlations are not defined, where they are not.
    unknown : {"skip", "zero"}
        What became of the pairs that are not covered.
    bootstrap : Bootstrap
        How the intervals were found.
    cosines, scores : float64 array, shape (total,)
        Each pair's cosine, NaN where it is left out, and its score, in the benchmark's order.
    pairs : int64 array, shape (total, 2)
        The numbers of each pair's two words: what a model makes of a word is in all the pairs that have it.
    """

    name: str
    spearman: float
    pearson: float
    spearman_interval: Interval
    pearson_interval: Interval
    covered: int
    total: int
    missing: tuple[Hashable, ...]
    reason: str | None
    unknown: Unknown
    bootstrap: Bootstrap
    cosines: Floats = field(repr=False, compare=False)
    scores: Floats = field(repr=False, compare=False)
    pairs: Pairs = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: undefined numbers are None."""
        return {
            "name": self.name,
            "spearman": or_none(self.spearman),
            "spearman_interval": self.spearman_interval.as_list(),
            "pearson": or_none(self.pearson),
            "pearson_interval": self.pearson_interval.as_list(),
            "covered": self.covered,
            "total": self.total,
            "missing": [str(word) for word in self.missing],
            "unknown": self.unknown,
            "reason": self.reason,
            "bootstrap": self.bootstrap.as_dict(),
        }

    def __str__(self) -> str:
        below = caption({SIMILARITY: self.bootstrap.resamples}, self.unknown, self.bootstrap)
        return f"{similarity_table([self])}\n{below}"


def similarity_table(results: Sequence[SimilarityResult]) -> str:
    """One line for each benchmark, and below them why a correlation is missing."""
    rows = [
        [
            r.name,
            decimals(r.spearman, r.spearman_interval, r.bootstrap),
            decimals(r.pearson, r.pearson_interval, r.bootstrap),
            coverage(r.covered, r.total),
        ]
        for r in results
    ]
    heads = [headed(number, results[0].bootstrap) for number in ("Spearman", "Pearson")]
    reasons = [f"{r.name}: {r.reason}" for r in results if r.reason]
    return "\n".join([table(["similarity", *heads, "pairs"], rows), *reasons])


def similarity(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[RatedPair],
    *,
    name: str | None = None,
    lower: bool = True,
    unknown: Unknown = "skip",
    resamples: int = RESAMPLES,
    seed: int = 1,
    level: float = LEVEL,
) -> SimilarityResult:
    """Spearman's and Pearson's correlation between cosines and people's scores.

    Pairs with a word that is not in the vocabulary are by default left out of the correlation and counted in
    the coverage, so that two models with different vocabularies are not compared by their scores alone.

    The intervals are those of the bootstrap, in which pairs are drawn anew: what the correlations would be
    over other pairs of the same kind, and of other words: what a word is judged by is in all its pairs, and
    intervals are as much wider. They say nothing of other vectors, as another seed would train them.

    Parameters
    ----------
    words : WordVectors
        The vectors to judge.
    source : path or iterable of (word, word, float)
        A benchmark file in any of the usual layouts (tabs, commas, semicolons or spaces; with or without a
        header; ``#`` comments; SimLex's further columns; MEN's ``sun-n``), or the rated pairs themselves.
        Pairs listed twice count twice.
    name : str, optional
        Name of the benchmark; by default the file's name without its ending, or "pairs".
    lower : bool
        Whether a word that is not in the vocabulary as it is written is tried again lower-cased.
    unknown : {"skip", "zero"}
        Whether pairs with a word that is not in the vocabulary are left out or have a cosine of 0, that of a
        word of which nothing is known.
    resamples : int
        How many times the pairs are drawn anew; 0 for no intervals.
    seed : int
        Decides which pairs are drawn.
    level : float
        How often such an interval holds the true correlation.

    Returns
    -------
    SimilarityResult

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not two words and a score.
    InvalidInput
        A score is not a finite number, or a setting is outside what is allowed.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["cat", "dog", "car"], [[1, 0.1], [1, 0.2], [0.1, 1]])
    >>> print(similarity(words, [("Cat", "dog", 9), ("dog", "car", 2), ("cat", "car", 1), ("cat", "bus", 1)]))
    similarity  Spearman [95 %]  Pearson [95 %]           pairs
    pairs             1.000 [-]       1.000 [-]  covered 3 of 4
    [95 %]: where the number may lie for other items of the same kind
    resampled: 2,000 x pairs (similarity)
    unknown words are left out, with their pairs
    """
    unknown, bootstrap = checked(unknown), Bootstrap(resamples, seed, level)
    find = finder(words, lower=lower)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        name = name or path.stem
        pairs: list[RatedPair] = [*layouts.rated_pairs(path)]
    else:
        pairs = [_checked(item) for item in source]
    rows = [(find(a), find(b)) for a, b, _ in pairs]
    covered = [k for k, (i, j) in enumerate(rows) if i is not None and j is not None]
    cosines, scores = np.full(len(rows), np.nan), np.array([score for _, _, score in pairs])
    cosines[covered] = _cosines(
        words.unit, *np.array([rows[k] for k in covered], dtype=np.intp).reshape(-1, 2).T
    )
    if unknown == "zero":
        cosines[np.isnan(cosines)] = 0.0
    judged = ~np.isnan(cosines)
    numbers = {word: k for k, word in enumerate(dict.fromkeys(word for *both, _ in pairs for word in both))}
    parts = np.array([[numbers[a], numbers[b]] for a, b, _ in pairs], dtype=np.int64).reshape(-1, 2)
    x, y = cosines[judged], scores[judged]
    reason = _undefined(x, y)
    intervals = (
        (NO_INTERVAL, NO_INTERVAL) if reason else correlation_intervals(x, y, parts[judged], bootstrap)
    )
    return SimilarityResult(
        name=name or "pairs",
        spearman=float("nan") if reason else spearman(x, y),
        pearson=float("nan") if reason else pearson(x, y),
        spearman_interval=intervals[0],
        pearson_interval=intervals[1],
        covered=len(covered),
        total=len(pairs),
        missing=tuple(word for word in numbers if find(word) is None),
        reason=reason,
        unknown=unknown,
        bootstrap=bootstrap,
        cosines=cosines,
        scores=scores,
        pairs=parts,
    )


def correlation_intervals(
    x: Floats, y: Floats, pairs: Pairs, bootstrap: Bootstrap
) -> tuple[Interval, Interval]:
    """The intervals of Spearman's and Pearson's correlation, as wide as the pairs' common words make them."""
    rhos, rs = [np.empty(0)], [np.empty(0)]
    for counts in multiplicities(len(x), bootstrap.resamples, bootstrap.seed):
        rhos.append(weighted_spearman(x, y, counts))
        rs.append(weighted_pearson(x, y, counts))
    items = min(len(x), len(np.unique(pairs)))  # as few facts as there are words

    def ends(value: float, estimates: list[Floats], influences: Floats) -> Interval:
        apart = interval(np.concatenate(estimates), bootstrap.level, items)
        return widened(apart, value, widening(influences, pairs))

    return (
        ends(spearman(x, y), rhos, spearman_influences(x, y)),
        ends(pearson(x, y), rs, pearson_influences(x, y)),
    )


def _checked(item: RatedPair) -> RatedPair:
    """The item, if it is two words and a finite number."""
    if isinstance(item, str) or len(item) != 3:
        raise WrongType(f"a rated pair must be (word, word, score), got {item!r}")
    a, b, score = item
    if not np.isfinite(score):
        raise InvalidInput(f"a score must be a finite number, got {score!r} for {a!r} and {b!r}")
    return a, b, float(score)


def _cosines(unit: npt.NDArray[np.float32], i: Rows, j: Rows) -> Floats:
    """Cosines of rows i and j of unit vectors, summed in float64."""
    cosines: Floats = np.einsum("nd,nd->n", unit[i], unit[j], dtype=np.float64)
    return cosines


def _undefined(cosines: Floats, scores: Floats) -> str | None:
    """Why there is no correlation, or None where there is one."""
    if len(scores) < 2:
        return f"a correlation needs at least 2 covered pairs, here are {len(scores)}"
    if np.ptp(cosines) == 0:
        return "all cosines are equal"
    if np.ptp(scores) == 0:
        return "all scores are equal"
    return None
