import copy
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.vectors import Subwords, WordVectors, load
from firth.vectors.ngrams import numbers

TABLE = np.random.default_rng(0).standard_normal((50, 4), np.float32)


@pytest.fixture
def subwords() -> Subwords:
    return Subwords(TABLE, min_n=2, max_n=3, buckets=50)


@pytest.fixture
def words(subwords: Subwords) -> WordVectors:
    return WordVectors(["cat", "dog", 7], np.eye(4)[:3], subwords=subwords)


def test_the_mean_of_the_ngrams(subwords: Subwords) -> None:
    vector = subwords.vector("naïve")
    assert vector is not None
    expected = TABLE[numbers("naïve".encode(), 2, 3, 50)].astype(np.float64).mean(axis=0)
    np.testing.assert_allclose(vector, expected, rtol=1e-6)


def test_many_words_at_once_are_each_as_if_alone(subwords: Subwords) -> None:
    raw = [b"cat", b"", b"caf\xe9", "水".encode()] * 2000
    own = np.random.default_rng(1).standard_normal((len(raw), 4), np.float32)
    means = subwords.means(raw, own)
    for row in (0, 1, 2, 3, 4096, 7999):
        parts = [own[row], *TABLE[numbers(raw[row], 2, 3, 50)]] if raw[row] else [own[row]]
        np.testing.assert_allclose(means[row], np.mean(parts, axis=0), rtol=1e-5)


def test_pruned_ngrams_are_not_there() -> None:
    all_of_it = Subwords(TABLE, 2, 3, 50)
    kept = np.array(sorted({n for word in (b"cat", b"cow") for n in numbers(word, 2, 3, 50)}))
    pruned = Subwords(TABLE[kept], 2, 3, 50, kept)
    for word in ("cat", "cow"):
        np.testing.assert_array_equal(pruned.vector(word), all_of_it.vector(word))
    assert Subwords(TABLE[:0], 2, 3, 50, kept[:0]).vector("cat") is None
    own = np.ones((2, 4), np.float32)
    np.testing.assert_array_equal(pruned.means([b"cat", b"cow"], own), all_of_it.means([b"cat", b"cow"], own))


def test_words_that_are_not_in_the_vocabulary(words: WordVectors, subwords: Subwords) -> None:
    np.testing.assert_array_equal(words["cow"], subwords.vector("cow"))
    np.testing.assert_array_equal(words["cat"], [1, 0, 0, 0])
    np.testing.assert_array_equal(words[["cat", "cow"]], np.stack([words["cat"], words["cow"]]))
    np.testing.assert_array_equal(words.get("cow"), words["cow"])
    assert "cow" not in words
    assert len(words) == 3
    assert {key for key, _ in words.most_similar("cow")} == {"cat", "dog", 7}
    assert words.similarity("cow", words["cow"]) == pytest.approx(1)
    assert words.analogy("cow", "cat", "bull", method="3cosmul")[0][0] in ("dog", 7)
    assert words[:2]["cow"].tolist() == words["cow"].tolist()
    assert words.table("input")["cow"].tolist() == words["cow"].tolist()


def test_what_has_no_vector_all_the_same(words: WordVectors) -> None:
    for key in (8, ("cat",)):
        assert words.get(key) is None
        with pytest.raises(UnknownWord):
            words[key]
    with pytest.raises(WrongType, match="hashable"):
        words[{}]
    long = WordVectors(["cat"], np.eye(4)[:1], subwords=Subwords(TABLE, min_n=5, max_n=6, buckets=50))
    assert long["cow"].shape == (4,)  # <cow> has five letters
    with pytest.raises(UnknownWord, match="'co' is not in the vocabulary"):
        long["co"]


def test_copies_and_folders_keep_them(words: WordVectors, tmp_path: Path) -> None:
    words.save(tmp_path / "model")
    kept = np.array([3, 7])
    pruned = WordVectors(["a"], np.eye(4)[:1], subwords=Subwords(TABLE[:2], 1, 2, 50, kept, "latin-1"))
    pruned.save(tmp_path / "pruned")
    for copied in (copy.deepcopy(words), pickle.loads(pickle.dumps(words)), load(tmp_path / "model")):
        assert copied["cow"].tobytes() == words["cow"].tobytes()
    again = load(tmp_path / "pruned").subwords
    assert again is not None
    assert again.kept is not None
    assert (again.kept.tolist(), again.encoding, again.min_n, again.max_n) == ([3, 7], "latin-1", 1, 2)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"min_n": 0}, "1 <= min_n <= max_n letters, got 0 to 3"),
        ({"max_n": 1}, "got 2 to 1"),
        ({"buckets": 0}, "buckets must be from 1"),
        ({"buckets": 51}, r"51 n-grams need as many vectors, got shape \(50, 4\)"),
        ({"kept": np.arange(3)}, "3 n-grams need as many vectors"),
        ({"kept": np.zeros(50, np.int64)}, "kept must be int64 numbers that rise from 0 to below 50"),
        ({"kept": np.arange(1, 51)}, "kept must be int64 numbers"),
        ({"kept": np.arange(50.0)}, "kept must be int64 numbers"),
        ({"encoding": "klingon"}, "encoding must be known to Python, got 'klingon'"),
    ],
)
def test_what_does_not_fit(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        Subwords(**({"vectors": TABLE, "min_n": 2, "max_n": 3, "buckets": 50} | changed))


def test_numbers_that_are_none() -> None:
    with pytest.raises(WrongType, match="must be integers"):
        Subwords(TABLE, 2.0, 3, 50)  # type: ignore[arg-type]


def test_vectors_of_other_lengths(subwords: Subwords) -> None:
    with pytest.raises(InvalidInput, match="n-grams must have vectors of 3 dimensions, got 4"):
        WordVectors(["a"], np.eye(3)[:1], subwords=subwords)


def test_ngrams_that_are_no_numbers() -> None:
    with pytest.raises(InvalidInput, match="n-grams of 'cow' have nan"):
        Subwords(TABLE * np.float32(np.nan), 2, 3, 50).vector("cow")
    with pytest.raises(InvalidInput, match="'水' cannot be written in cp852"):
        Subwords(TABLE, 2, 3, 50, encoding="cp852").vector("水")
