"""The pairs of words that questions are made of, and what is drawn anew: a pair is one fact, wherever it is.

MSR asks with every pair in both directions (good : better and better : good), and the capitals of Google's
common countries are among those of the world. A model that does not know a pair is wrong in all of these.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from firth.evaluation.crossed import resampled_sums
from firth.evaluation.files.layouts import Question
from firth.evaluation.resampling import Bootstrap

Answers = npt.NDArray[np.int8]
Pairs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Drawn = Literal["pairs", "questions"]
DRAWN: tuple[str, ...] = get_args(Drawn)


def numbered(sections: Iterable[Sequence[Question]], *, lower: bool = True) -> list[Pairs]:
    """The numbers of the pairs (a, b) and (c, d) of each question, the same in all sections of a benchmark.

    Parameters
    ----------
    sections : iterable of sequences of Question
    lower : bool
        Whether words that differ in their case alone are one word.

    Returns
    -------
    list of int64 arrays, shape (questions, 2)
        A pair is the same in both directions.

    Examples
    --------
    >>> forth = Question("good", ("better",), "bad", ("worse",))
    >>> back = Question("Worse", ("bad",), "rough", ("rougher",))
    >>> [pairs.tolist() for pairs in numbered([[forth], [back]])]
    [[[0, 1]], [[1, 2]]]
    """
    numbers: dict[frozenset[Hashable], int] = {}
    found = []
    for questions in sections:
        keys = [_key(word, others, lower) for a, b, c, d in questions for word, others in ((a, b), (c, d))]
        rows = [numbers.setdefault(key, len(numbers)) for key in keys]
        found.append(np.array(rows, dtype=np.int64).reshape(-1, 2))
    return found


def resampled_sections(
    answers: Sequence[Answers], pairs: Sequence[Pairs], drawn: Drawn, bootstrap: Bootstrap
) -> list[Floats]:
    """Right answers and questions that count, of each section in each resample.

    Sections that share pairs are drawn together, so that their sums belong to the same draw; each of the
    others is drawn by itself, by a stream of its own.

    Parameters
    ----------
    answers : sequence of int8 arrays, shape (questions,)
        1 right, 0 wrong, -1 left out.
    pairs : sequence of int64 arrays, shape (questions, 2)
    drawn : {"pairs", "questions"}
    bootstrap : Bootstrap

    Returns
    -------
    list of float64 arrays, shape (2, resamples)
    """
    units = [units_of(*each, drawn) for each in zip(answers, pairs, strict=True)]
    counting = [each[each >= 0] for each in answers]
    found = [np.zeros((2, bootstrap.resamples))] * len(units)
    for members in _together(units) if drawn == "pairs" else ([k] for k in range(len(units))):
        firsts = np.cumsum([0, *(len(units[k]) for k in members)])
        values = np.zeros((2 * len(members), firsts[-1]))
        for row, k in enumerate(members):
            values[2 * row, firsts[row] : firsts[row + 1]] = counting[k] == 1
            values[2 * row + 1, firsts[row] : firsts[row + 1]] = 1
        sums = resampled_sums(
            values,
            np.concatenate([units[k] for k in members]),
            bootstrap.resamples,
            [bootstrap.seed, members[0]],
        )
        for row, k in enumerate(members):
            found[k] = sums[2 * row : 2 * row + 2]
    return found


def units_of(answers: Answers, pairs: Pairs, drawn: Drawn) -> Pairs:
    """What the questions that count are made of, and what is drawn: their pairs, or they themselves."""
    units = pairs if drawn == "pairs" else np.arange(len(answers))[:, None]
    return units[answers >= 0]


def _key(word: Hashable, others: Iterable[Hashable], lower: bool) -> frozenset[Hashable]:
    """The words of a pair in no order."""
    both = (word, *others)
    return frozenset(w.lower() if lower and isinstance(w, str) else w for w in both)


def _together(units: Sequence[Pairs]) -> list[list[int]]:
    """The sections that share units, each with all that others bind it to."""
    groups: list[tuple[set[int], list[int]]] = []
    for k, each in enumerate(units):
        kinds = set(each.ravel().tolist())
        bound = [group for group in groups if not kinds.isdisjoint(group[0])]
        groups = [group for group in groups if kinds.isdisjoint(group[0])]
        members = sorted([k, *(one for _, those in bound for one in those)])
        groups.append((kinds.union(*(held for held, _ in bound)), members))
    return [members for _, members in groups]
