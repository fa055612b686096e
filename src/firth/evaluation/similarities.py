"""Word similarity: do the vectors order pairs of words as people do?"""

import os
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.evaluation import layouts
from firth.evaluation.correlation import pearson, spearman
from firth.evaluation.lookup import finder
from firth.evaluation.tables import coverage, decimal, or_none, table
from firth.vectors import WordVectors

Floats = npt.NDArray[np.float64]
RatedPair = tuple[Hashable, Hashable, float]


@dataclass(frozen=True)
class SimilarityResult:
    """How well the cosines of word vectors agree with people's scores.

    Attributes
    ----------
    name : str
        Name of the benchmark.
    spearman, pearson : float
        Correlation of cosine and score over the covered pairs; NaN where it is not defined.
    covered, total : int
        Pairs whose two words are both in the vocabulary, and all pairs.
    missing : tuple
        Words not in the vocabulary, each once, in the benchmark's order.
    reason : str or None
        Why the correlations are not defined, where they are not.
    cosines, scores : float64 array, shape (total,)
        Each pair's cosine, NaN where it is not covered, and its score, in the benchmark's order.
    """

    name: str
    spearman: float
    pearson: float
    covered: int
    total: int
    missing: tuple[Hashable, ...]
    reason: str | None
    cosines: Floats = field(repr=False, compare=False)
    scores: Floats = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: undefined numbers are None."""
        return {
            "name": self.name,
            "spearman": or_none(self.spearman),
            "pearson": or_none(self.pearson),
            "covered": self.covered,
            "total": self.total,
            "missing": [str(word) for word in self.missing],
            "reason": self.reason,
        }

    def __str__(self) -> str:
        return similarity_table([self])


def similarity_table(results: Iterable[SimilarityResult]) -> str:
    """One line for each benchmark, and below them why a correlation is missing."""
    results = list(results)
    rows = [[r.name, decimal(r.spearman), decimal(r.pearson), coverage(r.covered, r.total)] for r in results]
    reasons = [f"{r.name}: {r.reason}" for r in results if r.reason]
    return "\n".join([table(["similarity", "Spearman", "Pearson", "pairs"], rows), *reasons])


def similarity(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[RatedPair],
    *,
    name: str | None = None,
    lower: bool = True,
) -> SimilarityResult:
    """Spearman's and Pearson's correlation between cosines and people's scores.

    Pairs with a word that is not in the vocabulary are left out of the correlation and counted in the
    coverage, so that two models with different vocabularies are not compared by their scores alone.

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

    Returns
    -------
    SimilarityResult

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not two words and a score.
    InvalidInput
        A score is not a finite number.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["cat", "dog", "car"], [[1, 0.1], [1, 0.2], [0.1, 1]])
    >>> print(similarity(words, [("Cat", "dog", 9), ("dog", "car", 2), ("cat", "car", 1), ("cat", "bus", 1)]))
    similarity  Spearman  Pearson           pairs
    pairs          1.000    1.000  covered 3 of 4
    """
    find = finder(words, lower=lower)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        name = name or path.stem
        pairs: list[RatedPair] = [*layouts.rated_pairs(path)]
    else:
        pairs = [_checked(item) for item in source]
    rows = [(find(a), find(b), score) for a, b, score in pairs]
    known = [(k, i, j) for k, (i, j, _) in enumerate(rows) if i is not None and j is not None]
    missing = dict.fromkeys(word for a, b, _ in pairs for word in (a, b) if find(word) is None)
    all_cosines, all_scores = np.full(len(rows), np.nan), np.array([score for _, _, score in rows])
    covered = [k for k, _, _ in known]
    cosines = _cosines(words.unit, [i for _, i, _ in known], [j for _, _, j in known])
    all_cosines[covered], scores = cosines, all_scores[covered]
    reason = _undefined(cosines, scores)
    return SimilarityResult(
        name=name or "pairs",
        spearman=float("nan") if reason else spearman(cosines, scores),
        pearson=float("nan") if reason else pearson(cosines, scores),
        covered=len(known),
        total=len(pairs),
        missing=tuple(missing),
        reason=reason,
        cosines=all_cosines,
        scores=all_scores,
    )


def _checked(item: RatedPair) -> RatedPair:
    """The item, if it is two words and a finite number."""
    if isinstance(item, str) or len(item) != 3:
        raise WrongType(f"a rated pair must be (word, word, score), got {item!r}")
    a, b, score = item
    if not np.isfinite(score):
        raise InvalidInput(f"a score must be a finite number, got {score!r} for {a!r} and {b!r}")
    return a, b, float(score)


def _cosines(unit: npt.NDArray[np.float32], i: list[int], j: list[int]) -> Floats:
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
