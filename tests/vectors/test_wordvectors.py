import copy
import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors import WordVectors


def test_what_it_holds(royals: WordVectors) -> None:
    assert repr(royals) == "WordVectors(5 words, 3 dimensions)"
    assert len(royals) == 5
    assert royals.vector_size == 3
    assert list(royals) == royals.index_to_key == ["king", "queen", "man", "woman", "apple"]
    assert royals.key_to_index["woman"] == 3
    assert "king" in royals
    assert "kng" not in royals
    assert royals.vectors.dtype == np.float32
    assert royals.counts is not None
    assert royals.counts.dtype == np.int64
    assert royals.info["settings"] == {"window": 5}


def test_lookup(royals: WordVectors) -> None:
    np.testing.assert_array_equal(royals["king"], [2, 1, 0])
    np.testing.assert_array_equal(royals[["apple", "king"]], [[0, 0, 1], [2, 1, 0]])
    np.testing.assert_array_equal(royals[np.array(["apple", "king"])], [[0, 0, 1], [2, 1, 0]])
    assert royals[[]].shape == (0, 3)
    assert royals.get("kng") is None
    assert royals.get("kng", 7) == 7
    np.testing.assert_array_equal(royals.get("man"), [0, 1, 0])


def test_a_slice_is_the_words_of_those_rows(royals: WordVectors) -> None:
    first = royals[:2]
    assert first.index_to_key == ["king", "queen"]
    assert first.counts is not None
    assert first.output is not None
    assert first.counts.tolist() == [50, 40]
    np.testing.assert_array_equal(first.output, [[0, 1, 2], [3, 4, 5]])
    assert first.info == royals.info
    assert np.shares_memory(first.vectors, royals.vectors)
    assert royals[::2].index_to_key == ["king", "man", "apple"]
    np.testing.assert_array_equal(royals[::2]["man"], [0, 1, 0])
    assert len(royals[:0]) == 0
    assert royals.head(3).index_to_key == ["king", "queen", "man"]
    assert len(royals.head(100)) == 5


def test_keys_of_any_type() -> None:
    words = WordVectors([3, 0, ("New", "York"), b"x"], np.eye(4))
    np.testing.assert_array_equal(words[3], [1, 0, 0, 0])
    np.testing.assert_array_equal(words[0], [0, 1, 0, 0])
    np.testing.assert_array_equal(words[("New", "York")], [0, 0, 1, 0])
    assert words.most_similar(("New", "York"), topn=1)[0][0] == 3
    assert words.most_similar((3, 0), topn=1)[0][0] == ("New", "York")
    assert words.most_similar(np.array([3, 0]), topn=4)[0][0] == ("New", "York")
    with pytest.raises(UnknownWord, match=r"^1 is not in the vocabulary$"):
        words[1]


@pytest.mark.parametrize("name", ["vectors", "output", "counts"])
def test_its_arrays_are_its_own_and_read_only(name: str) -> None:
    given = {
        "vectors": np.ones((2, 3), np.float32),
        "output": np.ones((2, 3), np.float32),
        "counts": np.ones(2, np.int64),
    }
    words = WordVectors(["a", "b"], **given)
    given[name][:] = 5
    assert (getattr(words, name) == 1).all()
    with pytest.raises(ValueError, match="read-only"):
        getattr(words, name)[0] = 1


def test_a_read_only_table_is_not_copied() -> None:
    padded = np.ones((2, 16), np.float32)
    padded.flags.writeable = False
    assert np.shares_memory(WordVectors(["a", "b"], padded[:, :3]).vectors, padded)


def test_it_does_not_change(royals: WordVectors) -> None:
    with pytest.raises(AttributeError, match="vectors cannot be set"):
        royals.vectors = np.ones((5, 3), np.float32)
    with pytest.raises(AttributeError, match="unit cannot be set"):
        royals.unit = royals.vectors  # type: ignore[misc]
    with pytest.raises(AttributeError, match="counts cannot be deleted"):
        del royals.counts
    with pytest.raises(TypeError, match="does not support item assignment"):
        royals.info["x"] = 1  # type: ignore[index]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda words: pickle.loads(pickle.dumps(words))])
def test_copies_and_pickles_in_memory(again: Any, royals: WordVectors) -> None:
    royals.unit  # noqa: B018  # what is computed once must not be in the way
    other = again(royals)
    assert other.index_to_key == royals.index_to_key
    assert other.info == royals.info
    for name in ("vectors", "output", "counts", "unit"):
        np.testing.assert_array_equal(getattr(other, name), getattr(royals, name))
        assert not getattr(other, name).flags.writeable


