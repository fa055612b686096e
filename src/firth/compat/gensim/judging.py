"""Benchmarks: pairs of words that people rated, and analogies."""

from collections.abc import Iterator
from os import PathLike
from typing import Any

import numpy as np

from firth.compat.gensim.likeness import Likeness
from firth.compat.gensim.rows import Array
from firth.compat.gensim.sentences import opened
from firth.errors import InvalidInput, MissingDependency

Section = dict[str, Any]
_CANDIDATES = 5  # answers that are looked at for the first that may count
_BLOCK = 1 << 24  # scores at a time


class Judged(Likeness):
    """Rows that can be judged."""

    def evaluate_word_pairs(
        self,
        pairs: str | PathLike[str],
        delimiter: str = "\t",
        encoding: str = "utf8",
        restrict_vocab: int | None = 300000,
        case_insensitive: bool = True,
        dummy4unknown: bool = False,
    ) -> tuple[Any, Any, float]:
        """Correlation of cosines with people's scores, from lines of two words and a number.

        Lines that begin with # and lines of another form are passed over.

        Returns
        -------
        pearson, spearman : SciPy's results
            Each a pair: the correlation, and its p-value.
        oov_ratio : float
            Percent of the pairs with a word outside the vocabulary. They are left out, or with
            `dummy4unknown` have a similarity of 0.
        """
        stats = _stats()
        vocabulary = self._first_rows(restrict_vocab, case_insensitive)
        gold, cosines, unknown = [], [], 0
        for a, b, score in _rated(pairs, delimiter, encoding, case_insensitive):
            known = a in vocabulary and b in vocabulary
            unknown += not known
            if known or dummy4unknown:
                gold.append(score)
                cosines.append(self._cosine(vocabulary[a], vocabulary[b]) if known else 0.0)
        if not gold:
            raise InvalidInput(
                f"{pairs} has no pair that could be judged: a line is two words and a number between "
                f"{delimiter!r}, and both words are in the vocabulary"
            )
        ratio = unknown / (len(gold) if dummy4unknown else len(gold) + unknown) * 100
        return stats.pearsonr(gold, cosines), stats.spearmanr(gold, cosines), ratio

    def evaluate_word_analogies(
        self,
        analogies: str | PathLike[str],
        restrict_vocab: int | None = 300000,
        case_insensitive: bool = True,
        dummy4unknown: bool = False,
        similarity_function: str = "most_similar",
    ) -> tuple[float, list[Section]]:
        """Complete analogies, lines of four words in sections that begin with ``: name``.

        Returns
        -------
        score : float
            The share of right answers.
        sections : list of dict
            ``"section"``, ``"correct"`` and ``"incorrect"``, lists of the four words; the last one is all
            sections together. Questions with a word outside the vocabulary are left out, or with
            `dummy4unknown` count as wrong.
        """
        if similarity_function != "most_similar":
            raise InvalidInput(
                f"similarity_function={similarity_function!r} is not supported: analogies are completed by "
                "most_similar, and firth.evaluation.analogy has 3CosMul"
            )
        vocabulary = self._first_rows(restrict_vocab, case_insensitive)
        sections = list(_sections(analogies, case_insensitive))
        if not any(questions for _, questions in sections):
            raise InvalidInput(f"{analogies} has no questions: lines of four words after a line ': section'")
        rows = slice(restrict_vocab)
        unit = self.vectors[rows] / self.lengths(rows)[:, None]
        told = [
            self._section(name, questions, vocabulary, unit, case_insensitive, dummy4unknown)
            for name, questions in sections
        ]
        correct, incorrect = ([one for part in told for one in part[key]] for key in ("correct", "incorrect"))
        told.append({"section": "Total accuracy", "correct": correct, "incorrect": incorrect})
        return len(correct) / max(1, len(correct) + len(incorrect)), told

    def _section(
        self,
        name: str,
        questions: list[tuple[str, ...]],
        vocabulary: dict[str, int],
        unit: Array,
        upper: bool,
        unknown_too: bool,
    ) -> Section:
        """The right and the wrong answers of a section, in the order of the questions."""
        known = [one for one in questions if all(word in vocabulary for word in one)]
        answers = _answers(unit, [[vocabulary[word] for word in one[:3]] for one in known])
        section: Section = {"section": name, "correct": [], "incorrect": []}
        for one in questions:
            if all(word in vocabulary for word in one):
                words = (self.index_to_key[row] for row in next(answers))
                found = _first_new([word.upper() if upper else word for word in words], one, vocabulary)
                section["correct" if found == one[3] else "incorrect"].append(one)
            elif unknown_too:
                section["incorrect"].append(one)
        return section

    def _first_rows(self, rows: int | None, upper: bool) -> dict[str, int]:
        """The rows of the first keys; of those that are alike in capitals the first one."""
        keys = self.index_to_key[:rows]
        named = ((key.upper() if upper else key, row) for row, key in enumerate(keys) if isinstance(key, str))
        return dict(reversed(list(named)))

    def _cosine(self, a: int, b: int) -> Any:
        return self.similarity(self.index_to_key[a], self.index_to_key[b])


def _answers(unit: Array, questions: list[list[int]]) -> Iterator[list[int]]:
    """For rows a, b and c, the rows nearest to b - a + c, without the three."""
    step = max(1, _BLOCK // max(1, len(unit)))
    for start in range(0, len(questions), step):
        block = np.array(questions[start : start + step])  # (n, 3)
        scores = (unit[block[:, 1]] + unit[block[:, 2]] - unit[block[:, 0]]) @ unit.T
        np.put_along_axis(scores, block, -np.inf, axis=1)
        taken = min(_CANDIDATES, scores.shape[1])
        best = np.argpartition(-scores, taken - 1, axis=1)[:, :taken]
        order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
        yield from np.take_along_axis(best, order, axis=1).tolist()


def _first_new(words: list[str], question: tuple[str, ...], vocabulary: dict[str, int]) -> str | None:
    """The first word that may be an answer; the last one where none may."""
    found = None
    for found in words:
        if found in vocabulary and found not in question[:3]:
            break
    return found


def _rated(
    path: str | PathLike[str], delimiter: str, encoding: str, upper: bool
) -> Iterator[tuple[str, str, float]]:
    with opened(path, encoding=encoding) as lines:
        for line in lines:
            fields = [field.upper() if upper else field for field in line.split(delimiter)]
            if line.startswith("#") or len(fields) != 3:
                continue
            try:
                score = float(fields[2])
            except ValueError:  # a header
                continue
            yield fields[0], fields[1], score


def _sections(path: str | PathLike[str], upper: bool) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    name, questions = None, list[tuple[str, ...]]()
    with opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith(": "):
                if name is not None:
                    yield name, questions
                name, questions = line.lstrip(": ").strip(), []
            elif name is None:
                raise InvalidInput(
                    f"{path}, line {number}: a line ': section' is expected first, got {line!r}"
                )
            elif len(words := (line.upper() if upper else line).split()) == 4:
                questions.append(tuple(words))
    if name is not None:
        yield name, questions


def _stats() -> Any:
    try:
        from scipy import stats
    except ImportError:
        raise MissingDependency(
            "evaluate_word_pairs returns SciPy's results, and SciPy is not installed: pip install scipy, or "
            "use firth.evaluation.similarity, which does without"
        ) from None
    return stats
