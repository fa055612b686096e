"""The noise distribution as an alias table: one draw, one look-up, whatever the vocabulary."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firth.kernels import draws


@dataclass(frozen=True, slots=True)
class Noise:
    """An alias table (Walker, *An efficient method for generating discrete random variables*, 1977).

    Parameters
    ----------
    threshold : uint32 array, shape (V,)
        Chance to stay at a place, times 2**32; the largest value means always.
    alias : int32 array, shape (V,)
        Where to go otherwise.

    Examples
    --------
    >>> from firth.kernels import native
    >>> Noise(*native.alias_table(np.array([0.75, 0.25]))).probability()
    array([0.75, 0.25])
    """

    threshold: NDArray[np.uint32]
    alias: NDArray[np.int32]

    def probability(self) -> NDArray[np.float64]:
        """The distribution that this table draws from, to within 2**-32."""
        stay = np.where(self.threshold == draws.ALWAYS, 1.0, self.threshold / 2.0**32)
        return (stay + np.bincount(self.alias, 1 - stay, minlength=len(stay))) / len(stay)

    def draw(self, sequence: int, counters: NDArray[np.int64]) -> NDArray[np.int32]:
        """Draws of a sequence (see `draws.key`) at some counters, int32."""
        drawn = draws.draw(sequence, counters)
        place = draws.below(drawn, len(self.threshold))
        low = (drawn & np.uint64(0xFFFFFFFF)).astype(np.uint32)
        stay = (low < self.threshold[place]) | (self.threshold[place] == draws.ALWAYS)
        return np.where(stay, place, self.alias[place]).astype(np.int32)
