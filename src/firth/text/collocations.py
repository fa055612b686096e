"""Words that stand side by side more often than chance would have it."""

import math
from collections.abc import Set
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import WrongType
from firth.text.native import core
from firth.text.numbered import NumberedText
from firth.text.pools import pool_of

Scoring = Literal["default", "npmi"]

_MEMORY = 1 << 29  # bytes for the neighbours that all threads look at together
_PER_THREAD = 1 << 20  # ids that are worth a thread
_PER_ID = 8  # bytes; half of them where there are no connectors

_log = np.frompyfunc(math.log, 1, 1)  # the system's, because NumPy's depends on the instruction set


class Collocation(NamedTuple):
    """Words that belong together.

    Parameters
    ----------
    words : tuple of str
        The first and the last, and connector words between them.
    score : float
    times : int
        How often they stand so.
    """

    words: tuple[str, ...]
    score: float
    times: int


def collocations(
    text: NumberedText,
    connectors: Set[Any],
    *,
    min_count: int,
    threshold: float,
    scoring: Scoring,
    threads: int,
) -> list[Collocation]:
    """The collocations of a text, those of the highest scores first.

    Raises
    ------
    WrongType
        A word in one is not a string.
    """
    connects = connecting(text, connectors)
    distinct, offsets, words, counts = _neighbours(text, connects, min_count, threads)
    first, last = text.counts[words[offsets[:-1]]], text.counts[words[offsets[1:] - 1]]
    if scoring == "default":
        types = distinct + int(np.count_nonzero(text.counts[connects == 0]))
        scores = default_score(first, last, counts, min_count, types)
    else:
        scores = npmi(first, last, counts, len(text.ids))
    good = np.flatnonzero(scores > threshold)
    spelt = _spelt(text, words[np.repeat(scores > threshold, np.diff(offsets))])
    ends = np.cumsum(offsets[good + 1] - offsets[good]).tolist()
    parts = [tuple(spelt[start:end]) for start, end in pairwise([0, *ends])]
    found = list(map(Collocation, parts, scores[good].tolist(), counts[good].tolist()))
    return sorted(found, key=falling)


def falling(one: Collocation) -> tuple[float, int, tuple[str, ...]]:
    """Sorts collocations by falling score."""
    return -one.score, -one.times, one.words


def default_score(
    first: npt.NDArray[np.int64],
    last: npt.NDArray[np.int64],
    both: npt.NDArray[np.int64],
    min_count: int,
    types: int,
) -> npt.NDArray[np.float64]:
    r"""Score of Mikolov et al. (2013), equation 6, in multiples of 1 / `types`.

    .. math:: \frac{n(ab) - \delta}{n(a)\, n(b)} N
    """
    score: npt.NDArray[np.float64] = (both - min_count) / (first.astype(np.float64) * last) * types
    return score


def npmi(
    first: npt.NDArray[np.int64], last: npt.NDArray[np.int64], both: npt.NDArray[np.int64], tokens: int
) -> npt.NDArray[np.float64]:
    r"""Normalised pointwise mutual information of Bouma (2009).

    .. math:: \log\frac{p(ab)}{p(a)\, p(b)} \Big/ -\log p(ab)
    """
    p_first, p_last, p_both = first / tokens, last / tokens, both / tokens
    return np.asarray(_log(p_both / (p_first * p_last)) / -_log(p_both), np.float64)


def connecting(text: NumberedText, connectors: Set[Any]) -> npt.NDArray[np.uint8]:
    """Which words of a text are connectors, as 0 and 1."""
    connects = np.zeros(len(text.counts), np.uint8)
    if connectors:
        connects[list(text.find(connectors).values())] = 1
    return connects


def _neighbours(
    text: NumberedText, connects: npt.NDArray[np.uint8], min_count: int, threads: int
) -> tuple[int, npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """How many pairs there are, and of the frequent ones the words, all in a row, and the counts.

    Each thread takes all pairs of some left words, so that there is nothing to be merged.
    """
    total = len(text.ids)
    threads = max(1, min(threads, total // _PER_THREAD))
    stretches = max(threads, -(-total * _PER_ID * threads // _MEMORY))
    ends = np.cumsum(text.counts)
    cuts = np.searchsorted(ends, total * np.arange(1, stretches) // stretches).tolist()

    def count(stretch: tuple[int, int]) -> tuple[int, Any, Any, Any]:
        return core.neighbours(text.ids, text.offsets, text.counts, connects, *stretch, min_count)

    with pool_of(threads) as pool:
        parts = list(pool.map(count, pairwise([0, *cuts, len(ends)])))
    distinct, offsets, words, counts = zip(*parts, strict=True)
    lengths = np.concatenate([np.diff(one) for one in offsets])
    whole = np.concatenate([[0], np.cumsum(lengths)])
    return sum(distinct), whole, np.concatenate(words), np.concatenate(counts)


def _spelt(text: NumberedText, words: npt.NDArray[np.int32]) -> list[str]:
    """The words of collocations, which must be strings to be joined."""
    numbers, places = np.unique(words, return_inverse=True)
    keys = text.words(numbers.astype(np.intp))
    for key in keys:
        if not isinstance(key, str):
            raise WrongType(f"phrases are made of strings, got the word {key!r}: leave phrases out")
    return [keys[i] for i in places.tolist()]
