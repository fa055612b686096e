"""What stands below a table: what its intervals mean, and what became of unknown words."""

from collections.abc import Mapping
from typing import NamedTuple

from firth.evaluation.resampling import Bootstrap
from firth.evaluation.unknown import Unknown


class Kind(NamedTuple):
    """A kind of benchmark, in words: what is drawn, what goes with an unknown word, what that counts."""

    name: str
    drawn: str
    items: str
    zero: str


SIMILARITY = Kind("similarity", "pairs", "their pairs", "their pairs have a cosine of 0")
ANALOGY = Kind("analogy", "word pairs", "their questions", "their questions are wrong")
CATEGORIES = Kind("categories", "words, each clustered anew", "", "they are wrong themselves")


def caption(resamples: Mapping[Kind, int], unknown: Unknown, bootstrap: Bootstrap) -> str:
    """The lines below a table with some kinds of benchmarks, each resampled so many times.

    Examples
    --------
    >>> print(caption({SIMILARITY: 2000, ANALOGY: 2000}, "skip", Bootstrap()))
    [95 %]: where the number may lie for other items of the same kind
    resampled: 2,000 x pairs (similarity), 2,000 x word pairs (analogy)
    unknown words are left out, with their pairs, their questions
    """
    lines = details(resamples, unknown)
    if any(resamples.values()):
        lines.insert(0, f"[{bootstrap.percent}]: where the number may lie for other items of the same kind")
    return "\n".join(lines)


def details(resamples: Mapping[Kind, int], unknown: Unknown) -> list[str]:
    """What was resampled, if anything was, and what became of unknown words, a line each."""
    drawn = [f"{times:,} x {kind.drawn} ({kind.name})" for kind, times in resamples.items() if times]
    told = [f"resampled: {', '.join(drawn)}"] if drawn else []
    return [*told, _policy(list(resamples), unknown)]


def _policy(kinds: list[Kind], unknown: Unknown) -> str:
    if unknown == "skip":
        items = ", ".join(kind.items for kind in kinds if kind.items)
        return "unknown words are left out" + (f", with {items}" if items else "")
    return f"unknown words count: {', '.join(kind.zero for kind in kinds)}"
