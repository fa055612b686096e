"""What stands below a table: what its intervals mean, and what became of unknown words."""

from collections.abc import Sequence
from typing import NamedTuple

from firth.evaluation.resampling import Bootstrap
from firth.evaluation.unknown import Unknown


class Kind(NamedTuple):
    """A kind of benchmark, in words: what is drawn anew, what an unknown word spoils, what that counts."""

    name: str
    drawn: str
    spoilt: str
    zero: str


SIMILARITY = Kind("similarity", "pairs", "pairs with unknown words", "have a cosine of 0")
ANALOGY = Kind("analogy", "word pairs", "questions with unknown words", "count as wrong")
CATEGORIES = Kind("categories", "words", "unknown words", "count as wrong")


def caption(kinds: Sequence[Kind], unknown: Unknown, bootstrap: Bootstrap) -> str:
    """The lines below a table with some kinds of benchmarks.

    Examples
    --------
    >>> print(caption([SIMILARITY], "skip", Bootstrap()))
    [95 %]: where the number may lie for other items of the same kind; 2,000 bootstrap resamples of pairs
    pairs with unknown words are left out
    """
    return "\n".join(filter(None, [_intervals(kinds, bootstrap), _policy(kinds, unknown)]))


def _intervals(kinds: Sequence[Kind], bootstrap: Bootstrap) -> str:
    if not bootstrap.resamples:
        return ""
    drawn = [f"{kind.drawn} ({kind.name})" if len(kinds) > 1 else kind.drawn for kind in kinds]
    return (
        f"[{bootstrap.percent}]: where the number may lie for other items of the same kind; "
        f"{bootstrap.resamples:,} bootstrap resamples of {', '.join(drawn)}"
    )


def _policy(kinds: Sequence[Kind], unknown: Unknown) -> str:
    if unknown == "skip":
        return f"{', '.join(kind.spoilt for kind in kinds)} are left out"
    return ", ".join(f"{kind.spoilt} {kind.zero}" for kind in kinds)
