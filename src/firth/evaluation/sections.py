"""What analogies are scored to: sections, their sums, and how far other questions would move them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from firth.evaluation.captions import ANALOGY, caption
from firth.evaluation.resampling import NO_INTERVAL, Bootstrap, Interval, share_interval
from firth.evaluation.tables import coverage, headed, or_none, percents, table
from firth.evaluation.unknown import Unknown
from firth.evaluation.word_pairs import Answers, Drawn, Floats, Pairs, units_of


@dataclass(frozen=True)
class SectionResult:
    """The score of one section, or of several summed.

    Attributes
    ----------
    name : str
        The section, group of sections, or "total".
    group : str or None
        What the section belongs to: "semantic" or "syntactic" in Google's questions, the folder in BATS.
    correct, covered, total : int
        Questions answered rightly, questions whose words are all known, all questions.
    interval : Interval
        Where the accuracy of other questions of the same kind may lie; NaN where there is no interval.
    answers : int8 array, shape (total,)
        Of each question 1 if it is answered rightly, 0 if it counts as wrong, -1 if it is left out.
    pairs : int64 array, shape (total, 2)
        The number, within the benchmark, of the pair of words (a, b) and of (c, d) that each question is made
        of: questions that share a pair, in either direction, stand and fall together.
    resampled : float64 array, shape (2, resamples)
        Right answers and questions that count in each resample.
    """

    name: str
    group: str | None
    correct: int
    covered: int
    total: int
    interval: Interval
    answers: Answers = field(repr=False, compare=False)
    pairs: Pairs = field(repr=False, compare=False)
    resampled: Floats = field(repr=False, compare=False)

    @property
    def accuracy(self) -> float:
        """Correct out of those that count, from 0 to 1; NaN where none does."""
        counted = int(np.sum(self.answers >= 0))
        return self.correct / counted if counted else float("nan")

    def as_dict(self) -> dict[str, object]:
        """The score for JSON: what is undefined is None."""
        return {
            "name": self.name,
            "group": self.group,
            "accuracy": or_none(self.accuracy),
            "interval": self.interval.as_list(),
            "correct": self.correct,
            "covered": self.covered,
            "total": self.total,
        }


@dataclass(frozen=True)
class AnalogyResult:
    """How many analogies the vectors complete.

    Attributes
    ----------
    name : str
        Name of the benchmark.
    method : str
        "3cosadd" or "3cosmul".
    restrict : int or None
        How many of the first words were candidates; None for all.
    unknown : {"skip", "zero"}
        What became of the questions that are not covered.
    drawn : {"pairs", "questions"}
        What was drawn anew for the intervals.
    bootstrap : Bootstrap
        How often it was.
    sections : tuple of SectionResult
        In the benchmark's order.
    """

    name: str
    method: str
    restrict: int | None
    unknown: Unknown
    drawn: Drawn
    bootstrap: Bootstrap
    sections: tuple[SectionResult, ...]

    @property
    def groups(self) -> tuple[SectionResult, ...]:
        """Subtotals, where the sections belong to several groups, in the benchmark's order."""
        names = dict.fromkeys(section.group for section in self.sections if section.group is not None)
        if len(names) < 2:
            return ()
        return tuple(self._sum(name, [s for s in self.sections if s.group == name]) for name in names)

    @property
    def total(self) -> SectionResult:
        """All sections together; its accuracy weighs every question that counts alike."""
        return self._sum("total", self.sections)

    def _sum(self, name: str, parts: Iterable[SectionResult]) -> SectionResult:
        """The parts together."""
        answers, pairs, resampled = [np.empty(0, np.int8)], [np.empty((0, 2), np.int64)], np.zeros((2, 1))
        covered = 0
        for part in parts:
            answers.append(part.answers)
            pairs.append(part.pairs)
            covered += part.covered
            resampled = resampled + part.resampled
        all_of_them = np.concatenate(answers), np.concatenate(pairs)
        return section_result(name, None, covered, *all_of_them, resampled, self.drawn, self.bootstrap.level)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: what is undefined is None."""
        return {
            "name": self.name,
            "method": self.method,
            "restrict": self.restrict,
            "unknown": self.unknown,
            "bootstrap": {**self.bootstrap.as_dict(), "drawn": self.drawn},
            "total": self.total.as_dict(),
            "groups": [group.as_dict() for group in self.groups],
            "sections": [section.as_dict() for section in self.sections],
        }

    def __str__(self) -> str:
        scores = [*self.sections, *self.groups, self.total] if len(self.sections) > 1 else self.sections
        kind = ANALOGY._replace(drawn=DRAWN_WORDS[self.drawn])
        below = caption({kind: self.bootstrap.resamples}, self.unknown, self.bootstrap)
        return f"{self.name} ({self.method})\n{analogy_table('section', scores, self.bootstrap)}\n{below}"


DRAWN_WORDS: dict[Drawn, str] = {"pairs": "word pairs", "questions": "questions"}


def analogy_table(title: str, scores: Sequence[SectionResult], bootstrap: Bootstrap) -> str:
    """One line for each score."""
    rows = [
        [s.name, percents(s.accuracy, s.interval, bootstrap), f"{s.correct:,}", coverage(s.covered, s.total)]
        for s in scores
    ]
    return table([title, headed("accuracy", bootstrap), "correct", "questions"], rows)


def section_result(
    name: str,
    group: str | None,
    covered: int,
    answers: Answers,
    pairs: Pairs,
    resampled: Floats,
    drawn: Drawn,
    level: float,
) -> SectionResult:
    """The record of these answers."""
    right, counted = resampled
    shares = np.divide(right, counted, out=np.full(len(right), np.nan), where=counted > 0)
    units = units_of(answers, pairs, drawn)
    items = min(len(units), len(np.unique(units)))  # questions that share no pair have more pairs than facts
    ends = share_interval(shares, level, items) if items else NO_INTERVAL
    correct = int(np.sum(answers == 1))
    return SectionResult(name, group, correct, covered, len(answers), ends, answers, pairs, resampled)
