import numpy as np
import pytest

from firth.course.sst.features import BOTH, CENTRE, sentence_features
from firth.errors import InvalidInput
from firth.vectors import WordVectors

WORDS = ["good", "bad", "UNK"]
CENTRES, OUTSIDES = np.array([[1.0, 2], [3, 5], [-7, 11]]), np.array([[2.0, 0], [0, 1], [1, 1]])
SENTENCES = [["good", "good", "bad"], ["film"], ["bad", "film"]]
ROWS = [[0, 0, 1], [2], [1, 2]]


def test_features_are_means_with_repeats_and_unk_stands_for_what_is_unknown() -> None:
    found = sentence_features(WordVectors(WORDS, CENTRES, output=OUTSIDES), SENTENCES)
    for name, table in ((CENTRE, CENTRES), (BOTH, np.hstack([CENTRES, OUTSIDES]))):
        expected = np.array([np.sum(table[rows], axis=0) / len(rows) for rows in ROWS])
        np.testing.assert_allclose(found.sets[name], expected, rtol=1e-12)
    assert (found.tokens, found.unknown, found.stand_in, found.empty) == (6, 2, True, 0)


def test_without_output_vectors_there_is_one_kind_of_features() -> None:
    assert [*sentence_features(WordVectors(WORDS, CENTRES), SENTENCES).sets] == [CENTRE]


def test_without_unk_unknown_words_are_left_out() -> None:
    found = sentence_features(WordVectors(WORDS[:2], CENTRES[:2]), SENTENCES)
    np.testing.assert_allclose(found.sets[CENTRE], [[5 / 3, 3], [0, 0], [3, 5]])
    assert (found.unknown, found.stand_in, found.empty) == (2, False, 1)


def test_a_model_that_knows_no_word_is_refused() -> None:
    with pytest.raises(
        InvalidInput, match="none of the 6 words has a vector: are the words of this model lower"
    ):
        sentence_features(WordVectors(["Good", "UNK"], CENTRES[:2]), SENTENCES)
