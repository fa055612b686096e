"""What a number about a model means: fine, to be looked at, or broken."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from firth.evaluation.tables import or_none
from firth.vectors import WordVectors

Verdict = Literal["fine", "look", "broken"]
WORST_FIRST: tuple[Verdict, ...] = ("broken", "look", "fine")
NAMED = 10  # words that a finding names


class Limits(NamedTuple):
    """From where on a number is to be looked at, and from where on the model is broken."""

    look: float
    broken: float

    def verdict(self, number: float) -> Verdict:
        """The verdict of a number that is the worse the larger it is; one that is not defined is fine.

        >>> [Limits(0.5, 0.9).verdict(number) for number in (0.3, 0.5, 1.0)]
        ['fine', 'look', 'broken']
        """
        return "broken" if number >= self.broken else "look" if number >= self.look else "fine"


@dataclass(frozen=True)
class Finding:
    """One number about a model, and what to make of it.

    Attributes
    ----------
    name : str
        What was looked at, such as "mean cosine".
    number : float
        NaN where it is not defined.
    told : str
        The number as people read it.
    what : str
        What the number is.
    verdict : {"fine", "look", "broken"}
    meaning : str
        What it means for who uses the vectors.
    helps : str
        What helps where it is not fine.
    words : tuple
        Words that it is about, at most 10.
    """

    name: str
    number: float
    told: str
    what: str
    verdict: Verdict
    meaning: str
    helps: str
    words: tuple[Hashable, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The finding for JSON."""
        return {
            "name": self.name,
            "number": or_none(self.number) if isinstance(self.number, float) else self.number,
            "told": self.told,
            "what": self.what,
            "verdict": self.verdict,
            "meaning": self.meaning,
            "helps": self.helps,
            "words": [word if type(word) in (str, int) else repr(word) for word in self.words],
        }


def named(words: WordVectors, rows: npt.NDArray[np.intp]) -> tuple[Hashable, ...]:
    """The words of the first rows."""
    return tuple(words.index_to_key[row] for row in rows[:NAMED])


def share(number: float) -> str:
    """A share in percent that is not 0 unless it is.

    >>> share(0.0), share(0.00004), share(0.123)
    ('0 %', '< 0.1 %', '12.3 %')
    """
    if math.isnan(number):
        return "-"
    return "0 %" if number == 0 else "< 0.1 %" if number < 0.001 else f"{100 * number:.1f} %"
