"""A text made shorter in place, chunk by chunk, on several threads."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from firth.text.pools import pool_of

CHUNK = 1 << 20  # ids that a thread takes at a time

Shorten = Callable[[int, int, int, int], int]


def shorten(
    ids: npt.NDArray[np.int32],
    offsets: npt.NDArray[np.int64],
    cuts: Sequence[int],
    work: Shorten,
    threads: int,
) -> int:
    """Shorten every chunk on its own, then move the chunks together; how many ids are left.

    `work` takes the first offset that is behind the beginning of a chunk, the first behind its end, beginning
    and end. It writes what is left of the chunk to its beginning, sets those offsets, and tells how many are
    left.
    """
    ends = np.searchsorted(offsets, cuts, side="right").tolist()
    chunks = [(*e, *c) for e, c in zip(pairwise(ends), pairwise(cuts), strict=True)]
    with pool_of(threads) as pool:
        left = list(pool.map(lambda chunk: work(*chunk), chunks))
    written = 0
    for (first, last, start, _), length in zip(chunks, left, strict=True):
        ids[written : written + length] = ids[start : start + length]
        offsets[first:last] -= start - written
        written += length
    return written
