"""Of the words that several models share, those that hold the models together."""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.vectors.checks import at_least_one

Rows = npt.NDArray[np.intp]
Anchors = int | Iterable[Hashable]

ANCHORS = 5000  # by measurement (docs/change.md): fewer align worse, twice as many no better


def anchor_rows(shared: Sequence[Hashable], anchors: Anchors, dimensions: int) -> Rows:
    """Where the anchors stand among the shared words: the first n, or those of a list that are there.

    Raises
    ------
    InvalidInput
        There are no more anchors than dimensions: less their mean, they would leave the rotation open.
    """
    if isinstance(anchors, str):
        raise WrongType(f"anchors must be a number or a list of words, got the string {anchors!r}")
    if isinstance(anchors, Iterable):
        row = {key: i for i, key in enumerate(shared)}
        chosen = sorted({row[key] for key in anchors if key in row})
    else:
        chosen = list(range(min(at_least_one("anchors", anchors), len(shared))))
    if len(chosen) <= dimensions:
        raise InvalidInput(
            f"vectors of size {dimensions} need at least {dimensions + 1} anchors that all models have, "
            f"got {len(chosen)}: give more of them, or train on more text"
        )
    return np.array(chosen, np.intp)
