"""Phrases of a text become one word each."""

from collections.abc import Iterable, Set
from itertools import chain
from typing import Any

import numpy as np

from firth.text import chunks
from firth.text.collocations import connecting
from firth.text.native import core
from firth.text.numbered import NumberedText


def join(
    text: NumberedText,
    phrases: Iterable[tuple[str, ...]],
    *,
    delimiter: str,
    connectors: Set[Any],
    threads: int,
) -> None:
    """Join the phrases of a text in place, from left to right.

    A phrase that is spelt like a word of the text becomes that word.
    """
    phrases = list(phrases)
    names = [delimiter.join(words) for words in phrases]
    numbers = text.find({*names, *chain.from_iterable(phrases)})
    size, added = len(text.counts), list[str]()
    states: dict[tuple[int, int], int] = {}  # a word and connectors, one more connector: stand for one number
    whole: dict[tuple[int, int], int] = {}
    for words, name in zip(phrases, names, strict=True):
        try:
            first, *between, last = [numbers[word] for word in words]
        except KeyError:  # a text without one of the words
            continue
        for word in between:
            first = states.setdefault((first, word), size + len(states))
        if name not in numbers:
            numbers[name] = size + len(added)
            added.append(name)
        whole[first, last] = numbers[name]
    table = states | whole
    keys = np.array(list(table), np.int32).reshape(-1, 2).T.copy()
    next = np.array(list(table.values()), np.int32)
    joiner = core.Joiner(keys[0], keys[1], next, connecting(text, connectors))
    text.shorten(_cuts(joiner, text), joiner.join, threads)
    text.grow(added)


def _cuts(joiner: core.Joiner, text: NumberedText) -> list[int]:
    """Where the text can be cut, about a chunk apart."""
    cuts, length = [0], len(text.ids)
    for at in range(chunks.CHUNK, length, chunks.CHUNK):
        if at > cuts[-1]:  # the last one may have been far to seek
            sentence = int(np.searchsorted(text.offsets, at, side="right"))  # the first that ends behind
            cuts.append(joiner.cut(text.ids, text.offsets, sentence, at))
    return [*cuts, length]
