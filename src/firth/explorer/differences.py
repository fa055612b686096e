"""Words whose neighbourhoods differ most between two models."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.explorer.shown import Shown
from firth.vectors.agreement import common, neighbours

MOST = 10_000  # shared words that are compared

Rows = npt.NDArray[np.int64]


class Differences(NamedTuple):
    """Words of both models by how many neighbours they share, the fewest first; ties by frequency.

    Attributes
    ----------
    rows : (m, 2)
        The row of each in the first model and in the second.
    shared : (m,)
        How many of its nearest words among the shared ones are the same in both.
    topn : int
        So many of its nearest words were looked at.
    """

    rows: Rows
    shared: Rows
    topn: int


def differences(one: Shown, other: Shown, topn: int) -> Differences:
    """Compare the neighbourhoods of the most frequent words that two models share.

    The `topn` nearest words of each are found among the shared words alone, as a word that only one model has
    could be nobody's neighbour in the other. Where the models share fewer words, fewer are compared.

    Raises
    ------
    InvalidInput
        The models do not share two words.
    """
    rows = _shared(one, other)
    if len(rows) < 2:
        raise InvalidInput(
            f"the models share {len(rows) or 'no'} word: to compare their neighbours, 2 are needed at least"
        )
    topn = min(topn, len(rows) - 1)
    found = [
        neighbours(model.words.stored.taken(part), np.arange(len(part)), topn)
        for model, part in zip((one, other), rows.T, strict=True)
    ]
    shared = common(*found)
    order = np.argsort(shared, kind="stable")
    return Differences(rows[order], shared[order], topn)


def as_answer(found: Differences, one: Shown, n: int) -> dict[str, Any]:
    """The first `n` words as JSON has them."""
    first = zip(found.rows[:n].tolist(), found.shared[:n].tolist(), strict=True)
    words = [{"word": one.labels[a], "row_a": a, "row_b": b, "shared": shared} for (a, b), shared in first]
    return {"words": words, "topn": found.topn, "compared": len(found.rows)}


def _shared(one: Shown, other: Shown) -> Rows:
    """The rows (m, 2) of the words of both, the most frequent of the first model first."""
    there = other.rows
    rows = [(row, there[label]) for row, label in enumerate(one.labels) if label in there]
    return np.array(rows[:MOST], np.int64).reshape(-1, 2)
