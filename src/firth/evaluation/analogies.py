"""Analogies: a is to b as c is to d, with d to be found among all words."""

import os
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, MissingFile, WrongType
from firth.evaluation import layouts
from firth.evaluation.layouts import Question, Section
from firth.evaluation.lookup import finder, most_frequent
from firth.evaluation.solving import METHODS, EncodedQuestion, Method, solve
from firth.evaluation.tables import coverage, or_none, percent, table
from firth.vectors import WordVectors


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
    answers : int8 array, shape (total,)
        Of each question 1 if it is answered rightly, 0 if not, -1 if it is not covered.
    pairs : int64 array, shape (total, 2)
        The number, within the section, of the pair of words (a, b) and of (c, d) that each question is made
        of: questions that share a pair stand and fall together.
    """

    name: str
    group: str | None
    correct: int
    covered: int
    total: int
    answers: npt.NDArray[np.int8] = field(repr=False, compare=False)
    pairs: npt.NDArray[np.int64] = field(repr=False, compare=False)

    @property
    def accuracy(self) -> float:
        """Correct out of covered, from 0 to 1; NaN where nothing is covered."""
        return self.correct / self.covered if self.covered else float("nan")

    def as_dict(self) -> dict[str, object]:
        """The score for JSON: an undefined accuracy is None."""
        return {
            "name": self.name,
            "group": self.group,
            "accuracy": or_none(self.accuracy),
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
    sections : tuple of SectionResult
        In the benchmark's order.
    """

    name: str
    method: str
    restrict: int | None
    sections: tuple[SectionResult, ...]

    @property
    def groups(self) -> tuple[SectionResult, ...]:
        """Subtotals, where the sections belong to several groups, in the benchmark's order."""
        names = dict.fromkeys(section.group for section in self.sections if section.group is not None)
        if len(names) < 2:
            return ()
        return tuple(_sum(name, [s for s in self.sections if s.group == name]) for name in names)

    @property
    def total(self) -> SectionResult:
        """All sections together; its accuracy weighs every covered question alike."""
        return _sum("total", self.sections)

    def as_dict(self) -> dict[str, object]:
        """The result for JSON: undefined accuracies are None."""
        return {
            "name": self.name,
            "method": self.method,
            "restrict": self.restrict,
            "total": self.total.as_dict(),
            "groups": [group.as_dict() for group in self.groups],
            "sections": [section.as_dict() for section in self.sections],
        }

    def __str__(self) -> str:
        scores = [*self.sections, *self.groups, self.total] if len(self.sections) > 1 else self.sections
        return f"{self.name} ({self.method})\n{analogy_table('section', scores)}"


def analogy_table(title: str, scores: Iterable[SectionResult]) -> str:
    """One line for each score."""
    rows = [[s.name, percent(s.accuracy), f"{s.correct:,}", coverage(s.covered, s.total)] for s in scores]
    return table([title, "accuracy", "correct", "questions"], rows)


def analogy(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[tuple[Hashable, Hashable, Hashable, Hashable]],
    *,
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    name: str | None = None,
    lower: bool = True,
) -> AnalogyResult:
    """Complete analogies "a is to b as c is to ?" and count the right answers.

    The answer is the word d, other than a, b and c, with the greatest

    - 3CosAdd: cos(d, b) - cos(d, a) + cos(d, c)  (Mikolov, Yih and Zweig 2013)
    - 3CosMul: s(d, b) s(d, c) / (s(d, a) + 0.001) with s = (1 + cos) / 2  (Levy and Goldberg 2014)

    A question is covered when its words are all among the `restrict` most frequent; the others are not
    counted as wrong, and stand in the coverage. Where a benchmark allows several words (BATS), the first
    known one is b, and any known one is a right d. Pairs that share their b (two countries, one language)
    stay unanswerable, as is usual.

    Parameters
    ----------
    words : WordVectors
        The vectors to judge.
    source : path or iterable of 4-tuples
        A file of four words a line with ``: section`` lines (Google) or without (MSR), a folder of files of
        pairs (BATS) or one such file, or the questions themselves.
    restrict : int or None
        How many of the most frequent words are candidates (see `WordVectors.head`); None for all.
    method : {"3cosadd", "3cosmul"}
        How the three cosines are put together.
    name : str, optional
        Name of the benchmark; by default the name of the file or folder, or "questions".
    lower : bool
        Whether a word that is not in the vocabulary as it is written is tried again lower-cased.

    Returns
    -------
    AnalogyResult

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not a question.
    InvalidInput
        A setting is outside what is allowed.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> vectors = [[1, 0, 0], [1, 0, 1], [0, 1, 0], [0, 1, 1], [1, 1, 0]]
    >>> words = WordVectors(["man", "king", "woman", "queen", "child"], vectors)
    >>> print(analogy(words, [("man", "king", "woman", "queen"), ("man", "king", "boy", "prince")]))
    questions (3cosadd)
    section    accuracy  correct       questions
    questions   100.0 %        1  covered 1 of 2
    """
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        name = name or (path.resolve().name if path.is_dir() else path.stem)
        sections = _sections(path)
    else:
        name = name or "questions"
        sections = [Section(name, None, [_checked(item) for item in source])]
    return judge(words, name, sections, restrict=restrict, method=method, lower=lower)


