"""Concept categorisation: do words of one category lie together?"""

import math
import os
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import MissingFile, WrongType
from firth.evaluation.captions import CATEGORIES, caption
from firth.evaluation.files.category_layouts import categories_file, categories_of_lists, word_list
from firth.evaluation.files.lines import files_below
from firth.evaluation.lookup import finder
from firth.evaluation.purity import chance, clustered, purity, resampled_purities
from firth.evaluation.resampling import LEVEL, NO_INTERVAL, Bootstrap, Interval, spread_interval
from firth.evaluation.tables import coverage, headed, or_none, percent, percents, table
from firth.evaluation.unknown import Unknown, checked
from firth.vectors import WordVectors

Integers = npt.NDArray[np.int64]

CLUSTERINGS = 200  # resamples; the words of each are clustered anew, which takes most of the time


@dataclass(frozen=True)
class CategoriesResult:
    """How well clusters of word vectors agree with people's categories.

    Attributes
    ----------
    name : str
        Name of the benchmark.
    purity : float
        The share of words that stand in a cluster most of whose words are of their category; NaN where it is
        not defined.
    interval : Interval
        Where the purity over other words of these categories may lie; NaN where there is no interval.
    chance : float
        The purity of clusters of the same sizes that are filled at random.
    clusters : int
        How many clusters there are: as many as categories.
    covered, total : int
        Words in the vocabulary, and all words.
    missing : tuple
        Words not in the vocabulary.
    reason : str or None
        Why the purity is not defined, where it is not.
    unknown : {"skip", "zero"}
        What became of the words that are not in the vocabulary.
    bootstrap : Bootstrap
        How the interval was found.
    words, categories : tuple
        Every word and its category, in the benchmark's order.
    assigned : int64 array, shape (total,)
        The cluster of each word, -1 where it is not in the vocabulary.
    resampled : float64 array, shape (resamples,)
        The purity in each resample.
    """

    name: str
    purity: float
    interval: Interval
    chance: float
    clusters: int
    covered: int
    total: int
    missing: tuple[Hashable, ...]
    reason: str | None
    unknown: Unknown
    bootstrap: Bootstrap
    words: tuple[Hashable, ...] = field(repr=False, compare=False)
    categories: tuple[Hashable, ...] = field(repr=False, compare=False)
    assigned: Integers = field(repr=False, compare=False)
    resampled: npt.NDArray[np.float64] = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: what is undefined is None."""
        return {
            "name": self.name,
            "purity": or_none(self.purity),
            "interval": self.interval.as_list(),
            "chance": or_none(self.chance),
            "clusters": self.clusters,
            "covered": self.covered,
            "total": self.total,
            "missing": [str(word) for word in self.missing],
            "unknown": self.unknown,
            "reason": self.reason,
            "bootstrap": self.bootstrap.as_dict(),
        }

    def __str__(self) -> str:
        below = caption({CATEGORIES: self.bootstrap.resamples}, self.unknown, self.bootstrap)
        return f"{categories_table([self], self.bootstrap)}\n{below}"


def categories_table(results: Sequence[CategoriesResult], bootstrap: Bootstrap) -> str:
    """One line for each benchmark, and below them why a purity is missing."""
    rows = [
        [
            r.name,
            percents(r.purity, r.interval, bootstrap),
            percent(r.chance),
            str(r.clusters),
            coverage(r.covered, r.total),
        ]
        for r in results
    ]
    heads = [headed("purity", bootstrap), "by chance", "clusters", "words"]
    reasons = [f"{r.name}: {r.reason}" for r in results if r.reason]
    return "\n".join([table(["categories", *heads], rows), *reasons])


def categorisation(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[tuple[Hashable, Hashable]],
    *,
    name: str | None = None,
    lower: bool = True,
    unknown: Unknown = "skip",
    resamples: int = CLUSTERINGS,
    seed: int = 1,
    level: float = LEVEL,
) -> CategoriesResult:
    """Cluster words by their vectors alone, and compare the clusters with people's categories.

    The unit vectors are put into as many clusters as there are categories, by spherical k-means, the best of
    ten restarts by its own objective. Every cluster is given to the category that most of its words have; the
    purity is the share of words whose category has their cluster. It cannot be 0: clusters filled at random
    reach what `chance` says.

    For the interval words are drawn anew, and clustered anew: other words do not fall into the same clusters,
    and most of what moves a purity is that.

    Parameters
    ----------
    words : WordVectors
        The vectors to judge.
    source : path or iterable of (word, category)
        A file with a word and its category a line, with or without headings (ESSLLI, Battig; BLESS with its
        relations too), a folder with one ``.txt`` file of words for each category (AP), or the words
        themselves. Lines that repeat word and category count once.
    name : str, optional
        Name of the benchmark; by default the name of the file or folder, or "categories".
    lower : bool
        Whether a word that is not in the vocabulary as it is written is tried again lower-cased.
    unknown : {"skip", "zero"}
        Whether words that are not in the vocabulary are left out or count as wrong.
    resamples : int
        How many times the words are drawn and clustered anew; 0 for no interval.
    seed : int
        Decides where k-means begins and which words are drawn.
    level : float
        How often such an interval holds the true purity.

    Returns
    -------
    CategoriesResult

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not a word and its category.
    InvalidInput
        A setting is outside what is allowed.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["cat", "dog", "car", "bus"], [[1, 0.1], [1, 0.2], [0.1, 1], [0.3, 1]])
    >>> kinds = [("cat", "animal"), ("dog", "animal"), ("car", "vehicle"), ("bus", "vehicle")]
    >>> print(categorisation(words, kinds, resamples=0))
    categories   purity  by chance  clusters           words
    categories  100.0 %     67.0 %         2  covered 4 of 4
    unknown words are left out
    """
    find = finder(words, lower=lower)
    unknown, bootstrap = checked(unknown), Bootstrap(resamples, seed, level)
    name, items = _items(source, name)
    rows = [find(word) for word, _ in items]
    known = np.array([row is not None for row in rows], dtype=bool)
    numbers = {category: k for k, category in enumerate(dict.fromkeys(category for _, category in items))}
    truth = np.array([numbers[category] for _, category in items], dtype=np.int64)[known]
    x = words.unit[[row for row in rows if row is not None]].astype(np.float64)
    assigned = np.full(len(items), -1, dtype=np.int64)
    found, ends, guessed, reason = math.nan, NO_INTERVAL, math.nan, _undefined(truth)
    purities = np.empty(0)
    if not reason:
        wrong = 0 if unknown == "skip" else len(items) - len(truth)
        share = len(truth) / (len(truth) + wrong)
        assigned[known] = labels = clustered(x, truth, seed)
        found, guessed = share * purity(labels, truth), share * chance(labels, truth, seed)
        purities = resampled_purities(x, truth, resamples, seed, wrong=wrong)
        ends = spread_interval(found, purities, level, len(truth) + wrong)
    return CategoriesResult(
        name=name,
        purity=found,
        interval=ends,
        chance=guessed,
        clusters=len(set(truth.tolist())),
        covered=len(truth),
        total=len(items),
        missing=tuple(dict.fromkeys(word for (word, _), row in zip(items, rows, strict=True) if row is None)),
        reason=reason,
        unknown=unknown,
        bootstrap=bootstrap,
        words=tuple(word for word, _ in items),
        categories=tuple(category for _, category in items),
        assigned=assigned,
        resampled=purities,
    )


def _items(
    source: str | os.PathLike[str] | Iterable[tuple[Hashable, Hashable]], name: str | None
) -> tuple[str, list[tuple[Hashable, Hashable]]]:
    """The name of the benchmark, and its words with their categories, each once."""
    if not isinstance(source, str | os.PathLike):
        return name or "categories", list(dict.fromkeys(map(_checked, source)))
    path = Path(source)
    if not path.is_dir():
        return name or path.stem, [*categories_file(path, certain=True)]
    lists = {file.name: word_list(file) for file in files_below(path) if file.suffix == ".txt"}
    items = categories_of_lists(lists, certain=True)
    if items is None:
        raise MissingFile(
            f"{path} must have a .txt file of words for each of two categories or more, has {len(lists)}"
        )
    return name or path.resolve().name, [*items]


def _checked(item: tuple[Hashable, Hashable]) -> tuple[Hashable, Hashable]:
    """The item, if it is a word and a category."""
    if isinstance(item, str) or len(item) != 2:
        raise WrongType(f"a categorised word must be (word, category), got {item!r}")
    word, category = item
    return word, category


def _undefined(truth: Integers) -> str | None:
    """Why there is no purity, or None where there is one."""
    if (categories := len(np.unique(truth))) < 2:
        return f"a purity needs words of at least 2 categories, here are {categories}"
    return None
