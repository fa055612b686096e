"""Texts in which words that are not in the vocabulary have the vectors of their n-grams."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from firth.vectors.arithmetic import Table
from firth.vectors.bags import Bags

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors


@dataclass(frozen=True)
class Texts(Bags):
    """Bags of words, of which some have rows after those of the vocabulary.

    Parameters
    ----------
    composed : float32 array, shape (k, d)
        The vectors of the rows V, V + 1, ... V + k - 1.
    """

    composed: Table


class Rows(Mapping[Hashable, int]):
    """The rows of the words, which grow by the unseen words that are asked for and have n-grams."""

    def __init__(self, words: "WordVectors") -> None:
        self._words = words
        self._more: dict[str, int] = {}  # -1: no n-gram of it is known
        self._vectors: list[Table] = []

    def __len__(self) -> int:
        return len(self._words) + len(self._vectors)

    def __iter__(self) -> Iterator[Hashable]:
        yield from self._words
        yield from (word for word, row in self._more.items() if row >= 0)

    def __getitem__(self, key: Hashable) -> int:
        row = self._words.key_to_index.get(key, -1)
        if row < 0 and isinstance(key, str):
            row = self._more[key] if key in self._more else self._new(key)
        if row < 0:
            raise KeyError(key)
        return row

    @property
    def composed(self) -> Table:
        """The vectors (k, d) of the rows after those of the vocabulary."""
        return np.array(self._vectors, np.float32).reshape(-1, self._words.vector_size)

    def _new(self, word: str) -> int:
        """The row of a word that is met for the first time, -1 where it has no vector."""
        vector = None if self._words.subwords is None else self._words.subwords.vector(word)
        self._more[word] = -1 if vector is None else len(self)
        if vector is not None:
            self._vectors.append(vector)
        return self._more[word]
