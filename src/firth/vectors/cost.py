"""What a smaller table costs in quality, and what it saves."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.vectors.agreement import common
from firth.vectors.arithmetic import Vector, directions
from firth.vectors.checks import at_least_one

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors


@dataclass(frozen=True)
class Cost:
    """How answers change with another table of the same words.

    Attributes
    ----------
    dtype : str
        The numbers of that table.
    bytes_before, bytes_after : int
        What the vectors take.
    sampled : int
        Words that were asked about, drawn evenly.
    topn : int
        Neighbours of each.
    recall : float
        The share of the nearest neighbours that are among those found now.
    mean_error, largest_error : float
        By how much the cosines of the sampled words with each other differ.
    """

    dtype: str
    bytes_before: int
    bytes_after: int
    sampled: int
    topn: int
    recall: float
    mean_error: float
    largest_error: float

    def as_dict(self) -> dict[str, object]:
        """The numbers for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        share = self.bytes_after / max(1, self.bytes_before)
        return (
            f"{self.dtype}: {self.bytes_after / 1e6:,.1f} MB instead of {self.bytes_before / 1e6:,.1f} "
            f"({share:.0%}); of the {self.topn} nearest words of {self.sampled:,} words {self.recall:.1%} "
            f"are found; cosines differ by {self.mean_error:.5f} on average, {self.largest_error:.5f} at most"
        )


def cost(
    words: "WordVectors", other: "WordVectors", *, sample: int = 1000, topn: int = 10, seed: int = 1
) -> Cost:
    """Compare words with the same words in another table.

    Parameters
    ----------
    words, other : WordVectors
        The table to measure by, and the one to judge.
    sample : int
        How many words to ask about.
    topn : int
        How many neighbours of each.
    seed : int
        Draws the words.

    Returns
    -------
    Cost

    Raises
    ------
    InvalidInput
        If the words are not the same, or a number is less than 1.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["king", "queen", "man", "woman"], [[1, 1], [-1, 1], [1, 0], [-1, 0]])
    >>> cost(words, words.quantized("int8"), topn=1).recall
    1.0
    """
    if words.index_to_key != other.index_to_key:
        raise InvalidInput("the words of both must be the same, in the same order")
    rows = np.random.default_rng(seed).permutation(len(words))[: at_least_one("sample", sample)]
    asked = [words.index_to_key[row] for row in rows]
    before, after = (_among(table, asked) for table in (words, other))
    error = np.abs(after - before)
    return Cost(
        other.dtype,
        words.stored.nbytes,
        other.stored.nbytes,
        len(rows),
        topn,
        recall(words.search(asked, topn=topn).rows, other.search(asked, topn=topn).rows),
        float(error.mean()) if error.size else 0.0,
        float(error.max(initial=0)),
    )


def recall(right: npt.NDArray[np.int64], found: npt.NDArray[np.int64]) -> float:
    """The share of the right rows (n, k) that are among those found (n, k), line by line."""
    wanted = np.count_nonzero(right >= 0)
    return float(common(right, found).sum() / wanted) if wanted else 1.0


def _among(words: "WordVectors", asked: list[object]) -> Vector:
    """The cosines of some words with each other."""
    unit = directions(words[asked])
    return unit @ unit.T
