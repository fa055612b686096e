"""A sparse matrix whose rows and columns are words."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, MissingDependency, UnknownWord, WrongType
from firth.text.vocabulary import Vocabulary

_BLOCK = 1 << 22  # entries looked at together: the matrix may lie on disk and be more than memory holds

Matrix = TypeVar("Matrix", bound="WordMatrix")


@dataclass(frozen=True, eq=False, repr=False)
class WordMatrix:
    """Numbers for pairs of words, most of which have none: compressed sparse rows.

    Parameters
    ----------
    offsets : int64 array, shape (V + 1,)
        Row i is ``columns[offsets[i] : offsets[i + 1]]``, and its numbers ``values[...]`` likewise.
    columns : int32 array, shape (nnz,)
        Ids of words; they rise within a row.
    values : float32 array, shape (nnz,)
        Pairs that are not there have the value 0.
    vocabulary : Vocabulary
        The words that rows and columns stand for.

    Raises
    ------
    InvalidInput
        The arrays do not fit one another or the vocabulary.

    Examples
    --------
    >>> vocabulary = Vocabulary(["cat", "dog"], [5, 3])
    >>> matrix = WordMatrix(
    ...     np.array([0, 1, 3]), np.array([1, 0, 1], np.int32), np.array([2, 2, 1], np.float32), vocabulary
    ... )
    >>> matrix
    WordMatrix(2 words, 3 pairs)
    >>> matrix["cat", "dog"], matrix["cat", "cat"], matrix.top("dog")
    (2.0, 0.0, [('cat', 2.0), ('dog', 1.0)])
    """

    offsets: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        arrays = (
            ("offsets", self.offsets, np.int64),
            ("columns", self.columns, np.int32),
            ("values", self.values, np.float32),
        )
        for name, array, dtype in arrays:
            if array.dtype != dtype or array.ndim != 1:
                raise InvalidInput(
                    f"{name} must be {np.dtype(dtype)} in one dimension, got {array.dtype} in {array.ndim}"
                )
        offsets, words = self.offsets, len(self.vocabulary)
        if (
            len(offsets) != words + 1
            or offsets[0] != 0
            or offsets[-1] != len(self.columns)
            or (np.diff(offsets) < 0).any()
        ):
            raise InvalidInput(
                f"offsets must be {words + 1:,} that rise from 0 to the number of columns "
                f"({len(self.columns):,})"
            )
        if len(self.values) != len(self.columns):
            raise InvalidInput(f"{len(self.columns):,} columns need as many values, got {len(self.values):,}")
        for rows, entries in self.blocks():
            self._check_columns(rows, entries)

    def _check_columns(self, rows: slice, entries: slice) -> None:
        columns, words = self.columns[entries], len(self.vocabulary)
        if columns.min() < 0 or columns.max() >= words:
            raise InvalidInput(
                f"columns must be from 0 to {words - 1:,}, got {columns.min():,} to {columns.max():,}"
            )
        falls = np.diff(columns) <= 0
        starts = (
            self.offsets[rows][1:] - entries.start - 1
        )  # from the last of one row to the first of the next
        falls[starts[(starts >= 0) & (starts < len(falls))]] = False
        if falls.any():
            raise InvalidInput("the columns of a row must rise")

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns: the words of the vocabulary, twice."""
        return len(self.vocabulary), len(self.vocabulary)

    @property
    def nnz(self) -> int:
        """Number of pairs that are there."""
        return len(self.columns)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.vocabulary):,} words, {self.nnz:,} pairs)"

    def __getitem__(self, pair: tuple[Hashable, Hashable]) -> float:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise WrongType(f"two words are needed, matrix[centre, outside], got {pair!r}")
        columns, values = self.row(pair[0])
        outside = self._id(pair[1])
        place = int(np.searchsorted(columns, outside))
        return float(values[place]) if place < len(columns) and columns[place] == outside else 0.0

    def row(self, key: Hashable) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Ids and values of the pairs of a word.

        Parameters
        ----------
        key : hashable
            A word of the vocabulary.

        Returns
        -------
        columns : int32 array, shape (m,)
            Rising.
        values : float32 array, shape (m,)

        Raises
        ------
        UnknownWord
        """
        i = self._id(key)
        entries = slice(self.offsets[i], self.offsets[i + 1])
        return self.columns[entries], self.values[entries]

    def top(self, key: Hashable, n: int = 10) -> list[tuple[Hashable, float]]:
        """Give the words with the largest values in the row of a word.

        Parameters
        ----------
        key : hashable
        n : int, default 10
            At most so many.

        Returns
        -------
        list of (key, float)
            The largest first; of equals the one that comes first in the vocabulary.

        Raises
        ------
        UnknownWord
        """
        columns, values = self.row(key)
        first = np.argsort(-values, kind="stable")[: max(n, 0)]
        keys = self.vocabulary.index_to_key
        return [
            (keys[column], float(value)) for column, value in zip(columns[first], values[first], strict=True)
        ]

    def head(self: Matrix, n: int) -> Matrix:
        """Keep the first n words, as rows and as columns.

        Parameters
        ----------
        n : int

        Returns
        -------
        WordMatrix
            Of the same class, in memory.

        Raises
        ------
        InvalidInput
            `n` is not from 1 to the number of words.
        """
        if not 1 <= n <= len(self.vocabulary):
            raise InvalidInput(f"n must be from 1 to {len(self.vocabulary):,}, got {n}")
        vocabulary = Vocabulary(self.vocabulary.index_to_key[:n], self.vocabulary.counts[:n])
        begins = self.offsets[:n].tolist()
        ends = [
            begin + int(np.searchsorted(self.columns[begin:end], n))
            for begin, end in zip(begins, self.offsets[1 : n + 1].tolist(), strict=True)
        ]
        offsets = np.cumsum([0, *(end - begin for begin, end in zip(begins, ends, strict=True))])
        columns, values = (
            np.concatenate([array[begin:end] for begin, end in zip(begins, ends, strict=True)])
            for array in (self.columns, self.values)
        )
        return replace(self, offsets=offsets, columns=columns, values=values, vocabulary=vocabulary)

    def to_scipy(self) -> Any:
        """Give the matrix to SciPy, without a copy.

        Returns
        -------
        scipy.sparse.csr_array of float32, shape (V, V)

        Raises
        ------
        MissingDependency
            SciPy is not installed.
        """
        try:
            from scipy.sparse import csr_array
        except ImportError:
            raise MissingDependency("to_scipy needs SciPy: pip install scipy") from None
        return csr_array((self.values, self.columns, self.offsets), shape=self.shape)

    def blocks(self) -> Iterator[tuple[slice, slice]]:
        """Cut the matrix into whole rows of some million entries.

        Yields
        ------
        rows : slice
            Of `offsets`: one longer than the number of rows.
        entries : slice
            Of `columns` and `values`; never empty.
        """
        row, words = 0, len(self.vocabulary)
        while row < words:
            begin = int(self.offsets[row])
            stop = int(np.searchsorted(self.offsets, begin + _BLOCK, side="right")) - 1
            stop = min(max(stop, row + 1), words)
            end = int(self.offsets[stop])
            if end > begin:
                yield slice(row, stop + 1), slice(begin, end)
            row = stop

    def _id(self, key: Hashable) -> int:
        try:
            return self.vocabulary.key_to_index[key]
        except KeyError:
            raise UnknownWord(f"{key!r} is not in the vocabulary") from None
        except TypeError:
            raise WrongType(f"a word must be hashable, got {key!r}") from None
