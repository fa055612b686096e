"""Which of the words of a text a corpus has: they are numbered for good, the others left out."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.text.numbered import NumberedText
from firth.text.numbering import Numbering
from firth.text.phrases import Phrases
from firth.text.vocabulary import Vocabulary, ranking


@dataclass(frozen=True)
class Choice:
    """What decides which words a corpus has; see `firth.read_corpus`."""

    min_count: int
    max_vocabulary: int | None
    vocabulary: Vocabulary | None
    phrases: Phrases | None

    def settings(self) -> dict[str, Any]:
        """All but the vocabulary, as JSON holds them."""
        joined = {} if self.phrases is None else {"phrases": self.phrases.described()}
        return {"min_count": self.min_count, "max_vocabulary": self.max_vocabulary, **joined}


class Encoded(NamedTuple):
    """What belongs to ids and offsets when they are those of a corpus."""

    vocabulary: Vocabulary
    kept: int  # of the ids, from the first on
    total: int  # tokens before any was left out
    phrases: Phrases | None


def chosen(numbering: Numbering, choice: Choice) -> Encoded:
    """Keep the words of a choice; where it has a vocabulary, only its words were numbered."""
    vocabulary, new_ids = choice.vocabulary, None
    if vocabulary is None:
        counts = numbering.counts()
        frequent, new_ids = _frequent(counts, choice)
        vocabulary = Vocabulary(numbering.words(frequent), counts[frequent])
    return _some(Encoded(vocabulary, numbering.renumber(new_ids), numbering.total, None))


def joined(text: NumberedText, phrases: Phrases, choice: Choice, threads: int) -> Encoded:
    """Join phrases, then keep the words of a choice: until then each word stands beside its neighbours."""
    phrases = phrases.applied(text, threads)
    vocabulary, total = choice.vocabulary, len(text.ids)
    if vocabulary is None:
        frequent, new_ids = _frequent(text.counts, choice)
        vocabulary = Vocabulary(text.words(frequent), text.counts[frequent])
    else:
        new_ids = np.full(len(text.counts), -1, np.int32)
        for word, number in text.find(vocabulary).items():
            new_ids[number] = vocabulary.key_to_index[word]
    text.renumber(new_ids, threads)
    return _some(Encoded(vocabulary, len(text.ids), total, phrases))


def _frequent(
    counts: npt.NDArray[np.int64], choice: Choice
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int32]]:
    """The words that are frequent enough, and the new id of every word, or -1."""
    there = np.flatnonzero(counts)  # of a word that is always part of phrases none is left
    frequent = there[ranking(counts[there], choice.min_count, choice.max_vocabulary, least=2)]
    new_ids = np.full(len(counts), -1, np.int32)
    new_ids[frequent] = np.arange(len(frequent), dtype=np.int32)
    return frequent, new_ids


def _some(encoded: Encoded) -> Encoded:
    """Refuse a corpus without words."""
    if not encoded.kept:
        raise InvalidInput(
            f"none of the {encoded.total:,} tokens is among the {len(encoded.vocabulary):,} words of the "
            "vocabulary"
        )
    return encoded
