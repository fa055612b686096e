"""Tokens to numbers: numbered as they come, counted, and numbered anew when it is known which are kept."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from firth.errors import WrongType
from firth.text.files import ByteMeter
from firth.text.store import Store
from firth.text.vocabulary import Vocabulary

Progress = Callable[[int, int | None, int | None], object]

_BLOCK = 1 << 20
_TOKENS_PER_REPORT = 1 << 18


class Numbering(Protocol):
    """Numbers in a store: of words by first appearance, or of the words of a vocabulary that was given."""

    total: int  # tokens read

    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word occurs, by first appearance."""

    def words(self, chosen: npt.NDArray[np.intp]) -> list[Any]:
        """Some of the words, by first appearance numbered."""

    def renumber(self, new_ids: npt.NDArray[np.int32] | None) -> int:
        """Give words new numbers, drop those whose new number is -1; how many tokens are left.

        With a given vocabulary there are no new numbers, and only unknown words are dropped.
        """


class Numbers(dict[Hashable, int]):
    """Numbers words by first appearance, within the lookup itself: nothing is faster in Python."""

    def __missing__(self, key: Hashable) -> int:
        number = len(self)
        self[key.item() if isinstance(key, np.generic) else key] = number
        return number


class KnownNumbers(dict[Hashable, int]):
    """Numbers of the words that a vocabulary has, -1 for all others."""

    def __missing__(self, key: Hashable) -> int:
        return -1


class SentenceNumbering:
    """Numbers the tokens of sentences, of any type; what `firth.text.native` does for files, to be read."""

    def __init__(
        self,
        sentences: Iterable[list[Any]],
        vocabulary: Vocabulary | None,
        store: Store,
        meter: ByteMeter,
        progress: Progress | None,
    ) -> None:
        self._numbers = Numbers() if vocabulary is None else KnownNumbers(vocabulary.key_to_index)
        self._store = store
        self._read(sentences, meter, progress)
        self.total = len(store.ids)

    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word occurs, by first appearance."""
        return count(self._store.ids.as_array(), len(self._numbers))

    def words(self, chosen: npt.NDArray[np.intp]) -> list[Any]:
        """Some of the words, by first appearance numbered."""
        words = list(self._numbers)
        return [words[i] for i in chosen.tolist()]

    def renumber(self, new_ids: npt.NDArray[np.int32] | None) -> int:
        """Give words new numbers and drop those whose new number is -1; how many tokens are left."""
        if new_ids is None:
            new_ids = np.arange(len(self._numbers) + 1, dtype=np.int32)
            new_ids[-1] = -1  # where the number of an unknown word, -1, points to
        return renumber(self._store.ids.as_array(), self._store.offsets.as_array(), new_ids)

    def _read(self, sentences: Iterable[list[Any]], meter: ByteMeter, progress: Progress | None) -> None:
        number_of = self._numbers.__getitem__
        ids, offsets = self._store.ids, self._store.offsets
        reported = 0
        for sentence in sentences:
            try:
                ids.extend(list(map(number_of, sentence)))
            except TypeError as error:
                raise WrongType(
                    f"sentence {len(offsets) - 1} holds a token that is not hashable: {error}"
                ) from error
            offsets.append(len(ids))
            if progress and len(ids) - reported >= _TOKENS_PER_REPORT:
                reported = len(ids)
                progress(reported, meter.read, meter.total)
        if progress:
            progress(len(ids), meter.read, meter.total)


def count(ids: npt.NDArray[np.int32], words: int) -> npt.NDArray[np.int64]:
    """How often each number occurs, block by block because bincount makes a wider copy of what it counts."""
    counts = np.zeros(words, np.int64)
    for start in range(0, len(ids), _BLOCK):
        block = np.bincount(ids[start : start + _BLOCK])
        counts[: len(block)] += block
    return counts


def renumber(
    ids: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64], new_ids: npt.NDArray[np.int32]
) -> int:
    """Renumber ids in place, close the gaps of those whose new number is -1, and move the offsets along.

    How many are left.
    """
    written = 0
    for start in range(0, len(ids), _BLOCK):
        block = new_ids[ids[start : start + _BLOCK]]
        keep = block >= 0
        kept_until = np.cumsum(keep)
        here = slice(*np.searchsorted(offsets, [start, start + len(block)], side="right"))
        offsets[here] = written + kept_until[offsets[here] - start - 1]
        ids[written : written + kept_until[-1]] = block[keep]
        written += int(kept_until[-1])
    return written
