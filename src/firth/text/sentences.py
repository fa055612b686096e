"""Phrases of one sentence become one word each, as `firth.text.joining` does it to the numbers of a text."""

from collections.abc import Iterable, Set
from typing import Any

Following = dict[str, Any]  # a connector, and what can follow that; or the last word, and the phrase


def following(phrases: Iterable[tuple[str, ...]], delimiter: str) -> Following:
    """What can follow each word.

    >>> following([("new", "york"), ("bank", "of", "america")], "_")
    {'new': {'york': 'new_york'}, 'bank': {'of': {'america': 'bank_of_america'}}}
    """
    whole: Following = {}
    for words in phrases:
        after = whole
        for word in words[:-1]:
            after = after.setdefault(word, {})
        after[words[-1]] = delimiter.join(words)
    return whole


def joined(sentence: Iterable[Any], following: Following, connectors: Set[str]) -> list[Any]:
    """A sentence with its phrases joined, from left to right."""
    words: list[Any] = []
    begun: int = 0
    next: Following | None = None  # where a phrase may have begun, and what it may go on with
    for word in sentence:
        after = next.get(word) if next else None
        if word in connectors:
            words.append(word)
            next = after
        elif after is not None:
            words[begun:] = [after]
            next = None
        else:
            begun, next = len(words), following.get(word)
            words.append(word)
    return words