def judge(
    words: WordVectors,
    name: str,
    sections: list[Section],
    *,
    restrict: int | None,
    method: Method,
    lower: bool,
) -> AnalogyResult:
    """The score of each section; `analogy` describes the settings."""
    if method not in METHODS:
        raise InvalidInput(f"method must be one of {', '.join(METHODS)}, got {method!r}")
    if restrict is not None and restrict < 1:
        raise InvalidInput(f"restrict must be at least 1, or None for all words, got {restrict}")
    words = most_frequent(words, restrict)
    find, unit = finder(words, lower=lower), words.unit
    results = []
    for section in sections:
        encoded = [_encode(question, find) for question in section.questions]
        covered = [k for k, question in enumerate(encoded) if question is not None]
        answers = np.full(len(encoded), -1, dtype=np.int8)
        answers[covered] = solve(unit, [question for question in encoded if question is not None], method)
        results.append(_counted(section.name, section.group, answers, _pairs(section.questions)))
    return AnalogyResult(name, method, restrict, tuple(results))


def _counted(
    name: str, group: str | None, answers: npt.NDArray[np.int8], pairs: npt.NDArray[np.int64]
) -> SectionResult:
    """The section with its answers counted."""
    correct, covered = int(np.sum(answers == 1)), int(np.sum(answers >= 0))
    return SectionResult(name, group, correct, covered, len(answers), answers, pairs)


def _sum(name: str, parts: Iterable[SectionResult]) -> SectionResult:
    """The parts counted together; a pair of one part is not that of another."""
    answers, pairs, first = [np.empty(0, np.int8)], [np.empty((0, 2), np.int64)], 0
    for part in parts:
        answers.append(part.answers)
        pairs.append(part.pairs + first)
        first += int(part.pairs.max(initial=-1)) + 1
    return _counted(name, None, np.concatenate(answers), np.concatenate(pairs))


def _pairs(questions: list[Question]) -> npt.NDArray[np.int64]:
    """The numbers of the pairs (a, b) and (c, d) of each question."""
    numbers: dict[tuple[Hashable, tuple[Hashable, ...]], int] = {}
    both = [[(q.a, q.b), (q.c, q.d)] for q in questions]
    return np.array(
        [[numbers.setdefault(pair, len(numbers)) for pair in two] for two in both], dtype=np.int64
    ).reshape(-1, 2)


def _sections(path: Path) -> list[Section]:
    """The sections of a file, or of every ``.txt`` file below a folder."""
    if not path.is_dir():
        return layouts.analogy_file(path)[1]
    files = [file for file in layouts.files_below(path) if file.suffix == ".txt"]
    if not files:
        raise MissingFile(f"there are no .txt files in {path}")
    return [section for file in files for section in layouts.analogy_file(file)[1]]


def _checked(item: tuple[Hashable, Hashable, Hashable, Hashable]) -> Question:
    """The item as a question, if it is four words."""
    if isinstance(item, str) or len(item) != 4:
        raise WrongType(f"a question must be (word, word, word, word), got {item!r}")
    a, b, c, d = item
    return Question(a, (b,), c, (d,))


def _encode(question: Question, find: Callable[[Hashable], int | None]) -> EncodedQuestion | None:
    """The rows of the words: the first known b, every known d; None where one of the four is unknown."""
    a, c = find(question.a), find(question.c)
    b = next((row for word in question.b if (row := find(word)) is not None), None)
    d = frozenset(row for word in question.d if (row := find(word)) is not None)
    return None if a is None or b is None or c is None or not d else EncodedQuestion(a, b, c, d)
