"""The usual layouts of benchmark files, read into plain tuples.

Each reader raises `Misfit` at the first line that is not of its layout, so that a folder of unknown files can
be sorted by trying one reader after the other.
"""

import re
from collections import Counter
from collections.abc import Hashable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from firth.errors import DamagedFile
from firth.evaluation.files.lines import Misfit, columns_of, is_number, lines_of

MOST_PAIRS = 1000  # pairs of one relation are crossed with each other: 1,000 make a million questions

_LEMMA = re.compile(r".+-[a-z]")  # MEN's lemma form, "sun-n"


class Question(NamedTuple):
    """a is to b as c is to d; b and d may be any of several words."""

    a: Hashable
    b: tuple[Hashable, ...]
    c: Hashable
    d: tuple[Hashable, ...]


class Section(NamedTuple):
    """The questions of one relation."""

    name: str
    group: str | None
    questions: list[Question]


def rated_pairs(path: Path) -> list[tuple[str, str, float]]:
    """Two words and a score a line, as in WordSim-353, SimLex-999, SimVerb-3500, MEN, RW and their kin.

    Tabs, commas, semicolons or spaces divide the columns; ``#`` begins a comment line; a header is recognised
    by its score not being a number. The words are the first two columns that are not numbers, the score is
    the first column of numbers after them. Where every word ends like MEN's ``sun-n``, the ending is dropped.
    """
    lines = lines_of(path)
    rows = columns_of(lines)
    width = min(len(row) for row in rows)
    numeric = [i for i in range(width) if all(is_number(row[i]) for row in rows[1:] or rows)]
    word_columns = [i for i in range(width) if i not in numeric][:2]
    score_column = next((i for i in numeric if len(word_columns) == 2 and i > word_columns[1]), None)
    if score_column is None:
        raise Misfit(path, lines[_first_unrated(rows)], "two words and a score")
    if not is_number(rows[0][score_column]):
        rows = rows[1:]
    first, second = word_columns
    pairs = [(row[first], row[second], float(row[score_column])) for row in rows]
    left, right = without_lemmas([a for a, _, _ in pairs]), without_lemmas([b for _, b, _ in pairs])
    if left is None or right is None:
        return pairs
    return [(a, b, score) for a, b, (_, _, score) in zip(left, right, pairs, strict=True)]


def questions(path: Path) -> list[Section]:
    """Four words a line, under ``: section`` lines (Google) or without them (MSR).

    Google's sections named ``gram...`` are syntactic, its others semantic.
    """
    sections: list[Section] = []
    lines = lines_of(path)
    rows = iter(columns_of([line for line in lines if not line.text.startswith(":")]))
    for line in lines:
        if line.text.startswith(":"):
            sections.append(Section(line.text[1:].strip(), None, []))
            continue
        row = next(rows)
        if len(row) != 4 or all(map(is_number, row)):
            raise Misfit(path, line, "four words")
        if not sections:
            sections.append(Section(path.stem, None, []))
        a, b, c, d = row
        sections[-1].questions.append(Question(a, (b,), c, (d,)))
    if not any(section.questions for section in sections):
        raise Misfit(path, lines[-1], "four words")
    if any(section.name.startswith("gram") for section in sections):
        return [s._replace(group="syntactic" if s.name.startswith("gram") else "semantic") for s in sections]
    return sections


def crossed_pairs(path: Path) -> Section:
    """A word and its answers, divided by ``/``, a line (BATS); each pair is crossed with each other pair."""
    lines = lines_of(path)
    pairs: list[tuple[str, tuple[str, ...]]] = []
    for line in lines:
        row = line.text.split()
        answers = tuple(dict.fromkeys(answer for answer in row[-1].split("/") if answer))
        if len(row) != 2 or not answers or any(map(is_number, row)):
            raise Misfit(path, line, "a word and its answers")
        pairs.append((row[0], answers))
    if not 2 <= len(pairs) <= MOST_PAIRS:
        raise DamagedFile(f"{path} has {len(pairs)} pairs; a relation needs 2 to {MOST_PAIRS:,}")
    crossed = [Question(*x, *y) for x in pairs for y in pairs if x is not y]
    return Section(path.stem, path.resolve().parent.name, crossed)


def analogy_file(path: Path) -> tuple[Path, list[Section]]:
    """The questions of a file of either layout, and what they belong to: the file, or the folder of BATS."""
    try:
        return path, questions(path)
    except Misfit as not_questions:
        try:
            return path.resolve().parents[1], [crossed_pairs(path)]
        except Misfit as not_pairs:
            raise max(not_questions, not_pairs, key=lambda misfit: misfit.line) from None


def without_lemmas(words: list[str]) -> list[str] | None:
    """The words without an ending like that of ``sun-n``, if they all have one."""
    return [word[:-2] for word in words] if all(map(_LEMMA.fullmatch, words)) else None


def _first_unrated(rows: list[list[str]]) -> int:
    """The first row, apart from a header, with no number in the column where most rows have one."""
    rated = [[i for i, cell in enumerate(row) if i > 1 and is_number(cell)] for row in rows]
    column, _ = Counter(chain.from_iterable(rated)).most_common(1)[0] if any(rated) else (2, 0)
    return next((k for k, columns in enumerate(rated) if k > 0 and column not in columns), 0)
