"""Part of a corpus, as the ranges of positions that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Part:
    """Some ranges of a corpus, whose positions are numbered through; its length is how many they are.

    The corpus is shared and never copied: it may be larger than memory.

    Parameters
    ----------
    ids : int32 array, shape (n,)
    offsets : int64 array, shape (s + 1,)
        Where the sentences of the corpus begin, and n.
    starts, stops : int64 arrays, shape (r,)
        Positions of the corpus at which the ranges begin and end; they rise, and no two ranges touch.

    Examples
    --------
    >>> ids, offsets = np.zeros(9, np.int32), np.array([0, 9])
    >>> part = Part(ids, offsets, np.array([1, 6]), np.array([4, 8]))
    >>> len(part), list(part.ranges(2, 5))
    (5, [(0, 3, 4, 1), (1, 6, 8, 3)])
    """

    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    _before: NDArray[np.int64] = field(init=False, repr=False)  # positions of the part before each range

    def __post_init__(self) -> None:
        object.__setattr__(self, "_before", np.concatenate([[0], np.cumsum(self.stops - self.starts)]))

    @classmethod
    def whole(cls, ids: NDArray[np.int32], offsets: NDArray[np.int64]) -> "Part":
        """All of a corpus."""
        return cls(ids, offsets, np.array([0]), np.array([len(ids)]))

    def __len__(self) -> int:
        return int(self._before[-1])

    def ranges(self, start: int, stop: int) -> Iterator[tuple[int, int, int, int]]:
        """Where the part's positions ``start .. stop - 1`` lie in the corpus.

        Yields
        ------
        number, start, stop, skipped : int
            The number of the range, its positions in the corpus, and how many positions before them are not
            the part's.
        """
        number = int(np.searchsorted(self._before, start, side="right")) - 1
        while start < stop:
            end = min(stop, int(self._before[number + 1]))
            skipped = int(self.starts[number] - self._before[number])
            yield number, start + skipped, end + skipped, skipped
            number, start = number + 1, end
