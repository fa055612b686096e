"""All findings about a model, as a value and as a page to read."""

import textwrap
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from firth.evaluation.soundness.findings import WORST_FIRST, Finding, Verdict
from firth.evaluation.soundness.lengths import Band
from firth.evaluation.tables import counted, or_none, table

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

WIDTH = 100  # of a line
TOO_FEW = "Too few words have a direction of their own to say more."
SHOWN = 10  # directions of the spectrum that JSON has


def _none() -> Floats:
    return np.empty(0)


def _no_counts() -> Counts:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class HealthResult:
    """What there is to know about word vectors without a question to ask them.

    Attributes
    ----------
    words, dimensions : int
        The size of the table.
    judged : int
        Words with a direction of their own: neither nan, inf, zeros nor that of another word. All but the
        first three findings are about those.
    asked : int
        Words that were asked for their neighbours.
    findings : tuple of Finding
    bands : tuple of Band
        Length by frequency.
    cosines : float64 array
        Of random pairs of judged words.
    spectrum : float64 array, shape (d,)
        Shares of the variance along the principal directions, falling.
    lengths : float64 array, shape (judged,)
        Of the vectors.
    ranks : int64 array, shape (judged,)
        The place of each of these words by frequency, from 1.
    occurrences : int64 array, shape (judged,)
        Among the nearest of how many of the words that were asked each is.
    """

    words: int
    dimensions: int
    judged: int
    asked: int
    findings: tuple[Finding, ...]
    bands: tuple[Band, ...] = ()
    cosines: Floats = field(default_factory=_none, repr=False, compare=False)
    spectrum: Floats = field(default_factory=_none, repr=False, compare=False)
    lengths: Floats = field(default_factory=_none, repr=False, compare=False)
    ranks: Counts = field(default_factory=_no_counts, repr=False, compare=False)
    occurrences: Counts = field(default_factory=_no_counts, repr=False, compare=False)

    def __getitem__(self, name: str) -> Finding:
        """The finding of that name."""
        return next(finding for finding in self.findings if finding.name == name)

    @property
    def verdict(self) -> Verdict:
        """The worst verdict."""
        return min((finding.verdict for finding in self.findings), key=WORST_FIRST.index)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON, without what only a picture needs."""
        return {
            "verdict": self.verdict,
            "words": self.words,
            "dimensions": self.dimensions,
            "judged": self.judged,
            "asked": self.asked,
            "findings": [finding.as_dict() for finding in self.findings],
            "bands": [band._asdict() for band in self.bands],
            "spectrum": [or_none(number) for number in self.spectrum[:SHOWN].tolist()],
        }

    def __str__(self) -> str:
        parts = [self._head(), self._overview()]
        parts += [_paragraph(f) for verdict in WORST_FIRST[:2] for f in self.findings if f.verdict == verdict]
        parts.append(_bands(self.bands) if self.bands else TOO_FEW)
        return "\n\n".join(parts)

    def _head(self) -> str:
        told = f"{counted(self.words, 'word')}, {counted(self.dimensions, 'dimension')}"
        if 0 < self.asked < self.judged:
            were = "was asked for its" if self.asked == 1 else "were asked for their"
            told += f"; {counted(self.asked, 'word')}, drawn at random, {were} neighbours"
        told_as = {"broken": "broken", "look": "to be looked at"}
        by_verdict = {v: [f.name for f in self.findings if f.verdict == v] for v in told_as}
        lines = [f"{told_as[v]}: {', '.join(names)}" for v, names in by_verdict.items() if names]
        return "\n".join([told, *(lines or ["fine: nothing to look at"])])

    def _overview(self) -> str:
        rows = [(f.verdict, f.name, f.told, f.what) for f in self.findings]
        widths = [*(max(map(len, column)) for column in zip(*rows, strict=True))][:-1]
        return "\n".join("  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows)


def _paragraph(finding: Finding) -> str:
    """What a finding means and what helps."""
    lines = [f"{finding.verdict}: {finding.name}, {finding.told}. {finding.meaning}"]
    if finding.words:
        lines.append(f"words: {', '.join(map(repr, finding.words))}")
    lines.append(f"what helps: {finding.helps}")
    first, *others = lines
    wrap = partial(textwrap.fill, width=WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(
        [wrap(first)] + [wrap(line, initial_indent="  ", subsequent_indent="    ") for line in others]
    )


def _bands(bands: tuple[Band, ...]) -> str:
    rows = []
    for band in bands:
        count = "-" if band.median_count is None else f"{band.median_count:,.0f}"
        rows.append([f"{band.first:,} to {band.last:,}", count, f"{band.median_length:#.3g}"])
    return table(["words by frequency", "median count", "median length"], rows)
