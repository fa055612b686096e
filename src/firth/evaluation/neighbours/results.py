"""What is found about the stability of neighbours, as records, tables and JSON."""

from collections.abc import Hashable
from dataclasses import asdict, dataclass, field

import numpy as np
import numpy.typing as npt

from firth.evaluation.tables import counted, percent, table
from firth.vectors.checks import at_least_zero

Floats = npt.NDArray[np.float64]

HARDLY = 0.1  # of the neighbours
HALF = 0.5  # of all words: where so many are neighbours, chance alone lets most of them return
SHOWN = 20  # words not to be trusted; as_dict has all


@dataclass(frozen=True)
class Band:
    """How the neighbours of words of about the same frequency return.

    Attributes
    ----------
    low, high : int
        How often the words were seen, or their ranks where nobody counted.
    words : int
        How many they are.
    overlap : float
        The share of a word's neighbours in one model that return in another, the mean of all words and pairs.
    quantiles : tuple of 5 floats
        Of the words' overlaps: 10 %, 25 %, the median, 75 %, 90 %.
    hardly : float
        The share of words of whose neighbours at most one in ten returns.
    untrusted : float
        The share of words below the threshold.
    chance : float
        The overlap of each word's neighbours with those of another word of the band: what hubs, and what
        frequency alone, would give.
    """

    low: int
    high: int
    words: int
    overlap: float
    quantiles: tuple[float, ...]
    hardly: float
    untrusted: float
    chance: float


@dataclass(frozen=True)
class StabilityResult:
    """Whose neighbours return in models of other seeds.

    Attributes
    ----------
    models, shared : int
        How many models, and how many words all of them know; words that others know are left out everywhere.
    left_out : int
        How many words are left out.
    topn : int
        How many neighbours were compared.
    threshold : float
        Neighbours of words whose overlap is lower are not to be trusted.
    seed : int or None
        Drew the words, if not all were asked about.
    pairs : tuple of float
        The mean overlap of each pair of models.
    chance : float
        The overlap of neighbours that are drawn from all words.
    bands : tuple of Band
        Frequent words first.
    words : tuple
        The words that were asked about, frequent ones first.
    seen : tuple of int, or None
        How often the first model has seen each.
    overlaps : float64 array, shape (len(words),)
        Of each.
    """

    models: int
    shared: int
    left_out: int
    topn: int
    threshold: float
    seed: int | None
    pairs: tuple[float, ...]
    chance: float
    bands: tuple[Band, ...]
    words: tuple[Hashable, ...] = field(repr=False)
    seen: tuple[int, ...] | None = field(repr=False)
    overlaps: Floats = field(repr=False, compare=False)

    @property
    def overlap(self) -> float:
        """The mean of all words."""
        return float(self.overlaps.mean())

    @property
    def untrusted(self) -> list[int]:
        """The places of the words whose neighbours are not to be trusted, frequent ones first."""
        return np.flatnonzero(self.overlaps < self.threshold).tolist()

    def as_dict(self) -> dict[str, object]:
        """The result for JSON, with every word."""
        seen = self.seen or [None] * len(self.words)
        each = zip(self.words, seen, self.overlaps.tolist(), strict=True)
        return {
            "models": self.models,
            "shared_words": self.shared,
            "left_out": self.left_out,
            "topn": self.topn,
            "threshold": self.threshold,
            "seed": self.seed,
            "overlap": self.overlap,
            "overlap_of_pairs": list(self.pairs),
            "chance": self.chance,
            "bands": [asdict(band) for band in self.bands],
            "words": [{"word": str(word), "seen": n, "overlap": overlap} for word, n, overlap in each],
        }

    def __str__(self) -> str:
        return self.told()

    def told(self, shown: int = SHOWN) -> str:
        """The bands in a table, what their columns mean, and the first of the words not to be trusted."""
        shown = at_least_zero("shown", shown)
        return "\n\n".join([self._summary(), self._bands(), self._meaning(), self._untrusted(shown)])

    @property
    def _below(self) -> str:
        return f"{100 * self.threshold:g} %"

    def _summary(self) -> str:
        least, most = percent(min(self.pairs)), percent(max(self.pairs))
        asked = counted(len(self.words), "word")
        if self.seed is not None:
            asked += f" drawn from {self.shared:,} (seed {self.seed})"
        lines = [
            f"Of the {self.topn} nearest words of {asked}, {percent(self.overlap)} return in another model."
        ]
        if len(self.pairs) > 1:
            lines.append(f"Single pairs of the {self.models} models: {least} to {most}.")
        if self.left_out:
            are, them = ("is", "it") if self.left_out == 1 else ("are", "them")
            words = counted(self.left_out, "word")
            lines.append(f"{words} {are} left out: not all the models know {them}.")
        if self.chance >= HALF:
            lines.append(
                f"{percent(self.chance)} would return if neighbours were drawn from all words: with so many "
                "neighbours nothing can be concluded, ask for fewer."
            )
        return "\n".join(lines)

    def _bands(self) -> str:
        head = ["seen" if self.seen else "rank", "words", "return", "half of the words", "hardly any"]
        rows = [
            [
                f"{band.low:,} to {band.high:,}",
                f"{band.words:,}",
                percent(band.overlap),
                f"{100 * band.quantiles[1]:.0f} to {100 * band.quantiles[3]:.0f} %",
                percent(band.hardly),
                percent(band.untrusted),
                percent(band.chance),
            ]
            for band in self.bands
        ]
        return table([*head, f"below {self._below}", "by chance"], rows)

    def _meaning(self) -> str:
        return "\n".join(
            [
                f"return: the share of a word's {self.topn} neighbours in one model that are among its "
                f"{self.topn} in another",
                "half of the words: their shares lie between these two",
                "hardly any: words of whose neighbours at most one in ten returns",
                "by chance: what the neighbours of another word of the band would share with them "
                f"({_rounded(self.chance)} if drawn from all words)",
            ]
        )

    def _untrusted(self, shown: int) -> str:
        found = self.untrusted
        if not found:
            return f"Of every word at least {self._below} of the neighbours return."
        first = found[:shown]
        head = (
            f"Neighbours not to be trusted: of {counted(len(found), 'word')} fewer than {self._below} return"
        )
        if not first:
            return f"{head}."
        head += "; the most frequent:" if len(first) < len(found) else ":"
        seen = [["-" if self.seen is None else f"{self.seen[i]:,}"] for i in first]
        rows = [[str(self.words[i]), *n, percent(self.overlaps[i])] for i, n in zip(first, seen, strict=True)]
        return f"{head}\n{table(['word', 'seen', 'return'], rows)}"


def _rounded(share: float) -> str:
    """A share in percent with two digits that count, or more where it is large.

    >>> [_rounded(share) for share in (0.000166, 0.0251, 0.36, 1.0)]
    ['0.017 %', '2.5 %', '36 %', '100 %']
    """
    return f"{100 * share:.{2 if share < 0.0995 else 3}g} %"
