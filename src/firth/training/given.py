"""What a training is given beside its text: vectors to start from, and words to leave as they are."""

import reprlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.kernels import Tables
from firth.text import Vocabulary
from firth.vectors import WordVectors
from firth.vectors.suggest import unknown_word

_BLOCK = 1 << 14  # rows copied at a time


@dataclass(frozen=True)
class Given:
    """Rows of the tables that begin with vectors from elsewhere, and rows that stay as they are.

    Parameters
    ----------
    start : WordVectors, optional
    rows, theirs : int arrays, shape (n,)
        Row ``theirs[i]`` of `start` is where row ``rows[i]`` of the tables begins.
    output : bool
        Whether the output table begins there too.
    frozen : uint8 array, shape (V,), optional
        1 for the rows of the input table that stay.
    """

    start: WordVectors | None
    rows: NDArray[np.intp]
    theirs: NDArray[np.intp]
    output: bool
    frozen: NDArray[np.uint8] | None

    def into(self, tables: Tables) -> Tables:
        """The tables with the given vectors in them, and with what is frozen."""
        for table, given in zip((tables.input, tables.output), self._tables(), strict=False):
            for rows, theirs in self._blocks():
                table[rows, : tables.dimensions] = given[theirs]
        return replace(tables, frozen=self.frozen)

    def described(self) -> dict[str, Any]:
        """What tells this from anything else that could be given, as JSON holds it."""
        told: dict[str, Any] = {}
        if self.start is not None:
            digest = sha256(self.rows.astype("<i8").data)
            for given in self._tables():
                for _, theirs in self._blocks():
                    digest.update(given[theirs].astype("<f4", copy=False).data)
            told["start"] = {"words": len(self.rows), "output": self.output, "sha256": digest.hexdigest()}
        if self.frozen is not None:
            told["freeze"] = {"words": int(self.frozen.sum()), "sha256": sha256(self.frozen.data).hexdigest()}
        return told

    def _tables(self) -> list[NDArray[np.float32]]:
        """What the input table begins with, and the output table, as far as they are given."""
        if self.start is None:
            return []
        both = [self.start.vectors, self.start.output if self.output else None]
        return [table for table in both if table is not None]

    def _blocks(self) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        for at in range(0, len(self.rows), _BLOCK):
            yield self.rows[at : at + _BLOCK], self.theirs[at : at + _BLOCK]


def check_given(start: WordVectors | None, freeze: Iterable[Hashable], vector_size: int) -> list[Hashable]:
    """Refuse what could not be used with any text; the words to freeze as a list.

    Raises
    ------
    InvalidInput
        The vectors have another size than the model's.
    WrongType
        They are no `WordVectors`, or the words are no list.
    """
    if start is not None and not isinstance(start, WordVectors):
        raise WrongType(
            f"start must be WordVectors, got {type(start).__name__}: "
            "firth.load(path) reads them, and those of a model are model.vectors_"
        )
    if start is not None and start.vector_size != vector_size:
        raise InvalidInput(
            f"start has vectors of {start.vector_size} dimensions and the model vector_size={vector_size}: "
            "they must be the same"
        )
    if isinstance(freeze, str | bytes) or not isinstance(freeze, Iterable):
        raise WrongType(f"freeze must be a list of words, got {reprlib.repr(freeze)}")
    return list(freeze)


def given(vocabulary: Vocabulary, start: WordVectors | None, freeze: list[Hashable], *, tree: bool) -> Given:
    """What `start` and `freeze` mean for a vocabulary; of a tree's nodes `start` says nothing.

    A word to freeze may be one that `start` has and the text has not: there is nothing to train of it then.

    Raises
    ------
    InvalidInput
        No word of the vocabulary is in `start`.
    UnknownWord
        A word to freeze is in neither.
    """
    none = np.empty(0, np.intp)
    rows, theirs = none, none
    if start is not None:
        index = start.key_to_index
        found = np.array([index.get(key, -1) for key in vocabulary.index_to_key], np.intp)
        rows = np.flatnonzero(found >= 0)
        theirs = found[rows]
        if not len(rows):
            raise InvalidInput(
                f"none of the {len(vocabulary):,} words of the text is among the {len(start):,} of start: "
                "look whether both are lower-cased and cut into words alike"
            )
    output = start is not None and start.output is not None and not tree
    return Given(start, rows, theirs, output, _mask(vocabulary, start, freeze))


def _mask(
    vocabulary: Vocabulary, start: WordVectors | None, freeze: list[Hashable]
) -> NDArray[np.uint8] | None:
    if not freeze:
        return None
    mask = np.zeros(len(vocabulary), np.uint8)
    index, unknown = vocabulary.key_to_index, []
    for word in freeze:
        try:
            row = index.get(word)
            known = row is not None or (start is not None and word in start)
        except TypeError:
            raise WrongType(f"a word to freeze must be hashable, got {type(word).__name__}") from None
        if row is not None:
            mask[row] = 1
        elif not known:
            unknown.append(word)
    if unknown:
        many = f"of {len(freeze):,} words to freeze, {len(unknown):,} are not"
        advice = "leave them out, or choose a smaller min_count"
        raise UnknownWord(f"{unknown_word(unknown[0], index)} ({many}): {advice}")
    return mask
