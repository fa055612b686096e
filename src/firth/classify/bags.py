"""Texts as bags of words: which words with a vector each has, and how often."""

import reprlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import WrongType
from firth.text.tokens import Tokenizer

_BLOCK = 1024  # texts at a time: their tokens are the only ones in memory

_TEXT = "a text is a str or a list of words"

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Bags:
    """Texts without the order of their words.

    Parameters
    ----------
    words : int64 array, shape (m,)
        Rows of the vocabulary: the distinct words of the first text, rising, then those of the second, ...
    times : int64 array, shape (m,)
        How often the text has each of them.
    offsets : int64 array, shape (n + 1,)
        Text i has ``words[offsets[i]:offsets[i + 1]]``.
    tokens : int
        Words of all texts, with those that have no vector.
    """

    words: Rows
    times: Rows
    offsets: Rows
    tokens: int

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def empty(self) -> int:
        """How many texts have no word with a vector."""
        return int((self.offsets[1:] == self.offsets[:-1]).sum())

    @property
    def coverage(self) -> float:
        """Share of the words that have vectors."""
        return float(self.times.sum() / self.tokens) if self.tokens else 0.0

    def counts(self, size: int) -> Rows:
        """How often each of `size` words occurs in all texts."""
        return np.bincount(self.words, self.times, size).astype(np.int64)


def bags(texts: Iterable[Any], index: Mapping[Hashable, int], tokenize: Tokenizer) -> Bags:
    """Count the words of each text that `index` has.

    Parameters
    ----------
    texts : iterable of str, or of iterables of tokens
        Read once, a block at a time.
    index : mapping of word to row
    tokenize : callable(str) -> list of str

    Returns
    -------
    Bags

    Raises
    ------
    WrongType
        `texts` is one text, or something in it is none.

    Examples
    --------
    >>> both = bags(["a b a", ["b", "z"]], {"a": 0, "b": 1}, str.split)
    >>> both.words, both.times, both.offsets
    (array([0, 1, 1]), array([2, 1, 1]), array([0, 2, 3]))
    """
    every = texts_of(texts)
    words, times, lengths = [], [], []
    read = tokens = 0
    while block := [tokens_of(text, read + i, tokenize) for i, text in enumerate(islice(every, _BLOCK))]:
        keys, often = _distinct(block, index, read)
        owner, word = np.divmod(keys, len(index))
        words.append(word)
        times.append(often)
        lengths.append(np.bincount(owner, minlength=len(block)))
        tokens += sum(map(len, block))
        read += len(block)
    offsets = np.concatenate([[0], np.cumsum(_joined(lengths))])
    return Bags(_joined(words), _joined(times), offsets, tokens)


def _distinct(block: list[list[Any]], index: Mapping[Hashable, int], first: int) -> tuple[Rows, Rows]:
    """Text number times vocabulary size plus word, of each word that a text has, and how often it has it."""
    lengths = np.fromiter(map(len, block), np.int64, len(block))
    try:
        found = map(index.get, chain.from_iterable(block), repeat(-1))
        rows = np.fromiter(found, np.int64, int(lengths.sum()))
    except TypeError:
        raise _unhashable(block, first) from None
    keys = np.repeat(np.arange(len(block)) * len(index), lengths) + rows
    return np.unique(keys[rows >= 0], return_counts=True)


def texts_of(texts: Iterable[Any]) -> Iterator[Any]:
    """The texts one by one; a single str would pass for a list of letters."""
    if isinstance(texts, str | bytes | Mapping | Set) or not isinstance(texts, Iterable):
        raise WrongType(
            f"texts must be a list of texts, each a str or a list of words, got {reprlib.repr(texts)}: "
            "put a single text into a list"
        )
    return iter(texts)


def tokens_of(text: Any, number: int, tokenize: Tokenizer) -> list[Any]:
    """The words of a text, which is called by its number where it is none."""
    if isinstance(text, str):
        return tokenize(text)
    if type(text) is list:
        return text
    if isinstance(text, np.ndarray) and text.ndim == 1:
        return text.tolist()  # type: ignore[no-any-return]
    if isinstance(text, bytes | Mapping | Set | np.ndarray) or not isinstance(text, Iterable):
        raise WrongType(f"text {number} is a {type(text).__name__} ({reprlib.repr(text)}): {_TEXT}")
    return list(text)


def _unhashable(block: list[list[Any]], first: int) -> WrongType:
    """Which token of which text is no word."""
    for number, tokens in enumerate(block, start=first):
        for token in tokens:
            if not isinstance(token, Hashable):
                return WrongType(
                    f"text {number} holds {reprlib.repr(token)} where a word is expected: {_TEXT}"
                )
    return WrongType("a word of a text cannot be looked up: words must be hashable")


def _joined(parts: list[Rows]) -> Rows:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)
