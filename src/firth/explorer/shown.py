"""A model as the page shows it: its words by falling frequency, the first of them on the map."""

from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors import WordVectors, load
from firth.vectors.arithmetic import Table, unit_rows
from firth.vectors.suggest import near_spellings

LIMIT = 200_000  # words on a map
_LONGEST = 40  # letters of a word in a sentence


class Unknown(UnknownWord):
    """A word is not in the vocabulary; the page offers the nearest spellings."""

    def __init__(self, word: str, nearest: list[str]) -> None:
        shown = word if len(word) <= _LONGEST else word[:_LONGEST] + "..."
        super().__init__(f"{shown!r} is not in the vocabulary")
        self.nearest = nearest


@dataclass(frozen=True, eq=False)
class Shown:
    """Words by falling frequency, of which the first `size` are on the map.

    Texts stand for keys everywhere in the page: a key that is no text is shown as Python writes it.
    """

    name: str
    words: WordVectors
    size: int

    @cached_property
    def labels(self) -> list[str]:
        """The text of every key."""
        return [key if isinstance(key, str) else repr(key) for key in self.words.index_to_key]

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of every text; of two alike, the first."""
        labels = self.labels
        if labels == self.words.index_to_key:
            return self.words.key_to_index
        return {label: row for row, label in reversed(list(enumerate(labels)))}

    @cached_property
    def unit(self) -> Table:
        """The unit vectors of the words on the map."""
        return unit_rows(self.words.stored.rows(slice(self.size)))

    @cached_property
    def frequencies(self) -> Table:
        """How frequent the words on the map are: log10 of the count, or less log10 of the rank."""
        counts = self.words.counts
        if counts is None:
            return -np.log10(np.arange(1, self.size + 1)).astype(np.float32)
        return np.log10(np.maximum(counts[: self.size], 1)).astype(np.float32)

    def row(self, text: str) -> int:
        """The row of a word, or -1 where only its n-grams are known.

        Raises
        ------
        Unknown
        """
        row = self.rows.get(text)
        if row is not None:
            return row
        if self.words.get(text) is not None:
            return -1
        raise Unknown(text, self.alike(text))

    def key(self, text: str) -> Any:
        """The key that a text stands for."""
        row = self.row(text)
        return text if row < 0 else self.words.index_to_key[row]

    def alike(self, text: str, n: int = 5) -> list[str]:
        """Words that are spelled nearly so, for a typing error."""
        return near_spellings(text, self.rows, n)

    def vectors(self, texts: list[str]) -> npt.NDArray[np.float64]:
        """The unit vectors (n, d) of some words."""
        table = np.stack([self.words[self.key(text)] for text in texts])
        return unit_rows(table).astype(np.float64)

    def entry(self, row: int) -> dict[str, Any]:
        """A word with its row, as the page takes it."""
        return {"word": self.labels[row], "row": row}


def shown(model: Any, limit: int = LIMIT) -> Shown:
    """A model, or the path of one, as the page shows it.

    Raises
    ------
    WrongType, InvalidInput, MissingFile, DamagedFile
    """
    if isinstance(model, WordVectors):
        words, name = model, "vectors"
    elif isinstance(model, str | PathLike):
        words, name = load(model), Path(model).resolve().name
    else:
        raise WrongType(f"a model must be firth.WordVectors or the path of some, got {type(model).__name__}")
    if len(words) < 2:
        raise InvalidInput(f"a map needs at least 2 words, {name} has {len(words)}")
    if not 2 <= limit <= LIMIT:
        raise InvalidInput(f"limit must be from 2 to {LIMIT:,} words, got {limit}")
    words = words.head(len(words))
    _ = words.stored.factors  # refuses what is no number, before the page asks
    return Shown(name, words, min(limit, len(words)))
