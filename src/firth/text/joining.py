"""Phrases of a text become one word each."""

from collections.abc import Iterable, Set
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.text.collocations import connecting
from firth.text.native import core
from firth.text.numbered import NumberedText
from firth.text.pools import pool_of

_CHUNK = 1 << 20  # ids that a thread takes at a time


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
    text.grow(added, _join(joiner, text.ids, text.offsets, threads))


def _join(joiner: Any, ids: npt.NDArray[np.int32], offsets: npt.NDArray[np.int64], threads: int) -> int:
    """Join chunk by chunk, then move the chunks together; how many ids are left."""
    wanted = np.arange(_CHUNK, len(ids), _CHUNK)
    sentences = np.searchsorted(offsets, wanted, side="right")  # the first that ends behind the cut
    inner = [
        joiner.cut(ids, offsets, *place) for place in zip(sentences.tolist(), wanted.tolist(), strict=True)
    ]
    cuts = [0, *inner, len(ids)]
    ends = np.searchsorted(offsets, cuts, side="right").tolist()
    with pool_of(threads) as pool:
        chunks = [(*e, *c) for e, c in zip(pairwise(ends), pairwise(cuts), strict=True)]
        left = list(pool.map(lambda chunk: joiner.join(ids, offsets, *chunk), chunks))
    written = 0
    for (first, last, start, _), length in zip(chunks, left, strict=True):
        ids[written : written + length] = ids[start : start + length]
        offsets[first:last] -= start - written
        written += length
    return written
