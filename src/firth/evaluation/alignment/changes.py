"""`change`: the words that mean something else in another text, told from those that chance has moved."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.evaluation.alignment import told
from firth.evaluation.alignment.anchors import ANCHORS, Anchors
from firth.evaluation.alignment.consensus import consensus
from firth.evaluation.alignment.noise import against_chance, cosines, distances, q_values
from firth.evaluation.alignment.procrustes import directions
from firth.evaluation.alignment.shared import common_words, units
from firth.evaluation.alignment.steady import held
from firth.evaluation.bands import of_like_rank
from firth.evaluation.tables import or_none
from firth.vectors import WordVectors
from firth.vectors.checks import at_least_one

Floats = npt.NDArray[np.float64]
Runs = WordVectors | Sequence[WordVectors]

NEAREST = 5  # neighbours that are shown
SHOWN = 10  # words that moved most, and that stayed
SAME = 1e-4  # between the same vectors, kept as int8 or turned; between two seeds it is a thousand times this


@dataclass(frozen=True)
class ChangeResult:
    """How far every shared word moved from one model to another, beside how far chance moves it.

    Attributes
    ----------
    names : tuple of two str
        What the models are called.
    runs : tuple of two int
        How many runs each has.
    level : float
        The share of false discoveries that is allowed.
    words : tuple
        The words that all runs have, the most frequent first.
    distances : float64 array, shape (len(words),)
        Between the runs of one model and those of the other: the mean of one minus the cosine.
    noise : float64 array, shape (len(words),)
        What the distance would be on average, had the word not moved; NaN where a model has one run.
    limits : float64 array, shape (len(words),)
        The distance that a word which has not moved passes with a probability of `level`.
    p, q : float64 array, shape (len(words),)
        The probability of such a distance for a word that has not moved, and the share of words which have
        not moved among those with no larger p (Benjamini & Hochberg). NaN where chance is not known.
    ranks : float64 array, shape (len(words),)
        The share of the words of like frequency that moved less, beyond the noise.
    a, b : WordVectors
        The models, each the mean of its runs.
    """

    names: tuple[str, str]
    runs: tuple[int, int]
    level: float
    words: tuple[Hashable, ...] = field(repr=False)
    distances: Floats = field(repr=False, compare=False)
    noise: Floats = field(repr=False, compare=False)
    limits: Floats = field(repr=False, compare=False)
    p: Floats = field(repr=False, compare=False)
    q: Floats = field(repr=False, compare=False)
    ranks: Floats = field(repr=False, compare=False)
    a: WordVectors = field(repr=False, compare=False)
    b: WordVectors = field(repr=False, compare=False)

    @property
    def changed(self) -> npt.NDArray[np.bool_]:
        """Which words differ by more than chance; none where chance is not known."""
        flags: npt.NDArray[np.bool_] = self.q <= self.level
        return flags

    def moved(self, n: int = SHOWN) -> list[int]:
        """The places of the n words that moved farthest beyond the noise, of those that chance did not move.

        Where chance is not known, of all.
        """
        at_least_one("n", n)
        beyond = (
            np.where(self.changed, self.distances - self.noise, -np.inf) if self.known else self.distances
        )
        order = np.argsort(-beyond, kind="stable")[:n]
        return [int(row) for row in order if np.isfinite(beyond[row])]

    def stayed(self, n: int = SHOWN) -> list[int]:
        """The places of the n words that are nearest to themselves."""
        return [int(row) for row in np.argsort(self.distances, kind="stable")[: at_least_one("n", n)]]

    def neighbours(self, row: int, n: int = NEAREST) -> tuple[list[Hashable], list[Hashable]]:
        """The words nearest to a word in the one model and in the other."""
        word = self.words[row]
        one, other = ([key for key, _ in model.most_similar([word], topn=n)] for model in (self.a, self.b))
        return one, other

    def as_dict(self, n: int = SHOWN) -> dict[str, object]:
        """All words for JSON, and the neighbours of those that moved most and that stayed."""
        return {
            "models": list(self.names),
            "runs": list(self.runs),
            "level": self.level,
            "shared": len(self.words),
            "changed": int(self.changed.sum()) if self.known else None,
            "moved": [self._shown(row) for row in self.moved(n)],
            "stayed": [self._shown(row) for row in self.stayed(n)],
            "words": [self._numbers(row) for row in range(len(self.words))],
        }

    @property
    def same(self) -> bool:
        """Whether both models have the same vectors, turned perhaps."""
        return bool(self.distances.max() < 10 * SAME)

    @property
    def known(self) -> bool:
        """Whether the runs tell what chance does."""
        return bool(np.isfinite(self.q).all())

    def _numbers(self, row: int) -> dict[str, object]:
        columns = {
            "distance": self.distances,
            "noise": self.noise,
            "limit": self.limits,
            "p": self.p,
            "q": self.q,
            "rank": self.ranks,
        }
        numbers = {name: or_none(float(column[row])) for name, column in columns.items()}
        return {"word": str(self.words[row]), **numbers}

    def _shown(self, row: int) -> dict[str, object]:
        near = dict(zip(("a", "b"), self.neighbours(row), strict=True))
        return self._numbers(row) | {name: [str(key) for key in keys] for name, keys in near.items()}

    def told(self, n: int = SHOWN) -> str:
        """The result in words, with tables of n words."""
        return told.change(self, n)

    def __str__(self) -> str:
        return self.told()


def change(
    a: Runs,
    b: Runs,
    *,
    anchors: Anchors = ANCHORS,
    restrict: int | None = None,
    level: float = 0.05,
    names: tuple[str, str] = ("A", "B"),
) -> ChangeResult:
    """How far every word moved between two models, and which of them moved by more than chance.

    Each model is several runs. Whatever sets the runs of one model apart is what counts as chance, so they
    say what is asked:

    - runs that differ in their seed: would the same two *texts*, trained again, be as far apart?
    - runs on different random parts of a text, each with its own seed: would other texts of the same two
      *sources* be as far apart? To say that a word is used in another way is to say this.

    Every pair of runs is aligned as `align` does it, with the same anchors. A word's distance is the mean
    over pairs of a run of `a` and one of `b`; its noise is what that would be, had the word not moved: one
    minus the geometric mean of its cosines within `a` and within `b`. The ratio of both is compared with the
    ratios that chance may give, told for each word by the noise of its own runs, of whatever size and shape
    in either model: half of the runs of a model are held against the other half. It is divided by their
    spread among words of like frequency.

    The method assumes that all runs are independent, and that at most half of the anchors moved. Chance is
    seen 18 times a word at three runs each, so a single word that moved is too few to be named at a level of
    0.05.

    Parameters
    ----------
    a, b : WordVectors or sequence of WordVectors
        The runs of each model, three or more for p-values.
    anchors : int or iterable of keys
        As in `align`.
    restrict : int, optional
        Look at so many of the most frequent shared words only.
    level : float
        The share of words that have not moved among those that are said to have, on average.
    names : tuple of two str
        What the models are called.

    Returns
    -------
    ChangeResult

    Raises
    ------
    InvalidInput
        The vectors differ in size, the runs share no more anchors than they have dimensions, or two runs have
        the same vectors.

    Examples
    --------
    >>> from firth.evaluation import change
    >>> print(change(films, articles))  # doctest: +SKIP
    """
    sides = [runs_of(side) for side in (a, b)]
    if not 0 < level < 1:
        raise InvalidInput(f"level must be between 0 and 1, got {level}")
    if restrict is not None:
        at_least_one("restrict", restrict)
    if not isinstance(anchors, int | str):
        anchors = list(anchors)  # it is gone through several times
    runs = [run for side in sides for run in side]
    shared = common_words(runs)
    first = len(sides[0])
    tables = [units(run, shared) for run in runs]
    rows = held(tables[:first], tables[first:], shared, anchors)
    n = len(shared) if restrict is None else min(restrict, len(shared))
    cosine = cosines([directions(table, rows) for table in tables], rows, n)
    _check_runs_differ(
        cosine, [(name, i) for name, side in zip(names, sides, strict=True) for i in range(len(side))]
    )
    found = distances(cosine, first)
    p, limits = against_chance(found, level)
    one, other = (consensus(side, anchors) for side in sides)
    return ChangeResult(
        names=names,
        runs=(first, len(runs) - first),
        level=level,
        words=tuple(shared[:n]),
        distances=found.between,
        noise=found.noise,
        limits=limits,
        p=p,
        q=q_values(p),
        ranks=_ranks(found.between - np.nan_to_num(found.noise)),
        a=one,
        b=other,
    )


def runs_of(side: Runs) -> list[WordVectors]:
    """The runs of a model, of which there must be one."""
    if isinstance(side, WordVectors):
        return [side]
    if not isinstance(side, list | tuple):
        raise WrongType(f"a model must be a WordVectors or a list of them, got {type(side).__name__}")
    if not side:
        raise InvalidInput("a model needs at least one run, got an empty list")
    return list(side)


def _check_runs_differ(cosine: Floats, runs: Sequence[tuple[str, int]]) -> None:
    """Refuse a run that is given twice: it would be a model without noise, or one that cannot move."""
    if len(runs) == 2:
        return  # two single models, of which the result says that they are the same
    for (i, (one, run)), (j, (other, again)) in combinations(enumerate(runs), 2):
        if 1 - np.median(cosine[i, j]) < SAME:
            raise InvalidInput(
                f"run {run + 1} of {one} and run {again + 1} of {other} have the same vectors: "
                "train each with a seed of its own"
            )


def _ranks(beyond: Floats) -> Floats:
    """The share of the others in its band that each word exceeds."""
    ranks = np.zeros_like(beyond)
    for band in of_like_rank(len(beyond)):
        order = np.sort(beyond[band])
        ranks[band] = np.searchsorted(order, beyond[band], side="left") / max(1, len(band) - 1)
    return ranks
