"""`Ensemble`: several models of one kind, and what they say together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.student import LEVEL, Mean, t_interval
from firth.vectors.agreement import common_of_pairs, neighbours, overlaps
from firth.vectors.arithmetic import cosine, direction
from firth.vectors.checks import at_least_one, indexed
from firth.vectors.loading import load
from firth.vectors.runs import runs
from firth.vectors.search import nearest, nearest_on_average
from firth.vectors.sharing import distinct, in_order, shared_words
from firth.vectors.stored import Rows, Stored
from firth.vectors.suggest import unknown_word
from firth.vectors.wordvectors import TableName, WordVectors

_BLOCK = 4096  # words whose neighbours are sought between two calls of `progress`


class Neighbour(NamedTuple):
    """A word near to another in several models.

    Attributes
    ----------
    word
    similarity : float
        The mean of its cosines.
    low, high : float
        The ends of the interval for the mean over all seeds.
    share : float
        The share of the models that have it among their own answers.
    """

    word: Any
    similarity: float
    low: float
    high: float
    share: float


class Ensemble:
    """Several models of one kind: trainings on one text that differ in nothing but their seed.

    It answers with what the models agree on. Their vectors are never averaged: every training turns its
    space another way, so that the mean of a word's vectors is the mean of unrelated directions. What is
    averaged are cosines, which no turn changes.

    It knows the words that all its models know, and of fastText's models no n-grams of others.

    Parameters
    ----------
    models : iterable of WordVectors
        At least two, with different vectors.

    Attributes
    ----------
    models : tuple of WordVectors
        As they were given; iteration and `len` are over them.
    words : list
        The words that all models know, the most frequent of the first model first; ``in`` is over them.
    counts : int64 array, shape (len(words),), or None
        How often the first model has seen each.
    tables : tuple of Stored
        The vectors of those words in each model, in their order.

    Raises
    ------
    InvalidInput
        If there are fewer than two models, they share fewer than two words, or two have the same vectors.
    WrongType
        If something else than WordVectors is among them.

    Examples
    --------
    >>> keys = ["king", "queen", "man", "woman"]
    >>> one = WordVectors(keys, [[1, 1], [-1, 1], [1, 0], [-1, 0]])
    >>> two = WordVectors(keys, [[1, 1], [-0.5, 1], [1, 0], [-1, 0.5]])
    >>> both = Ensemble([one, two])
    >>> both
    Ensemble(2 models, 4 words)
    >>> both.similarity("king", "queen").mean
    0.158
    >>> [(word, share) for word, *_, share in both.most_similar("king", topn=2)]
    [('man', 1.0), ('queen', 1.0)]
    >>> both.stability("king", topn=1)
    1.0
    """

    models: tuple[WordVectors, ...]
    words: list[Any]
    counts: npt.NDArray[np.int64] | None
    tables: tuple[Stored, ...]

    def __init__(self, models: Iterable[WordVectors]) -> None:
        self.models = distinct(models)
        first = self.models[0]
        self.words = shared_words(self.models)
        self.counts = None
        if first.counts is not None:
            self.counts = first.counts[[first.key_to_index[key] for key in self.words]]
        self.tables = tuple(in_order(model, self.words) for model in self.models)
        self._rows = indexed(self.words)

    @classmethod
    def load(
        cls,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        table: TableName | None = None,
    ) -> "Ensemble":
        """Load several models.

        Parameters
        ----------
        paths : path or iterable of paths
            Models as `firth.load` reads them, or folders of runs: with model folders ``seed-1``, ``seed-2``,
            ... in them.
        table : str, optional
            As in `firth.load`.
        """
        return cls(load(path, table=table) for path in runs(paths))

    def __repr__(self) -> str:
        return f"Ensemble({len(self)} models, {len(self.words)} words)"

    def __len__(self) -> int:
        return len(self.models)

    def __iter__(self) -> Iterator[WordVectors]:
        return iter(self.models)

    def __contains__(self, key: Any) -> bool:
        return key in self._rows

    def row(self, key: Any) -> int:
        """The place of a word among `words`.

        Raises
        ------
        UnknownWord
            If a model does not know it.
        WrongType
            If it is no word: a vector of one model means nothing in another.
        """
        try:
            return self._rows[key]
        except KeyError:
            raise unknown_word(key, self._rows) from None
        except TypeError:
            raise WrongType(
                f"an ensemble is asked about words, got {type(key).__name__}: "
                "a vector of one model means nothing in another"
            ) from None

    def similarity(self, a: Any, b: Any, *, level: float = LEVEL) -> Mean:
        """The mean of the models' cosines of two words, with its t interval.

        The interval is about the luck of the seed: 95 of 100 such intervals hold the mean over all seeds
        that the training could have been given. It says nothing about another text or other settings. The
        cosine in a single further model lies, 95 of 100 times, within an interval √(n + 1) times as wide.
        Both ends are cut where no cosine can be, at -1 and 1.

        Parameters
        ----------
        a, b : key
        level : float
            How often the interval is to hold that mean.

        Returns
        -------
        Mean
            ``mean``, ``low``, ``high``; each model's own cosine is ``model.similarity(a, b)``.

        Raises
        ------
        UnknownWord
            If a model does not know a word.
        """
        one, two = self.row(a), self.row(b)
        pairs = (table.rows([one, two]).astype(np.float64) for table in self.tables)
        return _of_cosines([cosine(*pair) for pair in pairs], level)

    def most_similar(
        self,
        positive: Any = (),
        negative: Any = (),
        topn: int = 10,
        restrict: int | None = None,
        *,
        level: float = LEVEL,
    ) -> list[Neighbour]:
        """The words whose cosine with the question, averaged over the models, is largest.

        Every model answers in its own space, as `WordVectors.most_similar` does; equal means are ordered by
        the words' frequency. The words were chosen for their large means, which flatters them a little.

        Parameters
        ----------
        positive, negative : key, or list of keys
            What the answer is to be like and unlike. The words asked about are never an answer.
        topn : int
            How many answers.
        restrict : int, optional
            Answer with so many of the most frequent words only.
        level : float
            As in `similarity`.

        Returns
        -------
        list of Neighbour
            ``(word, similarity, low, high, share)``.

        Raises
        ------
        UnknownWord
            If a model does not know a word.
        InvalidInput
            If nothing is asked about, or a number is less than 1.
        """
        liked, disliked = self._items(positive), self._items(negative)
        if not liked + disliked:
            raise InvalidInput("most_similar needs at least one word, got none")
        rows = self._asked(liked + disliked)
        weights = [1.0] * len(liked) + [-1.0] * len(disliked)
        within = len(self.words) if restrict is None else at_least_one("restrict", restrict)
        asked = [direction(table.rows(rows).astype(np.float64), weights) for table in self.tables]
        tables = [table.head(within) for table in self.tables]
        topn, exclude = at_least_one("topn", topn), np.unique(rows[rows < within])
        found, cosines = nearest_on_average(tables, asked, topn=topn, exclude=exclude)
        each = [
            nearest(table, vector, topn=topn, exclude=exclude)[0]
            for table, vector in zip(tables, asked, strict=True)
        ]
        shares = np.mean([np.isin(found, answers) for answers in each], axis=0).tolist()
        return [
            Neighbour(self.words[row], *_of_cosines(values, level), share)
            for row, values, share in zip(found.tolist(), cosines.T.tolist(), shares, strict=True)
        ]

    def stability(self, word: Any, topn: int = 10) -> float:
        """The share of a word's neighbours in one model that return in another, the mean of all pairs.

        Parameters
        ----------
        word : key
        topn : int
            How many neighbours of each model are compared.

        Raises
        ------
        UnknownWord
            If a model does not know the word.
        """
        found = self.neighbours([word], topn)
        return float(overlaps(common_of_pairs(found), found.shape[2])[0])

    def neighbours(
        self,
        words: Sequence[Any] | None = None,
        topn: int = 10,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> npt.NDArray[np.int64]:
        """The places among `words` of the nearest words of many words, in each model.

        Parameters
        ----------
        words : list of keys, optional
            By default all.
        topn : int
            How many neighbours; as many as there are, where there are fewer.
        progress : callable, optional
            Called with the words that are done, those of every model counted, and all of them.

        Returns
        -------
        int64 array, shape (models, m, k)
            -1 for a word whose vector is zeros: it has none.

        Raises
        ------
        UnknownWord
            If a model does not know a word.
        WrongType
            If `words` is a single string.
        """
        rows = np.arange(len(self.words)) if words is None else self._asked(words)
        topn = min(at_least_one("topn", topn), len(self.words) - 1)
        found = np.empty((len(self), len(rows), topn), np.int64)
        for i, table in enumerate(self.tables):
            for start in range(0, len(rows), _BLOCK):
                part = slice(start, start + _BLOCK)
                found[i, part] = neighbours(table, rows[part], topn)
                if progress is not None:
                    progress(i * len(rows) + min(start + _BLOCK, len(rows)), len(self) * len(rows))
        return found

    def _items(self, question: Any) -> list[Any]:
        """The keys of a question; a tuple is a key if there is such a key."""
        if isinstance(question, list) or (isinstance(question, tuple) and not self._is_key(question)):
            return list(question)
        return [question]

    def _is_key(self, question: tuple[Any, ...]) -> bool:
        try:
            return question in self._rows
        except TypeError:  # it holds vectors, which are refused one by one
            return False

    def _asked(self, keys: Sequence[Any]) -> Rows:
        if isinstance(keys, str | bytes):  # whose letters may be words
            raise WrongType(f"words must be a list of words, got the single {type(keys).__name__} {keys!r}")
        return np.array([self.row(key) for key in keys], np.intp)


def _of_cosines(values: Sequence[float], level: float) -> Mean:
    """The mean of cosines and its interval, of which no end is beyond what cosines can be."""
    mean, low, high = t_interval(values, level)
    return Mean(mean, max(-1.0, low), min(1.0, high))
