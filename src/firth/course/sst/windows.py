"""A batch of windows with their negatives, drawn as the course's program draws them, but faster.

Each number is what `random.randint` would have given. For n values that takes the n.bit_length() leading bits
of the next word of the generator, until they are below n, so it can be done without its checks of arguments:
there are 60 million draws in a run. `by_windows` has the same in plain words.
"""

from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.course.sst.settings import Settings
from firth.course.sst.text import Sentences, Text, noise_edges, thinned

Rows = npt.NDArray[np.intp]


class Pairs(NamedTuple):
    """The pairs of a batch: their centres, (P,), and the outside word and K negatives of each, (P, 1 + K)."""

    centres: Rows
    others: Rows


class Windows:
    """Draws batches of windows from the thinned text.

    Parameters
    ----------
    text : Text
    settings : Settings
    random : random.Random
        Where the draws come from.
    """

    def __init__(self, text: Text, settings: Settings, random: Random) -> None:
        edges = noise_edges(text.counts, settings)
        self._text, self._settings, self._random = text, settings, random
        self._sentences: Sentences = []
        self._edges = edges.tolist()
        self._noise = np.repeat(np.arange(len(text.words)), np.diff(edges))

    @property
    def sentences(self) -> Sentences:
        """The thinned text; empty before the first window is drawn."""
        return self._sentences

    def batch(self) -> Pairs:
        """Draw the windows of the next batch, each with its negatives before the next."""
        settings, edges, bits = self._settings, self._edges, self._random.getrandbits
        entries, digits = settings.table, settings.table.bit_length()
        centres: list[int] = []
        outsides: list[int] = []
        drawn: list[int] = []  # entries of the table
        wanted = 0
        for _ in range(settings.windows):
            size = 1 + self._below(settings.window)
            if not self._sentences:
                self._sentences = thinned(
                    self._text, settings, self._random
                )  # after the first size: its order
            centre, outside = self._window(size)
            for word in outside:
                wanted += settings.negatives
                low, high = edges[word], edges[word + 1]  # the word's own entries are drawn anew
                while len(drawn) < wanted:
                    entry = bits(digits)
                    if entry < low or high <= entry < entries:
                        drawn.append(entry)
            centres += [centre] * len(outside)
            outsides += outside
        negatives = self._noise[drawn].reshape(-1, settings.negatives)
        return Pairs(np.array(centres), np.column_stack([outsides, negatives]))

    def _window(self, size: int) -> tuple[int, list[int]]:
        """A centre and the words around it that differ from it, of which there is at least one."""
        while True:
            sentence = self._sentences[self._below(len(self._sentences))]
            t = self._below(len(sentence))
            centre = sentence[t]
            around = sentence[max(0, t - size) : t] + sentence[t + 1 : t + 1 + size]
            outside = [word for word in around if word != centre]
            if outside:
                return centre, outside

    def _below(self, n: int) -> int:
        """What `random.randint(0, n - 1)` gives."""
        digits = n.bit_length()
        number = self._random.getrandbits(digits)
        while number >= n:
            number = self._random.getrandbits(digits)
        return number
