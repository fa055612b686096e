"""The pairs of a text in blocks, with the weight that each has: the same for every objective, and none drawn.

A window drawn from 1 .. window counts a pair at distance k in (window + 1 - k) / window of all cases, and
thinning keeps a word with its probability: weights take the place of draws.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firth.text import Corpus, count_pairs
from firth.vectors import WordVectors

_CELLS = 1 << 24  # pairs of an input and an output, at most, that a block has scores for
_LARGEST = 4096  # inputs of a block, at most


class Block(NamedTuple):
    """Some inputs and their pairs.

    Parameters
    ----------
    inputs : float64 array, shape (b, d)
    rows, outputs : integers, shape (n,)
        Pair i is input ``rows[i]`` with word ``outputs[i]``; rows rise.
    weights : float64 array, shape (n,)
    """

    inputs: NDArray[np.float64]
    rows: NDArray[np.integer]
    outputs: NDArray[np.integer]
    weights: NDArray[np.float64]


def blocks(words: WordVectors, corpus: Corpus, settings: Mapping[str, Any], sample: float) -> Iterator[Block]:
    """All pairs of a corpus, as these settings make them; memory is bounded whatever the sizes.

    Skip-gram takes every centre word once, with all that stands in its windows; the thinning is that of
    `count_pairs`. CBOW takes every position with the mixture of each window that can be drawn for it; a
    thinned word is less of a target, and stands in the windows of others all the same.
    """
    size = min(_LARGEST, max(1, _CELLS // len(words)))
    ways = {"skipgram": _of_centres, "cbow": _of_positions}
    return ways[settings["architecture"]](words, corpus, settings, sample, size)


def _of_centres(
    words: WordVectors, corpus: Corpus, settings: Mapping[str, Any], sample: float, size: int
) -> Iterator[Block]:
    window, shrinks = int(settings["window"]), bool(settings["shrink_windows"])
    counts = count_pairs(corpus, window=window, shrink_windows=shrinks, sample=sample)
    numbers = np.diff(counts.offsets)
    centres = np.flatnonzero(numbers)
    for start in range(0, len(centres), size):
        chosen = centres[start : start + size]
        # the words between them have no entries, so those of the chosen ones lie side by side
        entries = slice(counts.offsets[chosen[0]], counts.offsets[chosen[-1] + 1])
        yield Block(
            words.vectors[chosen].astype(np.float64),
            np.repeat(np.arange(len(chosen)), numbers[chosen]),
            counts.columns[entries],
            counts.values[entries].astype(np.float64),
        )


def _of_positions(
    words: WordVectors, corpus: Corpus, settings: Mapping[str, Any], sample: float, size: int
) -> Iterator[Block]:
    window, shrinks = int(settings["window"]), bool(settings["shrink_windows"])
    keep = corpus.vocabulary.keep_probabilities(sample)
    for start in range(0, len(corpus.ids), size):
        positions, first, last = _in_company(corpus, start, min(start + size, len(corpus.ids)))
        targets = corpus.ids[positions]
        weights = keep[targets] / window if shrinks else keep[targets]
        sums, sizes = np.zeros((len(positions), words.vector_size)), np.zeros((len(positions), 1))
        for reach in range(1, window + 1):
            for beside in (positions - reach, positions + reach):
                inside = (first <= beside) & (beside <= last)
                sums[inside] += words.vectors[corpus.ids[beside[inside]]]
                sizes[inside] += 1
            if len(positions) and (shrinks or reach == window):
                inputs = sums / sizes if settings["cbow_mean"] else sums
                yield Block(inputs, np.arange(len(positions)), targets, weights)


def _in_company(
    corpus: Corpus, start: int, stop: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Those of some positions whose sentence has other words, with the first and the last position of it."""
    positions = np.arange(start, stop)
    after = np.searchsorted(corpus.offsets, positions, side="right")
    first, last = corpus.offsets[after - 1], corpus.offsets[after] - 1
    company = first < last
    return positions[company], first[company], last[company]
