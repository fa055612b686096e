"""`Phrases` and `FrozenPhrases` by gensim's names, over `firth.Phrases`."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from os import PathLike
from typing import Any, ClassVar

import firth
from firth.compat.gensim.files import SEPARATE, refuse_pickling
from firth.compat.gensim.old_names import OldNames, refuse, renamed
from firth.compat.gensim.sentences import lists_of_words
from firth.errors import InvalidInput
from firth.text import ENGLISH_CONNECTORS

ENGLISH_CONNECTOR_WORDS = ENGLISH_CONNECTORS
MOST_WORDS = 40_000_000  # gensim's default
_NO_COUNTS = (
    "counts are not kept once the phrases are found: export_phrases() has the phrases and their scores, and "
    "firth.Phrases.found_ their counts"
)


class _Joining(OldNames):
    """What phrases do, however they were found."""

    _MISSING: ClassVar[Mapping[str, str]] = {
        "vocab": _NO_COUNTS,
        "corpus_word_count": _NO_COUNTS,
        "min_reduce": "all words and pairs are counted",
        "add_lifecycle_event": "firth keeps no list of events",
        "lifecycle_events": "firth keeps no list of events",
    }

    _phrases: firth.Phrases
    phrasegrams: dict[str, float]

    @property
    def min_count(self) -> int:
        """Pairs that occur fewer times are no phrases."""
        return self._phrases.min_count

    @property
    def threshold(self) -> float:
        """Phrases are the pairs with larger scores."""
        return self._phrases.threshold

    @property
    def delimiter(self) -> str:
        """What stands between the words of a phrase."""
        return self._phrases.delimiter

    @property
    def connector_words(self) -> frozenset[str]:
        """Words that stand inside phrases only."""
        return frozenset(self._phrases.connector_words)

    @property
    def scoring(self) -> str:
        """``"default"`` or ``"npmi"``."""
        return self._phrases.scoring

    def __getitem__(self, sentence: Any) -> Any:
        """A sentence with its phrases joined, a list; or of sentences, an iterable of such lists."""
        one, sentence = _is_one(sentence)
        return self._joined(sentence) if one else Joined(self, sentence)

    def analyze_sentence(self, sentence: Iterable[Any]) -> Iterator[tuple[Any, float | None]]:
        """Each word with None, and each phrase with its score."""
        words = list(sentence)
        at = 0
        for token in self._joined(words):
            parts = 1
            while token != words[at] and self.delimiter.join(words[at : at + parts]) != token:
                parts += 1
            yield token, None if parts == 1 else self.phrasegrams[token]
            at += parts

    def find_phrases(self, sentences: Iterable[Iterable[Any]]) -> dict[str, float]:
        """The phrases that stand in these sentences, and their scores."""
        told = chain.from_iterable(map(self.analyze_sentence, sentences))
        return {phrase: score for phrase, score in told if score is not None}

    def score_candidate(
        self, word_a: str, word_b: str, in_between: Iterable[str]
    ) -> tuple[str, float] | tuple[None, None]:
        """The phrase of two words with connector words between them, and its score; or None twice."""
        phrase = self.delimiter.join([word_a, *in_between, word_b])
        return (phrase, self.phrasegrams[phrase]) if phrase in self.phrasegrams else (None, None)

    def save(
        self,
        fname_or_handle: str | PathLike[str],
        separately: Any = None,
        sep_limit: int = SEPARATE,
        ignore: Any = frozenset(),
        pickle_protocol: int = 4,
    ) -> None:
        """Write a file of JSON, which `firth.Phrases.load` reads too; leave the last four arguments alone."""
        refuse_pickling(separately, sep_limit, ignore, pickle_protocol)
        self._phrases.save(fname_or_handle)

    def _joined(self, sentence: Iterable[Any]) -> list[Any]:
        return self._phrases.join(sentence) if self._phrases.is_fitted else list(sentence)

    def _take(self, phrases: firth.Phrases) -> None:
        self._phrases = phrases
        found = phrases.found_ if phrases.is_fitted else {}
        self.phrasegrams = {phrase: told.score for phrase, told in found.items()}


class Phrases(_Joining):
    """Collocations found in sentences.

    Parameters
    ----------
    sentences : iterable of list of str, optional
    min_count : int, default 5
    threshold : float, default 10.0
    max_vocab_size : int
        Must be left alone: all words and pairs are counted.
    delimiter : str, default "_"
    progress_per : int
        Of no effect: firth writes no log.
    scoring : {"default", "npmi"}
    connector_words : set of str

    Examples
    --------
    >>> text = [["in", "new", "york"], ["new", "york", "is", "new"]] * 5
    >>> Phrases(text, min_count=2, threshold=0.1)[["new", "york", "in", "may"]]
    ['new_york', 'in', 'may']
    """

    @renamed(common_terms="connector_words")
    def __init__(
        self,
        sentences: Any = None,
        min_count: float = 5,
        threshold: float = 10.0,
        max_vocab_size: int = MOST_WORDS,
        delimiter: str = "_",
        progress_per: int = 10000,
        scoring: Any = "default",
        connector_words: Iterable[str] = frozenset(),
    ) -> None:
        refuse(max_vocab_size=(max_vocab_size, MOST_WORDS, "all words and pairs are counted"))
        if callable(scoring):
            raise InvalidInput("scoring must be 'default' or 'npmi': a function is not supported")
        settings: dict[str, Any] = {"min_count": min_count, "threshold": threshold, "scoring": scoring}
        self.max_vocab_size = max_vocab_size
        self.progress_per = progress_per
        self._take(firth.Phrases(**settings, delimiter=delimiter, connector_words=connector_words))
        if sentences is not None:
            self.add_vocab(sentences)

    def __str__(self) -> str:
        return (
            f"{type(self).__name__}<{len(self.phrasegrams)} phrases, min_count={self.min_count}, "
            f"threshold={self.threshold}>"
        )

    def add_vocab(self, sentences: Any) -> None:
        """Find the phrases of a text.

        Raises
        ------
        InvalidInput
            Phrases have been found before: give all sentences at once.
        """
        if self._phrases.is_fitted:
            raise InvalidInput(
                "these phrases were found in a text already, whose counts are not kept: give all sentences "
                "at once, for example itertools.chain(text, more)"
            )
        self._take(self._phrases.fit(lists_of_words(sentences)))

    def export_phrases(self) -> dict[str, float]:
        """All phrases and their scores."""
        return dict(self.phrasegrams)

    def freeze(self) -> "FrozenPhrases":
        """The same phrases, to be applied only."""
        return FrozenPhrases(self)

    @classmethod
    def load(cls, fname: str | PathLike[str]) -> "Phrases":
        """Read phrases that `save` wrote."""
        phrases = cls()
        phrases._take(firth.Phrases.load(fname))
        return phrases


class FrozenPhrases(_Joining):
    """Phrases to be applied only.

    Parameters
    ----------
    phrases_model : Phrases

    Attributes
    ----------
    phrasegrams : dict of str to float
        The phrases and their scores.
    """

    def __init__(self, phrases_model: _Joining) -> None:
        self._take(phrases_model._phrases)

    def __str__(self) -> str:
        return (
            f"{type(self).__name__}<{len(self.phrasegrams)} phrases, min_count={self.min_count}, "
            f"threshold={self.threshold}>"
        )

    @classmethod
    def load(cls, fname: str | PathLike[str]) -> "FrozenPhrases":
        """Read phrases that `save` wrote."""
        return cls(Phrases.load(fname))


Phraser = FrozenPhrases


class Joined:
    """Sentences with their phrases joined, each time they are gone through."""

    def __init__(self, phrases: _Joining, sentences: Iterable[Any]) -> None:
        self.obj, self.corpus = phrases, sentences

    def __iter__(self) -> Iterator[list[Hashable]]:
        return (self.obj[sentence] for sentence in self.corpus)

    def __len__(self) -> int:
        return len(self.corpus)  # type: ignore[arg-type]  # as many as there are, if anybody knows


def _is_one(sentence: Any) -> tuple[bool, Any]:
    """Whether this is one sentence, of words, and the same again: of an iterator a word has been taken."""
    words = iter(sentence)
    first = next(words, None)
    one = first is None or isinstance(first, str)
    if words is sentence:
        sentence = chain([] if first is None else [first], words)
    return one, sentence
