"""The corpus: every word as its id, sentence after sentence, with the vocabulary that names the ids."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, InvalidInput
from firth.text import saved
from firth.text.phrases import Phrases
from firth.text.vocabulary import Vocabulary

_BLOCK = 1 << 20  # sentences looked at together


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """Sentences as ids of words.

    Parameters
    ----------
    ids : int32 array, shape (n,)
        The words of all sentences, one after the other; those outside the vocabulary are left out.
    offsets : int64 array, shape (s + 1,)
        Sentence i is ``ids[offsets[i] : offsets[i + 1]]``. A sentence may be empty.
    vocabulary : Vocabulary
        The words that the ids stand for.
    total_tokens : int
        Number of tokens before those outside the vocabulary were left out, and after phrases were joined.
    phrases : Phrases, optional
        Those that were joined.

    Raises
    ------
    InvalidInput
        The arrays do not fit one another or the vocabulary.

    Examples
    --------
    >>> from firth.text import read_corpus
    >>> corpus = read_corpus([["the", "cat", "sat"], ["the", "dog", "sat"]], min_count=2)
    >>> corpus
    Corpus(4 tokens, 2 sentences, 2 words)
    >>> corpus[0], corpus.total_tokens
    (array([0, 1], dtype=int32), 6)
    """

    ids: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    vocabulary: Vocabulary
    total_tokens: int
    phrases: Phrases | None = None

    def __post_init__(self) -> None:
        # a kernel reads and writes where the ids point to, so nothing may point outside
        for name, array, dtype in (("ids", self.ids, np.int32), ("offsets", self.offsets, np.int64)):
            if array.dtype != dtype or array.ndim != 1:
                raise InvalidInput(
                    f"{name} must be {np.dtype(dtype)} in one dimension, got {array.dtype} in {array.ndim}"
                )
        ids, offsets = self.ids, self.offsets
        if (
            not len(offsets)
            or offsets[0] != 0
            or offsets[-1] != len(ids)
            or any((lengths < 0).any() for lengths in self.lengths())
        ):
            raise InvalidInput(f"offsets must rise from 0 to the number of ids ({len(ids):,})")
        if len(ids) and not (ids.min() >= 0 and ids.max() < len(self.vocabulary)):
            raise InvalidInput(
                f"ids must be from 0 to {len(self.vocabulary) - 1:,}, got {ids.min():,} to {ids.max():,}"
            )
        if self.total_tokens < len(ids):
            raise InvalidInput(
                f"total_tokens must be at least the number of ids ({len(ids):,}), got {self.total_tokens:,}"
            )

    @property
    def coverage(self) -> float:
        """Share of the tokens that are in the vocabulary; 1 when there are none."""
        return len(self.ids) / self.total_tokens if self.total_tokens else 1.0

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the ids and the offsets, which tells whether two corpora are the same."""
        return saved.corpus_sha256(self.ids, self.offsets)

    def lengths(self) -> Iterator[npt.NDArray[np.int64]]:
        """Words in each sentence, for many sentences at a time: all may be more than memory holds."""
        for start in range(0, len(self), _BLOCK):
            yield np.diff(self.offsets[start : start + _BLOCK + 1])

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, sentence: int) -> npt.NDArray[np.int32]:
        i = range(len(self))[sentence]
        return self.ids[self.offsets[i] : self.offsets[i + 1]]

    def __iter__(self) -> Iterator[npt.NDArray[np.int32]]:
        return (self[i] for i in range(len(self)))

    def __repr__(self) -> str:
        return f"Corpus({len(self.ids):,} tokens, {len(self):,} sentences, {len(self.vocabulary):,} words)"

    def save(self, folder: str | os.PathLike[str]) -> None:
        """Write the corpus as a folder of plain files: arrays as .npy, the words and the rest as JSON.

        The folder is written beside its place and moved there when complete.

        Parameters
        ----------
        folder : path
            A corpus that is there already is replaced; any other folder with files in it is left alone.

        Raises
        ------
        InvalidInput
            `folder` is there and is not a saved corpus.
        WrongType
            A word has a type that cannot be written (see :func:`firth.keys.dump_keys`).
        """
        parts = saved.Parts(
            self.ids, self.offsets, self.vocabulary, self.total_tokens, self.sha256, self.phrases
        )
        saved.write(Path(folder), parts)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> "Corpus":
        """Open a saved corpus; its ids and offsets stay on disk and are read as they are used.

        Parameters
        ----------
        folder : path
            Where :meth:`save` wrote it.

        Returns
        -------
        Corpus

        Raises
        ------
        MissingFile
            There is no saved corpus.
        DamagedFile
            A file is not what :meth:`save` wrote: the hashes of all of them are checked.
        """
        parts = saved.read(Path(folder))
        try:
            corpus = cls(parts.ids, parts.offsets, parts.vocabulary, parts.total_tokens, parts.phrases)
            if corpus.sha256 != parts.sha256:
                raise DamagedFile("its files are not those that were saved")
        except ValueError as error:
            raise DamagedFile(f"the corpus {str(folder)!r} is damaged: {error}") from error
        return corpus
