"""A text as numbers of all its words, while its phrases are found and joined."""

from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.text.chunks import CHUNK, shorten
from firth.text.native import core
from firth.text.numbering import Numbering, count
from firth.text.store import Store
from firth.text.vocabulary import by_falling_count

_BLOCK = 1 << 16  # words that are spelt at a time: a large text has millions

Spell = Callable[[npt.NDArray[np.intp]], list[Any]]  # the words of some numbers


class NumberedText:
    """Sentences as numbers, which are changed in place.

    Parameters
    ----------
    ids : int32 array, shape (n,)
    offsets : int64 array, shape (s + 1,)
        Sentence i is ``ids[offsets[i] : offsets[i + 1]]``.
    counts : int64 array, shape (V,)
        How often each word occurs.
    spell : callable(numbers) -> list of hashable
    """

    def __init__(
        self,
        ids: npt.NDArray[np.int32],
        offsets: npt.NDArray[np.int64],
        counts: npt.NDArray[np.int64],
        spell: Spell,
    ) -> None:
        self.ids, self.offsets, self.counts = ids, offsets, counts
        self._spell, self._spelt = spell, len(counts)
        self._joined: list[str] = []

    def words(self, numbers: npt.NDArray[np.intp]) -> list[Any]:
        """The words of some numbers."""
        old = numbers < self._spelt
        if old.all():
            return self._spell(numbers)
        spelt = iter(self._spell(numbers[old]))
        joined = (self._joined[number - self._spelt] for number in numbers[~old].tolist())
        return [next(spelt if is_old else joined) for is_old in old.tolist()]

    def find(self, wanted: Container[Any]) -> dict[Any, int]:
        """The numbers of those words that the text has."""
        found: dict[Any, int] = {}
        for start in range(0, len(self.counts), _BLOCK):
            words = self.words(np.arange(start, min(start + _BLOCK, len(self.counts))))
            found.update({word: n for n, word in enumerate(words, start) if word in wanted})
        return found

    def shorten(self, cuts: Sequence[int], work: Any, threads: int) -> None:
        """Shorten the sentences, chunk by chunk; `work` takes both arrays, and the rest as in `chunks`."""
        ids, offsets = self.ids, self.offsets
        self.ids = ids[: shorten(ids, offsets, cuts, partial(work, ids, offsets), threads)]

    def renumber(self, new_ids: npt.NDArray[np.int32], threads: int) -> None:
        """Give words new numbers, and drop those whose new one is -1; `words` knows the old ones."""
        cuts = [*range(0, len(self.ids), CHUNK), len(self.ids)]
        self.shorten(cuts, partial(core.renumber, new_ids), threads)

    def grow(self, joined: list[str]) -> None:
        """Take on words that are numbered after the old ones, and count anew."""
        self._joined += joined
        self.counts = count(self.ids, len(self.counts) + len(joined))


def numbered(numbering: Numbering, store: Store) -> NumberedText:
    """The text of a store, with no word left out."""
    counts = numbering.counts()
    order = by_falling_count(counts, 0)  # what is frequent lies together then
    new_ids = np.empty(len(counts), np.int32)
    new_ids[order] = np.arange(len(order), dtype=np.int32)
    length = numbering.renumber(new_ids)
    ids, offsets = store.ids.as_array()[:length], store.offsets.as_array()
    return NumberedText(ids, offsets, counts[order], lambda numbers: numbering.words(order[numbers]))
