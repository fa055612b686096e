"""`'colour' is not in the vocabulary; did you mean 'color'?`"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from firth.errors import UnknownWord

_ENOUGH = 0.75  # the similarity (2 * matching letters / all letters) below which a guess would be noise
_MOST = 100_000  # words looked at: the frequent ones come first


def unknown_word(word: Any, index: Mapping[Any, int]) -> UnknownWord:
    """The error for a key that is not in the vocabulary; the guess is made when its sentence is read."""
    return UnknownWord(_Sentence(word, index))


class _Sentence:
    """A sentence that is composed when it is first read.

    Code that asks for thousands of unknown words and catches the ``KeyError`` pays for no guess.
    """

    def __init__(self, word: Any, index: Mapping[Any, int]) -> None:
        self._word = word
        self._index = index
        self._text: str | None = None

    def __str__(self) -> str:
        if self._text is None:
            guess = closest(self._word, self._index) if isinstance(self._word, str) else None
            hint = f"; did you mean {guess!r}?" if guess is not None else ""
            self._text = f"{self._word!r} is not in the vocabulary{hint}"
        return self._text

    def __repr__(self) -> str:
        return repr(str(self))

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)  # a pickled error must not carry the vocabulary along


def closest(word: str, index: Mapping[Any, int]) -> str | None:
    """The word of the vocabulary most like `word`, the more frequent of two; None where none is near."""
    for variant in (word.lower(), word.capitalize(), word.upper(), word.strip()):
        if variant in index:
            return variant
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    best, similarity = None, _ENOUGH
    for candidate in _plausible(word, islice(index, _MOST)):
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() > similarity and matcher.quick_ratio() > similarity:
            ratio = matcher.ratio()
            if ratio > similarity:
                best, similarity = candidate, ratio
    return best


def _plausible(word: str, keys: Iterable[Any]) -> list[str]:
    """The keys of about the same length with about the same letters: all others are below `_ENOUGH`."""
    slack = 1 + len(word) // 4
    shortest, longest = len(word) - slack, len(word) + slack
    letters = set(word)
    shared = len(letters) - slack
    return [
        key
        for key in keys
        if isinstance(key, str)
        and shortest <= len(key) <= longest
        and len(letters.intersection(key)) >= shared
    ]