def test_unit_vectors(royals: WordVectors) -> None:
    np.testing.assert_allclose(np.linalg.norm(royals.unit, axis=1), 1, rtol=1e-6)
    assert royals.unit is royals.unit
    assert not royals.unit.flags.writeable
    normal = royals.normalized()
    np.testing.assert_array_equal(normal.vectors, royals.unit)
    assert normal.output is not None
    np.testing.assert_allclose(np.linalg.norm(normal.output, axis=1), 1, rtol=1e-6)
    assert normal.similarity("king", "woman") == pytest.approx(royals.similarity("king", "woman"))


def test_tables_by_name(royals: WordVectors) -> None:
    assert royals.output is not None
    expected = {
        "input": royals.vectors,
        "output": royals.output,
        "sum": royals.vectors + royals.output,
        "mean": (royals.vectors + royals.output) / 2,
    }
    for name, table in expected.items():
        words = royals.table(name)  # type: ignore[arg-type]
        np.testing.assert_array_equal(words.vectors, table)
        assert words.output is None
        assert words.index_to_key == royals.index_to_key
    with pytest.raises(InvalidInput, match="one of input, output, sum, mean, got 'both'"):
        royals.table("both")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="needs output vectors"):
        royals.table("input").table("sum")


def test_most_similar(royals: WordVectors) -> None:
    found = royals.most_similar("king")
    assert [word for word, _ in found] == ["queen", "man", "apple", "woman"]
    assert [similarity for _, similarity in found] == pytest.approx([0.6, 5**-0.5, 0, -(5**-0.5)])
    assert all(type(similarity) is float for _, similarity in found)
    assert royals.most_similar("king", topn=1) == found[:1]
    assert royals.most_similar(["king"]) == royals.most_similar(positive=("king",)) == found


def test_positive_and_negative(royals: WordVectors) -> None:
    assert royals.most_similar(positive=["king", "woman"], negative=["man"])[0][0] == "queen"
    assert royals.most_similar(["king", "woman"], "man")[0][0] == "queen"
    assert royals.most_similar(negative="man", topn=1)[0][0] == "woman"


def test_vectors_are_asked_about_like_words(royals: WordVectors) -> None:
    by_word = royals.most_similar(["king", "woman"], ["man"])
    by_vector = royals.most_similar([royals["king"] * 8, "woman"], ["man"])  # its length counts for nothing
    assert [pair for pair in by_vector if pair[0] != "king"] == by_word
    assert royals.most_similar(royals["king"])[0] == ("king", pytest.approx(1))
    assert {word for word, _ in royals.most_similar(royals[["king", "man"]], topn=2)} == {"king", "man"}
    assert royals.most_similar((royals["king"], royals["man"]))[2][0] == "queen"
    assert royals.similar_by_vector([2, 1, 0]) == royals.most_similar(royals["king"])
    with pytest.raises(InvalidInput, match=r"shape \(3,\), got \(2,\)"):
        royals.similar_by_vector([1, 2])
    with pytest.raises(InvalidInput, match="finite"):
        royals.similar_by_vector([1, 2, np.nan])


@given(st.lists(st.integers(0, 5), min_size=3, max_size=12), st.integers(1, 14))
def test_frequent_words_are_those_of_the_largest_counts(counts: list[int], n: int) -> None:
    keys = list(range(len(counts)))
    vectors = np.random.default_rng(len(counts)).standard_normal((len(counts), 4))
    words = WordVectors(keys, vectors, output=-vectors, counts=counts)
    expected = sorted(keys, key=lambda key: -counts[key])[:n]
    head = words.head(n)
    assert head.index_to_key == expected
    assert head.counts is not None
    assert head.counts.tolist() == [counts[key] for key in expected]
    assert head.vectors.tobytes() == words[expected].tobytes()
    assert head.output is not None
    assert head.output.tobytes() == (-words[expected]).tobytes()
    for asked in (0, len(keys) - 1):
        found = words.most_similar(asked, restrict=n, topn=20)
        assert {key for key, _ in found} == set(expected) - {asked}
        assert found == [pair for pair in words.most_similar(asked, topn=20) if pair[0] in expected]
    cosmul = words.analogy(0, 1, 2, "3cosmul", topn=20, restrict=n)
    assert {key for key, _ in cosmul} == set(expected) - {0, 1, 2}


def test_restrict_searches_the_first_words(royals: WordVectors) -> None:
    assert [word for word, _ in royals.most_similar("woman", restrict=3)] == ["queen", "king", "man"]
    assert royals.most_similar("king", restrict=1) == []
    assert royals.most_similar("king", restrict=99) == royals.most_similar("king")


def test_vectors_of_zeros_are_like_nothing() -> None:
    words = WordVectors(["nil", "a", "b"], [[0, 0], [1, 0], [1, 1]])
    assert words.most_similar("nil") == [("a", 0.0), ("b", 0.0)]
    assert words.most_similar("a") == [("b", pytest.approx(0.5**0.5)), ("nil", 0.0)]
    assert words.most_similar("a", negative=["a"])[0] == ("nil", 0.0)
    assert words.similarity("nil", "a") == 0.0
    assert words.similarity("nil", "nil") == 0.0
    assert words.distance("nil", "a") == 1.0
    assert words.doesnt_match(["nil", "a", "b"]) == "nil"
    assert words.analogy("a", "nil", "b", method="3cosmul", topn=1) == []
    assert not words.normalized()["nil"].any()


