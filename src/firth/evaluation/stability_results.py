"""What is found about the stability of neighbours, as records, tables and JSON."""

from collections.abc import Hashable
from dataclasses import asdict, dataclass, field

import numpy as np
import numpy.typing as npt

from firth.evaluation.tables import percent, table

Floats = npt.NDArray[np.float64]

HARDLY = 0.1  # of the neighbours
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
        return "\n\n".join([self._summary(), self._bands(), self._meaning(), self._untrusted(shown)])

    @property
    def _below(self) -> str:
        return f"{100 * self.threshold:g} %"

    def _summary(self) -> str:
        least, most = percent(min(self.pairs)), percent(max(self.pairs))
        asked = f"{len(self.words):,} words"
        if self.seed is not None:
            asked += f" drawn from {self.shared:,} (seed {self.seed})"
        lines = [
            f"Of the {self.topn} nearest words of {asked}, {percent(self.overlap)} return in another model."
        ]
        if len(self.pairs) > 1:
            lines.append(f"Single pairs of the {self.models} models: {least} to {most}.")
        if self.left_out:
            lines.append(f"{self.left_out:,} words are left out: not all the models know them.")
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
                f"({100 * self.chance:.2g} % if drawn from all words)",
            ]
        )

    def _untrusted(self, shown: int) -> str:
        found = self.untrusted
        if not found:
            return f"Of every word at least {self._below} of the neighbours return."
        first = found[:shown]
        head = f"Neighbours not to be trusted: of {len(found):,} of the words fewer than {self._below} return"
        if not first:
            return f"{head}."
        head += "; the most frequent:" if len(first) < len(found) else ":"
        seen = [["-" if self.seen is None else f"{self.seen[i]:,}"] for i in first]
        rows = [[str(self.words[i]), *n, percent(self.overlaps[i])] for i, n in zip(first, seen, strict=True)]
        return f"{head}\n{table(['word', 'seen', 'return'], rows)}"
