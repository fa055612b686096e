"""Random numbers by counter: the same seed, call, epoch, purpose and counter give the same number.

Whoever draws, in whatever order, on however many threads, gets the same. The mixing function is the finaliser
of SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014);
``native/draws.hpp`` is its twin.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15
ALWAYS = np.uint32(0xFFFFFFFF)


class Purpose(IntEnum):
    """What a draw is for; each purpose has a sequence of its own."""

    THIN = 1
    WINDOW = 2
    NOISE = 3
    START = 4
    VALIDATION = 5


def _mix(z: int) -> int:
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def key(seed: int, call: int, epoch: int, purpose: Purpose) -> int:
    """Key of one sequence of draws."""
    value = _mix((seed + _GOLDEN) & _MASK)
    for part in (call, epoch, int(purpose)):
        value = _mix(((value ^ part) + _GOLDEN) & _MASK)
    return value


def draw(sequence: int, counters: ArrayLike) -> NDArray[np.uint64]:
    """The draws of a sequence at some counters: uint64, uniform, the shape of `counters`.

    >>> draw(key(1, 0, 0, Purpose.NOISE), [0, 1]) == draw(key(1, 0, 0, Purpose.NOISE), [0, 1])
    array([ True,  True])
    """
    with np.errstate(over="ignore"):  # arithmetic modulo 2**64 is meant
        z = (np.asarray(counters).astype(np.uint64) + np.uint64(1)) * np.uint64(_GOLDEN) + np.uint64(sequence)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(z ^ (z >> np.uint64(31)))


def below(drawn: NDArray[np.uint64], bound: int) -> NDArray[np.int64]:
    """Whole numbers 0 .. bound - 1 from the upper 32 bits of draws."""
    return (((drawn >> np.uint64(32)) * np.uint64(bound)) >> np.uint64(32)).astype(np.int64)


def keep_thresholds(keep: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Probabilities of being kept as thresholds for the upper 32 bits of a draw; the largest means always.

    >>> keep_thresholds(np.array([0.0, 0.5, 1.0]))
    array([         0, 2147483648, 4294967295], dtype=uint32)
    """
    return np.minimum(np.floor(keep * 2.0**32), float(ALWAYS)).astype(np.uint32)