def test_similarity_and_distance(royals: WordVectors) -> None:
    assert royals.similarity("king", "queen") == pytest.approx(0.6, abs=1e-15)
    assert royals.distance("king", "queen") == pytest.approx(0.4, abs=1e-15)
    assert royals.similarity("king", royals["queen"]) == royals.similarity("queen", "king")
    assert royals.similarity("king", "king") == 1.0


def test_doesnt_match(royals: WordVectors) -> None:
    assert royals.doesnt_match(["king", "apple", "queen"]) == "apple"
    assert royals.doesnt_match(word for word in ["king", "queen", "apple"]) == "apple"
    with pytest.raises(InvalidInput, match="at least 3 words, got 2"):
        royals.doesnt_match(["king", "queen"])
    with pytest.raises(WrongType, match="got the string 'king queen'"):
        royals.doesnt_match("king queen")


def test_analogy_is_a_minus_b_plus_c(royals: WordVectors) -> None:
    by_sum = royals.analogy("king", "man", "woman")
    assert by_sum == royals.most_similar(["king", "woman"], ["man"])
    by_product = royals.analogy("king", "man", "woman", method="3cosmul")
    assert by_sum[0][0] == by_product[0][0] == "queen"
    cosine = {word: [royals.similarity(word, one) for one in ("king", "man", "woman")] for word in royals}
    for word, score in by_product:
        a, b, c = ((value + 1) / 2 for value in cosine[word])
        assert score == pytest.approx(a * c / (b + 0.001), rel=1e-6)
    with pytest.raises(InvalidInput, match="3cosadd or 3cosmul, got '3CosMul'"):
        royals.analogy("king", "man", "woman", method="3CosMul")  # type: ignore[arg-type]


def test_unknown_words_are_named_with_a_guess(royals: WordVectors) -> None:
    for ask in (
        lambda: royals["quen"],
        lambda: royals[["king", "quen"]],
        lambda: royals.most_similar("quen"),
        lambda: royals.most_similar("king", negative=["quen"]),
        lambda: royals.similarity("king", "quen"),
        lambda: royals.doesnt_match(["king", "man", "quen"]),
        lambda: royals.analogy("king", "man", "quen", method="3cosmul"),
    ):
        with pytest.raises(UnknownWord, match=r"^'quen' is not in the vocabulary; did you mean 'queen'\?$"):
            ask()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"topn": 0}, "topn must be at least 1, got 0"),
        ({"restrict": 0}, "restrict must be at least 1, got 0"),
        ({"positive": []}, "at least one word or vector, got none"),
        ({"positive": np.ones(4)}, r"shape \(3,\), got \(4,\)"),
    ],
)
def test_questions_that_make_no_sense(arguments: dict[str, Any], message: str, royals: WordVectors) -> None:
    with pytest.raises(InvalidInput, match=message):
        royals.most_similar(**{"positive": "king", **arguments})


def test_integers_in_a_table_are_vectors(royals: WordVectors) -> None:
    table = np.array([[0, 1, 0], [2, 0, -1]])
    found, expected = royals.search(table, topn=3), royals.search(table.astype(np.float64), topn=3)
    assert (found.rows == expected.rows).all()
    assert royals.most_similar(table) == royals.most_similar(table.astype(np.float64))
    with pytest.raises(InvalidInput, match=r"a vector must have shape \(3,\), got \(2,\)"):
        royals.search(table[:, :2])


@pytest.mark.parametrize(
    "asked", [[[0.0, 1.0, 0]], ["king", [0.0, 1.0, 0]], [("king", [])], np.zeros((1, 3), bool)]
)
def test_many_questions_of_the_wrong_type(asked: Any, royals: WordVectors) -> None:
    with pytest.raises(WrongType, match=r"a key must be hashable, got \w+: a vector is a NumPy array"):
        royals.search(asked)


def test_questions_of_the_wrong_type(royals: WordVectors) -> None:
    with pytest.raises(WrongType, match=r"topn must be an integer, got 2\.5"):
        royals.most_similar("king", topn=2.5)  # type: ignore[arg-type]
    with pytest.raises(WrongType, match="a key must be hashable, got dict"):
        royals.most_similar([{}])
    with pytest.raises(WrongType, match="a key must be hashable, got set"):
        royals[set()]
    with pytest.raises(WrongType, match="a key must be hashable, got list"):
        royals.similarity("king", ["queen"])
    with pytest.raises(InvalidInput, match="n must be at least 1, got 0"):
        royals.head(0)
