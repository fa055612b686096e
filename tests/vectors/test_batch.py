import numpy as np
import pytest

from firth.errors import InvalidInput, UnknownWord
from firth.kernels.native import INSTRUCTION_SETS
from firth.vectors import WordVectors, batch, native


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many blocks, and candidates that are pruned often."""
    monkeypatch.setattr(batch, "_QUERIES", 37)
    monkeypatch.setattr(batch, "_SCORES", 1)
    monkeypatch.setattr(batch, "_ROWS", 61)
    monkeypatch.setattr(batch, "_KEPT", 2)


@pytest.mark.parametrize("topn", [1, 10, 100, 1999, 3000])
@pytest.mark.usefixtures("small_blocks")
def test_every_answer_is_that_of_most_similar(many: WordVectors, topn: int) -> None:
    asked = [f"w{row}" for row in range(0, 2000, 40)]
    found = many.search(asked, topn=topn)
    for i, word in enumerate(asked):
        answer = many.most_similar(word, topn=topn)
        assert found.keys[i] == [key for key, _ in answer]
        assert found.similarities[i, : len(answer)].tolist() == [cosine for _, cosine in answer]


def test_one_question_has_the_same_bits_as_many(many: WordVectors) -> None:
    """The core sums their float32 products in different orders; float64 decides."""
    asked = many.index_to_key[:50]
    one_by_one = np.concatenate([many.search([word]).similarities for word in asked])
    np.testing.assert_array_equal(many.search(asked).similarities, one_by_one)


@pytest.mark.parametrize("instruction_set", INSTRUCTION_SETS)
@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_answers_depend_on_neither_threads_nor_instruction_set(
    threads: int, instruction_set: str, many: WordVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = many.index_to_key[:40]
    expected = many.search(asked), many.most_similar("w1"), many.analogy("w1", "w2", "w3", "3cosmul")
    monkeypatch.setattr(native, "threads_for_tests", threads)
    monkeypatch.setattr(native, "instruction_set", instruction_set)
    other = WordVectors(many.index_to_key, many.vectors)
    found = other.search(asked), other.most_similar("w1"), other.analogy("w1", "w2", "w3", "3cosmul")
    np.testing.assert_array_equal(found[0].rows, expected[0].rows)
    np.testing.assert_array_equal(found[0].similarities, expected[0].similarities)
    assert found[1:] == expected[1:]


@pytest.mark.usefixtures("small_blocks")
def test_equal_rows_are_answered_by_row() -> None:
    few = np.random.default_rng(1).standard_normal((5, 9)).astype(np.float32)
    table = few[np.random.default_rng(2).integers(5, size=600)]
    found = WordVectors(range(600), table).search(few + few[::-1], topn=300)
    for rows, cosines in zip(found.rows, found.similarities, strict=True):
        pairs = list(zip((-cosines).tolist(), rows.tolist(), strict=True))
        assert pairs == sorted(pairs)


def test_vectors_leave_no_word_out(many: WordVectors) -> None:
    found = many.search(many.vectors[:20], topn=1)
    assert found.rows[:, 0].tolist() == list(range(20))
    mixed = many.search(["w3", many["w3"]], topn=2000)
    assert mixed.rows[0, -1] == -1
    assert np.isnan(mixed.similarities[0, -1])
    assert mixed.keys[0] == mixed.keys[1][1:]
    assert mixed.keys[1][0] == "w3"


def test_one_question_or_none(many: WordVectors) -> None:
    assert many.search("w1").keys == [[word for word, _ in many.most_similar("w1")]]
    assert many.search(many["w1"], topn=3).rows.shape == (1, 3)
    nothing = many.search([], topn=3)
    assert (nothing.keys, nothing.rows.shape) == ([], (0, 3))


def test_what_is_refused(many: WordVectors) -> None:
    with pytest.raises(UnknownWord, match="'x' is not in the vocabulary"):
        many.search(["w1", "x"])
    with pytest.raises(InvalidInput, match="topn must be at least 1, got 0"):
        many.search(["w1"], topn=0)
    with pytest.raises(InvalidInput, match=r"a vector must have shape \(20,\), got \(3,\)"):
        many.search(np.ones((2, 3)))
