"""Where the words of a benchmark stand in a vocabulary."""

from collections.abc import Callable, Hashable

import numpy as np
import numpy.typing as npt

from firth.errors import WrongType
from firth.vectors import WordVectors

Counts = npt.NDArray[np.int64]


def most_frequent(words: WordVectors, n: int | None) -> WordVectors:
    """The n most frequent words, or all."""
    check_words(words)
    return words if n is None else words.head(n)


def finder(words: WordVectors, *, lower: bool) -> Callable[[Hashable], int | None]:
    """A function from a word to its row, or None; as it is written first, then lower-cased."""
    check_words(words)
    rows = words.key_to_index

    def find(word: Hashable) -> int | None:
        row = rows.get(word)
        return rows.get(word.lower()) if row is None and lower and isinstance(word, str) else row

    return find


def ranks(counts: Counts | None, n: int) -> Counts:
    """The place of every word by falling count, from 1; by row, where nobody counted."""
    places = np.empty(n, np.int64)
    order = np.arange(n) if counts is None else np.argsort(-counts, kind="stable")
    places[order] = np.arange(1, n + 1)
    return places


def check_words(words: object) -> None:
    """Refuse anything but word vectors."""
    if not isinstance(words, WordVectors):
        raise WrongType(
            f"words must be a WordVectors, got {type(words).__name__}; firth.load reads one from a file"
        )
