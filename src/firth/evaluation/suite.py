"""A whole folder of benchmarks at once, each file recognised by what it holds."""

import itertools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput
from firth.evaluation.analogies import judge
from firth.evaluation.captions import ANALOGY, CATEGORIES, SIMILARITY, Kind, caption
from firth.evaluation.categories import CLUSTERINGS, CategoriesResult, categories_table, categorisation
from firth.evaluation.files.recognising import Found, distinct_names, family_place, recognised
from firth.evaluation.resampling import LEVEL, RESAMPLES, Bootstrap
from firth.evaluation.scores import Score
from firth.evaluation.sections import AnalogyResult, analogy_table
from firth.evaluation.similarities import SimilarityResult, similarity, similarity_table
from firth.evaluation.solving import Method
from firth.evaluation.unknown import Unknown
from firth.vectors import WordVectors

MOST_CLUSTERED = 1000  # words; to cluster more of them anew for every resample would take minutes
SKIPPED_SHOWN = 5  # files that are no benchmark; as_dict has all

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True)
class EvaluationResult:
    """Every benchmark of a folder.

    Attributes
    ----------
    similarities : tuple of SimilarityResult
    analogies : tuple of AnalogyResult
    categorisations : tuple of CategoriesResult
        All in the order of their files.
    skipped : tuple of (str, str)
        Files that hold no benchmark, each with the reason.
    unknown : {"skip", "zero"}
        What became of items with words that are not in the vocabulary.
    bootstrap : Bootstrap
        How the intervals were found.
    """

    similarities: tuple[SimilarityResult, ...]
    analogies: tuple[AnalogyResult, ...]
    categorisations: tuple[CategoriesResult, ...]
    skipped: tuple[tuple[str, str], ...]
    unknown: Unknown
    bootstrap: Bootstrap

    @property
    def scores(self) -> tuple[Score, ...]:
        """One number for each benchmark and each group of analogies, in the order of the table."""
        scores = []
        for r in self.similarities:
            there: Any = {"covered": r.covered, "total": r.total, "reason": r.reason}
            scores.append(Score("similarity", r.name, r.spearman, r.spearman_interval, **there))
        for result in self.analogies:
            for part, part_of in [(result.total, None), *((group, result.name) for group in result.groups)]:
                name = result.name if part_of is None else part.name
                there = {"covered": part.covered, "total": part.total, "part_of": part_of}
                scores.append(Score("analogy", name, part.accuracy, part.interval, **there))
        for c in self.categorisations:
            there = {"covered": c.covered, "total": c.total, "reason": c.reason, "chance": c.chance}
            scores.append(Score("categories", c.name, c.purity, c.interval, **there))
        return tuple(scores)

    @property
    def resampled(self) -> dict[Kind, int]:
        """Kinds of benchmarks that are there, each with how often its items were drawn anew."""
        there = {SIMILARITY: self.similarities, ANALOGY: self.analogies}
        times = {kind: self.bootstrap.resamples for kind, results in there.items() if results}
        if self.categorisations:
            times[CATEGORIES] = max(r.bootstrap.resamples for r in self.categorisations)
        return times

    def as_dict(self) -> dict[str, object]:
        """All results for JSON."""
        return {
            "similarities": [result.as_dict() for result in self.similarities],
            "analogies": [result.as_dict() for result in self.analogies],
            "categorisations": [result.as_dict() for result in self.categorisations],
            "unknown": self.unknown,
            "bootstrap": self.bootstrap.as_dict(),
            "skipped": [{"file": file, "reason": reason} for file, reason in self.skipped],
        }

    def __str__(self) -> str:
        parts = []
        if self.similarities:
            parts.append(similarity_table(self.similarities))
        if self.analogies:
            scores = []
            for result in self.analogies:
                scores.append(replace(result.total, name=result.name))
                scores += [replace(group, name=f"  {group.name}") for group in result.groups]
            parts.append(analogy_table("analogy", scores, self.bootstrap))
        if self.categorisations:
            parts.append(categories_table(self.categorisations, self.bootstrap))
        parts.append(caption(self.resampled, self.unknown, self.bootstrap))
        return "\n\n".join([*parts, *skipped_lines(self.skipped)])


