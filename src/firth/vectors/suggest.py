"""`'colour' is not in the vocabulary; did you mean 'color'?`"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from heapq import heappush, heapreplace
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
    return next(iter(near_spellings(word, index, 1)), None)


def near_spellings(word: str, index: Mapping[Any, int], n: int) -> list[str]:
    """At most `n` words of the vocabulary that are spelled nearly so, the most alike first.

    Of two that are alike as much, the more frequent one comes first; other capitals come before all.
    """
    variants = dict.fromkeys((word.lower(), word.capitalize(), word.upper(), word.strip()))
    found = [variant for variant in variants if variant in index][:n]
    if len(found) == n:
        return found
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word)
    best: list[tuple[float, int, str]] = []  # a heap: the least alike, of those the rarest, comes first
    for row, candidate in enumerate(_plausible(word, islice(index, _MOST))):
        bound = best[0][0] if len(best) == n else _ENOUGH
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() > bound and matcher.quick_ratio() > bound:
            ratio = matcher.ratio()
            if ratio > bound:
                (heapreplace if len(best) == n else heappush)(best, (ratio, -row, candidate))
    alike = [candidate for _, _, candidate in sorted(best, reverse=True)]
    return list(dict.fromkeys(found + alike))[:n]


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
