"""How often words keep company: the pair counts of a corpus, and what is made of them."""

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, InvalidInput, WrongType
from firth.text import saved_counts
from firth.text.matrix import WordMatrix
from firth.text.vocabulary import check_real, check_whole


@dataclass(frozen=True)
class Counting:
    """How pairs are counted; the names are those of :class:`firth.Word2Vec`.

    Parameters
    ----------
    window : int, default 5
        Largest distance between a word and its company, from 1 to 1,000.
    shrink_windows : bool, default True
        Whether the reach of every window is drawn from 1 to `window`.
    sample : float, default 1e-3
        Words with a larger share of the text are thinned; from 0 to 1.

    Raises
    ------
    InvalidInput, WrongType
        A setting is out of its range.
    """

    window: int = 5
    shrink_windows: bool = True
    sample: float = 1e-3

    def __post_init__(self) -> None:
        check_whole("window", self.window, 1, 1000)
        if not isinstance(self.shrink_windows, bool | np.bool_):
            raise WrongType(f"shrink_windows must be True or False, got {self.shrink_windows!r}")
        check_real("sample", self.sample)
        if not 0 <= self.sample <= 1:
            raise InvalidInput(f"sample must be from 0 to 1, got {self.sample}")


@dataclass(frozen=True, eq=False, repr=False)
class Counts(WordMatrix):
    r"""How often each word is expected in the company of each other: n(c, o).

    n(c, o) is the expected number of pairs of the centre c and the outside word o in one epoch of skip-gram
    training. It is all of the corpus that the loss of skip-gram depends on,

    .. math:: J = -\sum_{c, o} n(c, o) \log P(o \mid c) .

    :func:`firth.count_pairs` counts them. The matrix is symmetric: who keeps company with whom is mutual.

    Parameters
    ----------
    offsets : int64 array, shape (V + 1,)
        Row i is ``columns[offsets[i] : offsets[i + 1]]``, and its counts ``values[...]`` likewise.
    columns : int32 array, shape (nnz,)
        Ids of words; they rise within a row.
    values : float32 array, shape (nnz,)
    vocabulary : Vocabulary
    counting : Counting
        How they were counted: ``window``, ``shrink_windows`` and ``sample``.
    corpus_sha256 : str or None
        The corpus that was counted (:attr:`firth.Corpus.sha256`); None where it was a part of one.

    Raises
    ------
    InvalidInput
        The arrays do not fit one another or the vocabulary, or a count is not a number above 0.

    Examples
    --------
    >>> from firth.text import count_pairs, read_corpus
    >>> corpus = read_corpus([["the", "cat", "sat"], ["the", "dog", "sat"]], min_count=1)
    >>> counts = count_pairs(corpus, window=1, sample=0)
    >>> counts
    Counts(4 words, 8 pairs, 8.0 in total)
    >>> counts["the", "cat"], counts["the", "sat"]
    (1.0, 0.0)
    >>> counts.ppmi().top("the")
    [('cat', 0.693), ('dog', 0.693)]
    """

    counting: Counting
    corpus_sha256: str | None

    def __post_init__(self) -> None:
        super().__post_init__()
        for _, entries in self.blocks():
            values = self.values[entries]
            if not (values.min() > 0 and values.max() < np.inf):
                raise InvalidInput("counts must be finite numbers above 0")

    @cached_property
    def centres(self) -> npt.NDArray[np.float64]:
        """n(c) = Σ_o n(c, o), the pairs of each word: float64 array, shape (V,)."""
        sums = np.zeros(len(self.vocabulary))
        for rows, entries in self.blocks():
            begins = self.offsets[rows][:-1] - entries.start
            full = np.diff(self.offsets[rows]) > 0
            counts = self.values[entries].astype(np.float64)
            sums[rows.start : rows.stop - 1][full] = np.add.reduceat(counts, begins[full])
        sums.setflags(write=False)
        return sums

    @cached_property
    def total(self) -> float:
        """N = Σ n(c, o), all pairs."""
        return float(self.centres.sum())

    def __repr__(self) -> str:
        return f"{super().__repr__()[:-1]}, {self.total:,.1f} in total)"

    def pmi(self, *, smoothing: float = 1.0, negative: float = 1.0) -> WordMatrix:
        r"""Pointwise mutual information of the pairs that occur.

        .. math:: \log \frac{n(c, o)}{n(c) P(o)} - \log k, \quad P(o) = \frac{n(o)^\alpha}{\sum_w n(w)^\alpha}

        With :math:`\alpha = k = 1` it is :math:`\log \frac{n(c, o) N}{n(c) n(o)}` (Church and Hanks, *Word
        association norms, mutual information, and lexicography*, 1990). Skip-gram with k negatives factorises
        the matrix shifted by log k (Levy and Goldberg, *Neural word embedding as implicit matrix
        factorization*, 2014); the smoothing of outside words is from Levy, Goldberg and Dagan, *Improving
        distributional similarity with lessons learned from word embeddings*, 2015, equation 3.

        Parameters
        ----------
        smoothing : float, default 1.0
            α; 0.75 keeps rare outside words from standing out.
        negative : float, default 1.0
            k, above 0.

        Returns
        -------
        WordMatrix, float32
            In nats. Its columns and offsets are those of the counts.

        Raises
        ------
        InvalidInput
            A number is out of its range.

        Notes
        -----
        Pairs that never occur have no value, though theirs would be minus infinity.
        """
        values = np.empty(self.nnz, np.float32)
        for entries, information in self._information(smoothing, negative):
            values[entries] = information
        values.setflags(write=False)
        return WordMatrix(self.offsets, self.columns, values, self.vocabulary)

    def ppmi(self, *, smoothing: float = 1.0, negative: float = 1.0) -> WordMatrix:
        """Positive pointwise mutual information: :meth:`pmi` where it is above 0, and nothing elsewhere.

        Its singular vectors are good word vectors (Levy, Goldberg and Dagan, 2015)::

            from scipy.sparse.linalg import svds

            U, s, _ = svds(counts.ppmi(smoothing=0.75).to_scipy(), k=100)
            words = firth.WordVectors(counts.vocabulary.index_to_key, U * s**0.5)

        Parameters
        ----------
        smoothing : float, default 1.0
        negative : float, default 1.0

        Returns
        -------
        WordMatrix, float32

        Raises
        ------
        InvalidInput
            A number is out of its range.
        """
        kept = np.zeros(self.nnz + 1, bool)  # one more, so that the last offset has its place
        found: list[tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]] = []
        for entries, information in self._information(smoothing, negative):
            positive = information > 0
            kept[entries] = positive
            found.append((self.columns[entries][positive], information[positive]))
        columns = np.concatenate([np.empty(0, np.int32), *(columns for columns, _ in found)])
        values = np.concatenate([np.empty(0, np.float32), *(values for _, values in found)])
        del found
        lengths = np.zeros(len(self.vocabulary) + 1, np.int64)
        full = np.diff(self.offsets) > 0
        if full.any():
            lengths[1:][full] = np.add.reduceat(kept, self.offsets[:-1][full], dtype=np.int64)
        return WordMatrix(np.cumsum(lengths), columns, values, self.vocabulary)

    def _information(
        self, smoothing: float, negative: float
    ) -> Iterator[tuple[slice, npt.NDArray[np.float32]]]:
        """The values of `pmi`, block by block."""
        if not np.isfinite(smoothing):
            raise InvalidInput(f"smoothing must be a finite number, got {smoothing}")
        if not 0 < negative < np.inf:
            raise InvalidInput(f"negative must be above 0 and finite, got {negative}")
        with np.errstate(divide="ignore"):  # words without any pair are met nowhere below
            centres = np.log(self.centres)
        shift = np.logaddexp.reduce(smoothing * centres[self.centres > 0]) - np.log(negative)
        for rows, entries in self.blocks():
            centre = np.repeat(centres[rows.start : rows.stop - 1], np.diff(self.offsets[rows]))
            information = np.log(self.values[entries], dtype=np.float64) - centre
            information -= smoothing * centres[self.columns[entries]]
            yield entries, (information + shift).astype(np.float32)

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the counts as a folder of plain files: arrays as .npy, the words and the rest as JSON.

        The folder is written beside its place and moved there when complete.

        Parameters
        ----------
        folder : path
            Counts that are there already are replaced; any other folder with files in it is left alone.

        Raises
        ------
        InvalidInput
            `folder` is there and holds no saved counts.
        WrongType
            A word is no string, number, bytes, bool, None or tuple of these.
        """
        description: dict[str, Any] = {**asdict(self.counting), "corpus_sha256": self.corpus_sha256}
        saved_counts.write(Path(folder), self, description)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> "Counts":
        """Open saved counts; they stay on disk and are read as they are used.

        Parameters
        ----------
        folder : path
            Where :meth:`save` wrote them.

        Returns
        -------
        Counts

        Raises
        ------
        MissingFile
            There are no saved counts.
        DamagedFile
            A file is not what :meth:`save` wrote: the hashes of all of them are checked.
        """
        offsets, columns, values, vocabulary, description = saved_counts.read(Path(folder))
        try:
            counting = Counting(*(description[name] for name in ("window", "shrink_windows", "sample")))
            corpus = description["corpus_sha256"]
            if not isinstance(corpus, str | None):
                raise DamagedFile(f"corpus_sha256 in its matrix.json is {corpus!r}")
            return cls(offsets, columns, values, vocabulary, counting, corpus)
        except (ValueError, TypeError, KeyError) as error:
            raise saved_counts.COUNTS.damaged(Path(folder), error) from error
