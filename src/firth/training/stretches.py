"""From a corpus on disk to stretches of thinned text, in bounded memory."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.kernels import Plan, Stretch
from firth.training.parts import Part

CHUNK = 1 << 18  # corpus positions thinned at a time; the bits of a training do not depend on it


def stretches(
    kernel: ModuleType,
    plan: Plan,
    part: Part,
    thresholds: NDArray[np.uint32],
    epoch: int,
) -> Iterator[Stretch]:
    """The epoch's text, cut into whole macro-batches; only the last stretch may end inside one.

    What is left of a chunk, and the window before it, is carried over to the next. A range of the part ends
    the sentence, and positions are those within the part.
    """
    words = np.empty(0, np.int32)
    sentences = np.empty(0, np.int32)
    positions = np.empty(0, np.int64)
    begin, tile = 0, 0
    for start in range(0, len(part), CHUNK):
        stop = min(start + CHUNK, len(part))
        behind = max(0, begin - plan.window)
        texts = [(words[behind:], sentences[behind:], positions[behind:])]
        for number, first, last, skipped in part.ranges(start, stop):
            kept = kernel.thin(plan, part.ids, part.offsets, thresholds, epoch, first, last)
            # neither falls, so the sum tells the sentences of one range from those of another
            texts.append((kept[0], kept[1] + number, kept[2] - skipped))
        words, sentences, positions = (np.concatenate(arrays) for arrays in zip(*texts, strict=True))
        begin -= behind
        if stop == len(part):
            end = len(words)
        else:  # the last words wait for the window after them
            ready = len(words) - plan.window - begin
            end = begin + max(0, ready // plan.macro_batch) * plan.macro_batch
        if end > begin:
            yield Stretch(words, sentences, positions, begin, end, epoch, tile, epoch * len(part))
            tile += -(-(end - begin) // plan.positions)
            begin = end


def pieces(stretch: Stretch, plan: Plan, macro_batches: int) -> tuple[Stretch, Stretch | None]:
    """The first so many macro-batches of a stretch, and the rest of it."""
    middle = stretch.begin + macro_batches * plan.macro_batch
    if middle >= stretch.end:
        return stretch, None
    rest = replace(stretch, begin=middle, tile=stretch.tile + macro_batches * plan.tiles)
    return replace(stretch, end=middle), rest
