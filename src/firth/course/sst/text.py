"""The text as numbers, how it is thinned, and the words that negatives are drawn from."""

import hashlib
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from firth.course.sst.settings import Settings

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Sentences = list[list[int]]

UNKNOWN = "UNK"


@dataclass(frozen=True)
class Text:
    """Sentences as rows of the vocabulary, which is in the order of first appearance and ends with UNK.

    Examples
    --------
    >>> text = Text.of([["so", "so", "film"], ["good", "film"]])
    >>> text.words, text.counts.tolist(), text.sentences
    (['so', 'film', 'good', 'UNK'], [2, 2, 1, 1], [[0, 0, 1], [2, 1]])
    """

    words: list[str]
    counts: Integers
    sentences: Sentences

    @classmethod
    def of(cls, sentences: list[list[str]]) -> "Text":
        """Number the words of a text."""
        rows: dict[str, int] = {}
        numbered = [[rows.setdefault(word, len(rows)) for word in sentence] for sentence in sentences]
        counts = np.bincount([row for sentence in numbered for row in sentence], minlength=len(rows))
        return cls([*rows, UNKNOWN], np.append(counts, 1).astype(np.int64), numbered)

    @property
    def sha256(self) -> str:
        """What tells this text from another."""
        lines = (" ".join(self.words[row] for row in sentence) for sentence in self.sentences)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def reject_probabilities(counts: Integers, threshold: float) -> Floats:
    """How likely an occurrence of each word is left out: max(0, 1 - √(t n / n_w)), with n words in all.

    Mikolov, Sutskever, Chen, Corrado and Dean, Distributed representations of words and phrases and their
    compositionality, 2013, equation (5).

    Examples
    --------
    >>> reject_probabilities(np.array([1, 3, 96]), 0.01)
    array([0.   , 0.423, 0.898])
    """
    rejected: Floats = np.maximum(0, 1 - np.sqrt(threshold * counts.sum() / counts))
    return rejected


def thinned(text: Text, settings: Settings, random: Random) -> Sentences:
    """All copies of the text, each thinned word by word in order, without sentences of fewer than two words.

    A word that is never left out takes no draw.
    """
    rejected = reject_probabilities(text.counts, settings.threshold).tolist()
    draw = random.random
    copies = (
        [row for row in sentence if rejected[row] == 0 or draw() >= rejected[row]]
        for _ in range(settings.copies)
        for sentence in text.sentences
    )
    return [sentence for sentence in copies if len(sentence) > 1]


def noise_edges(counts: Integers, settings: Settings) -> Integers:
    """Where each word's entries begin in the table of negatives, (V + 1,): w has [edges[w], edges[w + 1]).

    Entry i belongs to the first word whose share of counts^0.75, summed with those before it, is at least
    i / entries.

    Examples
    --------
    >>> noise_edges(np.array([1, 1, 2]), Settings(exponent=1.0, table=8))
    array([0, 3, 5, 8])
    """
    shares = counts**settings.exponent
    sums = np.cumsum(shares / shares.sum()) * settings.table
    ends = np.floor(sums).astype(np.int64) + 1
    ends[-1] = settings.table  # the sum can miss it by its rounding
    edges: Integers = np.minimum(np.insert(ends, 0, 0), settings.table)
    return edges