def skipped_lines(skipped: Sequence[tuple[str, str]]) -> list[str]:
    """The files that are no benchmark, the first with their reasons, as one paragraph or none."""
    if not skipped:
        return []
    lines = [f"  {file}: {reason}" for file, reason in skipped[:SKIPPED_SHOWN]]
    if len(skipped) > SKIPPED_SHOWN:
        lines.append(f"  and {len(skipped) - SKIPPED_SHOWN} more")
    return ["\n".join(["skipped", *lines])]


def evaluate(
    words: WordVectors,
    source: Paths,
    *,
    categories: Paths = (),
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    lower: bool = True,
    unknown: Unknown = "skip",
    resamples: int = RESAMPLES,
    seed: int = 1,
    level: float = LEVEL,
) -> EvaluationResult:
    """Judge word vectors by every benchmark in a folder.

    Each file is recognised by what it holds: rated pairs, questions of four words, words with categories,
    lists of words that are a category each, or pairs of one relation, which stand together with those of the
    folder next to theirs (BATS). Files and folders whose name begins with a dot are passed over; every other
    file that is not a benchmark is named in the result.

    Parameters
    ----------
    words : WordVectors
        The vectors to judge.
    source : path or iterable of paths
        A folder, looked through with all its subfolders, a file, or several of either.
    categories : path or iterable of paths
        Files and folders, more or among those of `source`, that hold words with categories and nothing else.
        A file that may as well hold pairs of one relation is passed over, with a sentence, if not named here.
    restrict, method, lower, unknown, resamples, seed, level
        As in `similarity`, `analogy` and `categorisation`. Words are clustered anew 200 times at most, and
        only where they are no more than 1,000.

    Returns
    -------
    EvaluationResult

    Raises
    ------
    MissingFile
        A path is not there.
    InvalidInput
        None of the files is a benchmark, or a setting is outside what is allowed.

    Examples
    --------
    >>> from firth.evaluation import evaluate
    >>> print(evaluate(words, "benchmarks/"))  # doctest: +SKIP
    similarity           Spearman [95 %]        Pearson [95 %]               pairs
    EN-WS-353-ALL   0.694 [0.620, 0.754]  0.669 [0.601, 0.727]  covered 351 of 353
    """
    bootstrap = Bootstrap(resamples, seed, level)
    found = benchmarks_in(source, categories)
    common: Any = {"lower": lower, "unknown": unknown}
    how: Any = {**common, "seed": seed, "level": level}
    similarities = [
        similarity(words, pairs, name=name, resamples=resamples, **how)
        for name, pairs in zip(distinct_names(found.rated), found.rated.values(), strict=True)
    ]
    solved: Any = {**common, "restrict": restrict, "method": method, "drawn": "pairs", "bootstrap": bootstrap}
    families = distinct_names(itertools.starmap(family_place, found.questions.items()))
    analogies = [
        judge(words, name, sections, **solved)
        for name, sections in zip(families, found.questions.values(), strict=True)
    ]
    categorisations = [
        categorisation(words, items, name=name, resamples=_clusterings(resamples, len(items)), **how)
        for name, items in zip(distinct_names(found.categorised), found.categorised.values(), strict=True)
    ]
    skipped = tuple((path.as_posix(), reason) for path, reason in found.skipped)
    every = tuple(similarities), tuple(analogies), tuple(categorisations)
    return EvaluationResult(*every, skipped, unknown, bootstrap)


def benchmarks_in(source: Paths, categories: Paths = ()) -> Found:
    """What `evaluate` finds in these files and folders, before any model is judged by it.

    Raises
    ------
    MissingFile
        A path is not there.
    InvalidInput
        None of the files is a benchmark.
    """
    named, certain = _paths(source), _paths(categories)
    found = recognised(named, certain)
    if not found:
        raise InvalidInput(_nothing(", ".join(map(str, [*named, *certain])), found.skipped))
    return found


def _paths(given: Paths) -> list[Path]:
    return [Path(given)] if isinstance(given, str | os.PathLike) else [Path(item) for item in given]


def _clusterings(resamples: int, words: int) -> int:
    """How often to cluster words anew."""
    return min(resamples, CLUSTERINGS) if words <= MOST_CLUSTERED else 0


def _nothing(source: str, skipped: list[tuple[Path, str]]) -> str:
    """A sentence about a source without benchmarks."""
    if not skipped:
        return f"{source} holds no files"
    file, reason = skipped[0]
    return f"no file of {source} is a benchmark; the first of {len(skipped)}, {file.as_posix()}: {reason}"
