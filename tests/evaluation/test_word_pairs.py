"""A pair of words is one fact, in both directions and in all sections."""

import numpy as np
import pytest

from firth.evaluation.crossed import resampled_sums
from firth.evaluation.files.layouts import Question
from firth.evaluation.resampling import Bootstrap
from firth.evaluation.word_pairs import numbered, resampled_sections

FEW = Bootstrap(100, seed=3)


def asked(*words: str) -> Question:
    a, b, c, d = words
    return Question(a, (b,), c, (d,))


def test_a_pair_has_one_number_in_both_directions_and_all_sections() -> None:
    sections = [
        [asked("good", "better", "bad", "worse"), asked("better", "good", "worse", "bad")],
        [],
        [asked("bad", "worse", "old", "older")],
    ]
    assert [pairs.tolist() for pairs in numbered(sections)] == [[[0, 1], [0, 1]], [], [[1, 2]]]


def test_words_that_differ_in_their_case_are_one_where_case_does_not_matter() -> None:
    questions = [Question("Athens", ("Greece",), 7, (8, 9)), Question("athens", ("GREECE",), 7, (9, 8))]
    assert numbered([questions])[0].tolist() == [[0, 1], [0, 1]]
    assert numbered([questions], lower=False)[0].tolist() == [[0, 1], [2, 1]]


def test_sections_that_share_a_pair_are_drawn_together() -> None:
    rng = np.random.default_rng(1)
    pairs = [rng.integers(low, low + 8, (30, 2)) for low in (0, 20, 40, 6, 44)]
    answers = [rng.integers(-1, 2, 30).astype(np.int8) for _ in pairs]
    found = resampled_sections(answers, pairs, "pairs", FEW)
    for members in ([0, 3], [1], [2, 4]):
        answered = np.concatenate([answers[k] for k in members])
        made_of = np.concatenate([pairs[k] for k in members])[answered >= 0]
        right = np.stack([answered == 1, answered >= 0])[:, answered >= 0]
        whole = resampled_sums(right, made_of, 100, [3, members[0]])
        assert sum(found[k] for k in members) == pytest.approx(whole)


def test_sections_of_the_same_questions_move_as_one() -> None:
    answers = np.random.default_rng(2).integers(0, 2, 40).astype(np.int8)
    pairs = np.random.default_rng(3).integers(0, 12, (40, 2))
    first, second = resampled_sections([answers] * 2, [pairs] * 2, "pairs", FEW)
    assert first.tolist() == second.tolist()
    first, second = resampled_sections([answers] * 2, [pairs] * 2, "questions", FEW)
    assert first.tolist() != second.tolist()


def test_a_section_without_questions_that_count() -> None:
    nothing, pairs = np.full(3, -1, np.int8), np.array([[0, 1], [1, 2], [2, 3]])
    first, second = resampled_sections([nothing, np.ones(3, np.int8)], [pairs] * 2, "pairs", FEW)
    assert not first.any()
    assert (second[0] == second[1]).all()
    assert second.any()
