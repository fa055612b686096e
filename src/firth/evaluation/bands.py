"""Words in bands of about the same frequency."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

LEAST = 25  # words of a band: fewer say little of their kind
_EDGES = np.array([0, *(step * 10**power for power in range(18) for step in (1, 3))])


def bands(frequencies: npt.ArrayLike, least: int = LEAST) -> Iterator[tuple[int, int, slice]]:
    """Bands of words between 1, 3, 10, 30, 100, ...; one with few words is joined with the next.

    Parameters
    ----------
    frequencies : array_like of integers, shape (n,)
        Sorted, falling or rising: how often each word was seen, or its rank.
    least : int
        A band with fewer words is joined with the one after it, the last with the one before it.

    Yields
    ------
    low, high : int
        The ends of the band, where they lie within the frequencies there are.
    slice
        Its words.

    Examples
    --------
    >>> list(bands([700, 45, 31, 9, 8, 5], least=2))
    [(30, 700, slice(0, 3, None)), (5, 9, slice(3, 6, None))]
    >>> list(bands(range(1, 7), least=2))
    [(1, 2, slice(0, 2, None)), (3, 6, slice(2, 6, None))]
    """
    numbers = np.asarray(frequencies, np.int64)
    steps = np.searchsorted(_EDGES, numbers, side="right")  # from edge step - 1 to below edge step
    cuts = [0]
    for end in [*(np.flatnonzero(np.diff(steps)) + 1).tolist(), len(numbers)]:
        if end - cuts[-1] >= least:
            cuts.append(end)
    cuts = [*(cuts[:-1] or [0]), len(numbers)] if cuts[-1] < len(numbers) else cuts
    for part in (slice(*ends) for ends in pairwise(cuts)):
        first, last = steps[part].min(), steps[part].max()
        low, high = max(_EDGES[first - 1], numbers.min()), min(_EDGES[last] - 1, numbers.max())
        yield int(low), int(high), part


def of_like_rank(n: int, size: int = 500) -> list[Ints]:
    """The rows of n words, the most frequent first, in pieces of about one size: words of like frequency.

    Examples
    --------
    >>> [len(rows) for rows in of_like_rank(1200)]
    [600, 600]
    """
    return list(np.array_split(np.arange(n), max(1, n // size)))
