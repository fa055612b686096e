"""From a corpus on disk to stretches of thinned text, in bounded memory."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.kernels import Plan, Stretch

CHUNK = 1 << 18  # corpus positions thinned at a time; the bits of a training do not depend on it


def stretches(
    kernel: ModuleType,
    plan: Plan,
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    thresholds: NDArray[np.uint32],
    epoch: int,
) -> Iterator[Stretch]:
    """The epoch's text, cut into whole macro-batches; only the last stretch may end inside one.

    What is left of a chunk, and the window before it, is carried over to the next.
    """
    words = np.empty(0, np.int32)
    sentences = np.empty(0, np.int32)
    positions = np.empty(0, np.int64)
    begin, tile = 0, 0
    for start in range(0, len(ids), CHUNK):
        stop = min(start + CHUNK, len(ids))
        kept = kernel.thin(plan, ids, offsets, thresholds, epoch, start, stop)
        behind = max(0, begin - plan.window)
        words = np.concatenate([words[behind:], kept[0]])
        sentences = np.concatenate([sentences[behind:], kept[1]])
        positions = np.concatenate([positions[behind:], kept[2]])
        begin -= behind
        if stop == len(ids):
            end = len(words)
        else:  # the last words wait for the window after them
            ready = len(words) - plan.window - begin
            end = begin + max(0, ready // plan.macro_batch) * plan.macro_batch
        if end > begin:
            yield Stretch(words, sentences, positions, begin, end, epoch, tile, epoch * len(ids))
            tile += -(-(end - begin) // plan.positions)
            begin = end


def pieces(stretch: Stretch, plan: Plan, macro_batches: int) -> tuple[Stretch, Stretch | None]:
    """The first so many macro-batches of a stretch, and the rest of it."""
    middle = stretch.begin + macro_batches * plan.macro_batch
    if middle >= stretch.end:
        return stretch, None
    rest = replace(stretch, begin=middle, tile=stretch.tile + macro_batches * plan.tiles)
    return replace(stretch, end=middle), rest
