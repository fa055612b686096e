"""Several questions asked at once."""

import math
from collections.abc import Sequence


def holm(probabilities: Sequence[float]) -> list[float]:
    """Each probability for a family of questions, so that one false alarm among all is as rare as asked.

    The smallest of n is multiplied by n, the next by n - 1, and so on, and none is smaller than the one
    before it (Holm, 1979). NaN stays NaN and counts nothing.

    Examples
    --------
    >>> holm([0.04, 0.01, float("nan"), 0.03])
    [0.06, 0.03, nan, 0.06]
    """
    adjusted, largest = list(probabilities), 0.0
    order = sorted((p, k) for k, p in enumerate(probabilities) if not math.isnan(p))
    for rank, (p, k) in enumerate(order):
        largest = max(largest, min(1.0, p * (len(order) - rank)))
        adjusted[k] = largest
    return adjusted
