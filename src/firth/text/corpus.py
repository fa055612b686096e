"""The corpus: every word as its id, sentence after sentence, with the vocabulary that names the ids."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from firth.beside import written_folder
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.keys import dump_keys, load_keys
from firth.text.vocabulary import Vocabulary

_FORMAT = "firth corpus"
_FORMAT_VERSION = 1


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
        Number of tokens before those outside the vocabulary were left out.

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
            or (offsets[1:] < offsets[:-1]).any()
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
        return _sha256(self.ids.astype("<i4", copy=False), self.offsets.astype("<i8", copy=False))

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
        words = dump_keys(self.vocabulary.index_to_key)
        folder = Path(folder)
        if folder.is_file() or (folder.is_dir() and _is_foreign(folder)):
            raise InvalidInput(f"{str(folder)!r} holds something else than a corpus: choose another folder")
        with written_folder(folder) as written:
            np.save(written / "ids.npy", self.ids, allow_pickle=False)
            np.save(written / "offsets.npy", self.offsets, allow_pickle=False)
            np.save(written / "counts.npy", self.vocabulary.counts, allow_pickle=False)
            (written / "words.json").write_text(words, encoding="utf-8", newline="\n")
            description = {
                "format": _FORMAT,
                "format_version": _FORMAT_VERSION,
                "tokens": len(self.ids),
                "total_tokens": self.total_tokens,
                "sentences": len(self),
                "words": len(self.vocabulary),
                "sha256": self.sha256,
                "vocabulary_sha256": _sha256(words.encode("utf-8"), self.vocabulary.counts.astype("<i8")),
            }
            text = json.dumps(description, indent=2) + "\n"
            (written / "corpus.json").write_text(text, encoding="utf-8", newline="\n")

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
        folder = Path(folder)
        if not (folder / "corpus.json").is_file():
            raise MissingFile(f"no saved corpus at {str(folder)!r}: it would hold a file corpus.json")
        try:
            description = _load_description(folder / "corpus.json")
            words = (folder / "words.json").read_text(encoding="utf-8")
            vocabulary = Vocabulary(load_keys(words), _load_array(folder / "counts.npy"))
            ids, offsets = (_load_array(folder / f"{name}.npy", "r") for name in ("ids", "offsets"))
            corpus = cls(ids, offsets, vocabulary, description["total_tokens"])
            vocabulary_sha256 = _sha256(words.encode("utf-8"), vocabulary.counts.astype("<i8"))
            if (corpus.sha256, vocabulary_sha256) != (
                description["sha256"],
                description["vocabulary_sha256"],
            ):
                raise DamagedFile("its files are not those that were saved")
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise DamagedFile(f"the corpus {str(folder)!r} is damaged: {error}") from error
        return corpus


def _is_foreign(folder: Path) -> bool:
    return any(folder.iterdir()) and not (folder / "corpus.json").is_file()


def _load_description(file: Path) -> dict[str, Any]:
    description = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(description, dict) or description.get("format") != _FORMAT:
        raise DamagedFile("its corpus.json does not describe a corpus")
    if description["format_version"] != _FORMAT_VERSION:
        raise DamagedFile(
            f"its format has version {description['format_version']}, this firth reads {_FORMAT_VERSION}"
        )
    if not isinstance(description["total_tokens"], int):
        raise DamagedFile(f"total_tokens in its corpus.json is {description['total_tokens']!r}")
    return description


def _load_array(file: Path, mmap_mode: Literal["r"] | None = None) -> npt.NDArray[Any]:
    try:
        array: npt.NDArray[Any] = np.load(file, mmap_mode=mmap_mode, allow_pickle=False)
    except Exception as error:  # a damaged header makes NumPy raise nearly anything, tokenize.TokenError even
        raise DamagedFile(f"{file.name} cannot be read ({error})") from error
    return array


def _sha256(*parts: npt.NDArray[Any] | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else np.ascontiguousarray(part).data)
    return digest.hexdigest()
