"""`Subwords`: vectors of words that are in no vocabulary, from the n-grams of their letters."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.vectors import native
from firth.vectors.arithmetic import Table
from firth.vectors.ngrams import marked, numbers

_WORDS = 1 << 12  # worked on at a time


class RowTable(Protocol):
    """A table whose rows are asked for by number: an array, or one that is unpacked row by row."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Rows and dimensions."""
        ...

    def __getitem__(self, rows: Any) -> Any:
        """The rows (n, d) float32 of an array of numbers."""
        ...


@dataclass(frozen=True, eq=False)
class Subwords:
    """The vectors of n-grams, which give a vector to any word.

    An n-gram is `min_n` to `max_n` letters of a word between ``<`` and ``>``. Its hash modulo `buckets` is
    its number, which it may share with others. The vector of a word is the mean of the vectors of its n-grams
    (Bojanowski et al. 2017, "Enriching word vectors with subword information", TACL 5, section 3.2).

    Parameters
    ----------
    vectors : array (buckets, d) or (len(kept), d), float32
    min_n, max_n : int
        The length of the n-grams in letters.
    buckets : int
        How many numbers n-grams have.
    kept : array (k,), int64, rising, optional
        The numbers that have a vector, where the others have been pruned.
    encoding : str
        Makes bytes of a word. One that was not valid in it has its own bytes, through the escapes of
        ``surrogateescape``.

    Examples
    --------
    >>> subwords = Subwords(np.eye(4, dtype=np.float32), min_n=3, max_n=3, buckets=4)
    >>> subwords.vector("where")  # <wh whe her ere re>
    array([0.4, 0.4, 0.2, 0. ], dtype=float32)
    """

    vectors: RowTable
    min_n: int
    max_n: int
    buckets: int
    kept: npt.NDArray[np.int64] | None = None
    encoding: str = "utf-8"

    def __post_init__(self) -> None:
        if not all(type(number) is int for number in (self.min_n, self.max_n, self.buckets)):
            raise WrongType("min_n, max_n and buckets must be integers")
        if not 1 <= self.min_n <= self.max_n:
            raise InvalidInput(
                f"n-grams must have 1 <= min_n <= max_n letters, got {self.min_n} to {self.max_n}"
            )
        if not 1 <= self.buckets < 1 << 31:
            raise InvalidInput(f"buckets must be from 1 to {(1 << 31) - 1}, got {self.buckets}")
        rows = self.buckets if self.kept is None else len(self.kept)
        if len(self.vectors.shape) != 2 or self.vectors.shape[0] != rows:
            raise InvalidInput(f"{rows} n-grams need as many vectors, got shape {self.vectors.shape}")
        if self.kept is not None and not _is_rising(self.kept, self.buckets):
            raise InvalidInput(f"kept must be int64 numbers that rise from 0 to below {self.buckets}")
        try:
            codecs.lookup(self.encoding)
        except (LookupError, TypeError):
            raise InvalidInput(f"encoding must be known to Python, got {self.encoding!r}") from None

    def vector(self, word: str) -> Table | None:
        """The mean vector (d,) of a word's n-grams; None where it has none that is known.

        Raises
        ------
        InvalidInput
            If its n-grams hold nan or inf, or it cannot be written in the encoding.
        """
        rows = self._places(
            np.array(numbers(self._bytes(word), self.min_n, self.max_n, self.buckets), np.int64)
        )
        if not len(rows):
            return None
        # as fastText does it: sums of float32 in order, then one multiplication
        with np.errstate(over="ignore", invalid="ignore"):  # what overflows is found below
            mean: Table = np.add.reduce(self.vectors[rows], axis=0) * np.float32(1 / len(rows))
        if not np.isfinite(mean).all():
            raise InvalidInput(f"the n-grams of {word!r} have nan or inf in their vectors")
        return mean

    def means(self, words: Sequence[bytes], own: Table) -> Table:
        """The mean vectors (n, d) of words' own vectors (n, d) and those of their n-grams.

        The words are bytes; one that is empty has its own vector and nothing else.
        """
        with np.errstate(over="ignore"):
            means = np.array(own, np.float32, order="C")
        for first in range(0, len(words), _WORDS):
            some = slice(first, first + _WORDS)
            marks = [marked(word) if word else b"" for word in words[some]]
            found, ends = native.ngrams(marks, self.min_n, self.max_n, self.buckets)
            rows, ends = self._known(found.astype(np.int64), ends)
            self._add(rows, ends, means[some])
            parts = 1 + np.diff(ends, prepend=0)
            means[some] *= (1 / parts).astype(np.float32)[:, None]
        return means

    def _add(self, rows: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], sums: Table) -> None:
        """Add the rows of each word to its sum."""
        if isinstance(self.vectors, np.ndarray):
            native.add_rows(self.vectors, rows, ends, sums)
        else:
            used, places = np.unique(rows, return_inverse=True)
            native.add_rows(self.vectors[used], places.astype(np.int64), ends, sums)

    def _known(
        self, found: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The rows of n-grams, and where those of each word end, without what was pruned."""
        if self.kept is None:
            return found, ends
        there = np.concatenate([[0], np.cumsum(np.isin(found, self.kept))]).astype(np.int64)
        return self._places(found), there[ends]

    def _places(self, found: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The rows of the n-grams that have one."""
        if self.kept is None:
            return found
        return np.searchsorted(self.kept, found[np.isin(found, self.kept)])

    def _bytes(self, word: str) -> bytes:
        try:
            return word.encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError:
            raise InvalidInput(
                f"{word!r} cannot be written in {self.encoding}, which its n-grams need"
            ) from None


def _is_rising(kept: npt.NDArray[Any], buckets: int) -> bool:
    """Whether these are numbers of n-grams, each larger than the one before."""
    if kept.dtype != np.int64 or kept.ndim != 1:
        return False
    return bool(not kept.size or (kept[0] >= 0 and kept[-1] < buckets and (kept[1:] > kept[:-1]).all()))
