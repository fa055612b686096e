"""Counting the pairs of a corpus, as skip-gram training meets them."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.text.corpus import Corpus
from firth.text.counts import Counting, Counts

Progress = Callable[[int, int], object]


def count_pairs(
    corpus: Corpus,
    *,
    window: int = 5,
    shrink_windows: bool = True,
    sample: float = 1e-3,
    workers: int | None = None,
    memory: int = 1 << 29,
    progress: Progress | None = None,
) -> Counts:
    """Count pairs."""
    way = Counting(window, shrink_windows, sample)
    return count_ranges(
        corpus,
        np.array([0]),
        np.array([len(corpus.ids)]),
        way,
        workers=workers,
        memory=memory,
        progress=progress,
    )


def count_ranges(
    corpus: Corpus,
    starts: npt.NDArray[np.int64],
    stops: npt.NDArray[np.int64],
    way: Counting,
    *,
    workers: int | None = None,
    memory: int = 1 << 29,
    progress: Progress | None = None,
) -> Counts:
    """Count the pairs of ranges of a corpus."""
    keep = corpus.vocabulary.keep_probabilities(way.sample)
    found: Any = defaultdict(float)
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        cuts = [start, *(int(cut) for cut in corpus.offsets if start < cut < stop), stop]
        for begin, end in pairwise(cuts):
            _count(corpus.ids[begin:end].tolist(), keep, way, found)
    words = len(corpus.vocabulary)
    pairs = sorted(found)
    rows = np.array([row for row, _ in pairs], np.int64)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=words))])
    columns = np.array([column for _, column in pairs], np.int32)
    values = np.array([found[pair] for pair in pairs], np.float32)
    whole = len(starts) == 1 and stops[0] - starts[0] == len(corpus.ids)
    return Counts(offsets, columns, values, corpus.vocabulary, way, corpus.sha256 if whole else None)


def _count(words: list[int], keep: npt.NDArray[np.float64], way: Counting, found: Any) -> None:
    reach = np.arange(way.window, 0, -1) / way.window if way.shrink_windows else np.ones(way.window)
    for i, left in enumerate(words):
        between = np.zeros(way.window)
        between[0] = 1.0
        for right in words[i + 1 :]:
            weight = keep[left] * keep[right] * float(between @ reach)
            if weight < 2.0**-30:
                break
            found[left, right] += weight
            found[right, left] += weight
            k = keep[right]
            between[1:] = between[1:] * (1 - k) + between[:-1] * k
            between[0] *= 1 - k
