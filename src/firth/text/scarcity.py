"""What to say where a limit leaves too few words: the limits that would leave enough."""

import math

import numpy as np
import numpy.typing as npt


def enough(counts: npt.NDArray[np.int64], verb: str = "keep") -> str:
    """How many words other values of min_count would keep: the largest that keeps two, a middle one, and 1.

    >>> enough(np.array([120, 40, 9, 9, 3, 1]))
    'min_count=40 would keep 2 words, min_count=6 4, min_count=1 6'
    """
    found = np.sort(counts[counts > 0])[::-1]
    if len(found) < 2:
        return "give more text: it takes two words at least to tell them apart"
    largest = int(found[1])
    told = [
        f"min_count={least} would {verb} {np.count_nonzero(found >= least):,} words"
        for least in sorted({largest, math.isqrt(largest), 1}, reverse=True)
    ]
    return ", ".join(
        [told[0], *(one.replace(f" would {verb}", "").removesuffix(" words") for one in told[1:])]
    )
