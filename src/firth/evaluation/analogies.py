"""Analogies: a is to b as c is to d, with d to be found among all words."""

import os
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

import numpy as np

from firth.errors import InvalidInput, MissingFile, WrongType
from firth.evaluation.files import layouts
from firth.evaluation.files.layouts import Question, Section
from firth.evaluation.files.lines import files_below
from firth.evaluation.lookup import finder, most_frequent
from firth.evaluation.resampling import LEVEL, RESAMPLES, Bootstrap
from firth.evaluation.sections import AnalogyResult, section_result
from firth.evaluation.solving import METHODS, EncodedQuestion, Method, solve
from firth.evaluation.unknown import Unknown, checked
from firth.evaluation.word_pairs import DRAWN, Drawn, numbered, resampled_sections
from firth.vectors import WordVectors


def analogy(
    words: WordVectors,
    source: str | os.PathLike[str] | Iterable[tuple[Hashable, Hashable, Hashable, Hashable]],
    *,
    restrict: int | None = 300_000,
    method: Method = "3cosadd",
    name: str | None = None,
    lower: bool = True,
    unknown: Unknown = "skip",
    resamples: int = RESAMPLES,
    drawn: Drawn = "pairs",
    seed: int = 1,
    level: float = LEVEL,
) -> AnalogyResult:
    """Complete analogies "a is to b as c is to ?" and count the right answers.

    The answer is the word d, other than a, b and c, with the greatest

    - 3CosAdd: cos(d, b) - cos(d, a) + cos(d, c)  (Mikolov, Yih and Zweig 2013)
    - 3CosMul: s(d, b) s(d, c) / (s(d, a) + 0.001) with s = (1 + cos) / 2  (Levy and Goldberg 2014)

    A question is covered when its words are all among the `restrict` most frequent; the others are by default
    not counted as wrong, and stand in the coverage. Where a benchmark allows several words (BATS), the first
    known one is b, and any known one is a right d. Pairs that share their b (two countries, one language)
    stay unanswerable, as is usual.

    The intervals are those of the bootstrap, in which the pairs of words of every section are drawn anew:
    what the accuracy would be over questions from other pairs in the same relations. Questions of a relation
    share its pairs, and are far fewer facts than questions; a pair is one in both directions and in all
    sections.

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
    unknown : {"skip", "zero"}
        Whether questions that are not covered are left out or count as wrong.
    resamples : int
        How many times the pairs are drawn anew; 0 for no intervals.
    drawn : {"pairs", "questions"}
        What is drawn anew. Single questions are right where no two of them share a pair; else the intervals
        are far too narrow.
    seed : int
        Decides what is drawn.
    level : float
        How often such an interval holds the true accuracy.

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
    section    accuracy [95 %]  correct       questions
    questions      100.0 % [-]        1  covered 1 of 2
    [95 %]: where the number may lie for other items of the same kind
    resampled: 2,000 x word pairs (analogy)
    unknown words are left out, with their questions
    """
    bootstrap = Bootstrap(resamples, seed, level)
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        name = name or (path.resolve().name if path.is_dir() else path.stem)
        sections = _sections(path)
    else:
        name = name or "questions"
        sections = [Section(name, None, [_checked(item) for item in source])]
    return judge(
        words,
        name,
        sections,
        restrict=restrict,
        method=method,
        lower=lower,
        unknown=unknown,
        drawn=drawn,
        bootstrap=bootstrap,
    )


def judge(
    words: WordVectors,
    name: str,
    sections: list[Section],
    *,
    restrict: int | None,
    method: Method,
    lower: bool,
    unknown: Unknown,
    drawn: Drawn,
    bootstrap: Bootstrap,
) -> AnalogyResult:
    """The score of each section; `analogy` describes the settings."""
    if method not in METHODS:
        raise InvalidInput(f"method must be one of {', '.join(METHODS)}, got {method!r}")
    if restrict is not None and restrict < 1:
        raise InvalidInput(f"restrict must be at least 1, or None for all words, got {restrict}")
    if drawn not in DRAWN:
        raise InvalidInput(f"drawn must be one of {', '.join(DRAWN)}, got {drawn!r}")
    unknown, words = checked(unknown), most_frequent(words, restrict)
    find, unit = finder(words, lower=lower), words.unit
    covered, answers = [], []
    for section in sections:
        encoded = [_encode(question, find) for question in section.questions]
        known = np.array([question is not None for question in encoded], dtype=bool)
        given = np.full(len(encoded), 0 if unknown == "zero" else -1, dtype=np.int8)
        given[known] = solve(unit, [question for question in encoded if question is not None], method)
        covered.append(int(known.sum()))
        answers.append(given)
    pairs = numbered((section.questions for section in sections), lower=lower)
    resampled = resampled_sections(answers, pairs, drawn, bootstrap)
    results = [
        section_result(each.name, each.group, known, given, made_of, sums, drawn, bootstrap.level)
        for each, known, given, made_of, sums in zip(
            sections, covered, answers, pairs, resampled, strict=True
        )
    ]
    return AnalogyResult(name, method, restrict, unknown, drawn, bootstrap, tuple(results))


def _sections(path: Path) -> list[Section]:
    """The sections of a file, or of every ``.txt`` file below a folder."""
    if not path.is_dir():
        return layouts.analogy_file(path)[1]
    files = [file for file in files_below(path) if file.suffix == ".txt"]
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
