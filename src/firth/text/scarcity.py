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
    kept = {np.count_nonzero(found >= least): least for least in (1, math.isqrt(largest), largest)}
    told = [f"min_count={kept[words]} would {verb} {words:,} words" for words in sorted(kept)]
    return ", ".join([told[0], *(f"min_count={kept[words]} {words:,}" for words in sorted(kept)[1:])])
