import numpy as np
import pytest

from firth.errors import InvalidInput, WrongType
from firth.vectors import WordVectors
from firth.vectors.encoding import Weighting

TEXTS = ["king and queen", "man", "apple apple king", "", "woman, queen; man!", "nothing known"]


def slow(words: WordVectors, weights: dict[str, float]) -> np.ndarray:
    """The formula, word by word."""
    rows = []
    for text in TEXTS:
        known = [word.strip(",;!") for word in text.split() if word.strip(",;!") in words]
        total = sum((weights[word] * words[word].astype(np.float64) for word in known), np.zeros(3))
        rows.append(total / max(sum(weights[word] for word in known), 1e-300))
    return np.array(rows)


def test_the_mean(royals: WordVectors) -> None:
    found = royals.encode(TEXTS)
    np.testing.assert_allclose(found, slow(royals, dict.fromkeys(royals, 1.0)), atol=1e-6)
    assert found.dtype == np.float32
    lists = [text.replace(",", "").replace(";", "").replace("!", "").split() for text in TEXTS]
    np.testing.assert_array_equal(royals.encode(lists), found)


def test_frequent_words_weigh_less(royals: WordVectors) -> None:
    """By the counts of the vectors, and by those of the texts where there are none."""
    shares = dict(zip(royals, [50 / 150, 40 / 150, 30 / 150, 20 / 150, 10 / 150], strict=True))
    weights = {word: 0.001 / (0.001 + share) for word, share in shares.items()}
    np.testing.assert_allclose(royals.encode(TEXTS, weighting="sif"), slow(royals, weights), atol=1e-6)
    seen = {"king": 2, "queen": 2, "man": 2, "apple": 2, "woman": 1}
    weights = {word: 0.001 / (0.001 + times / 9) for word, times in seen.items()}
    uncounted = WordVectors(royals.index_to_key, royals.vectors)
    np.testing.assert_allclose(uncounted.encode(TEXTS, weighting="sif"), slow(royals, weights), atol=1e-6)


def test_words_weigh_by_what_their_vectors_rest_on(royals: WordVectors) -> None:
    """By the counts of the vectors; without any, all the same."""
    weights = dict(zip(royals, [n / (n + 500) for n in (50, 40, 30, 20, 10)], strict=True))
    found = royals.encode(TEXTS, weighting="support")
    np.testing.assert_allclose(found, slow(royals, weights), atol=1e-6)
    uncounted = WordVectors(royals.index_to_key, royals.vectors)
    np.testing.assert_array_equal(uncounted.encode(TEXTS, weighting="support"), uncounted.encode(TEXTS))


def test_common_directions_are_taken_out(many: WordVectors) -> None:
    rng = np.random.default_rng(1)
    texts = [[f"w{row}" for row in rng.integers(2000, size=9)] for _ in range(80)]
    plain = many.encode(texts).astype(np.float64)
    directions = np.linalg.svd(plain)[2][:2]
    found = many.encode(texts, common=2)
    np.testing.assert_allclose(found, plain - plain @ directions.T @ directions, atol=1e-5)
    np.testing.assert_allclose(many.encode(texts, common=directions), found, atol=1e-5)
    assert np.abs(found @ directions.T).max() < 1e-5


@pytest.mark.parametrize("dtype", ["float16", "int8"])
def test_small_tables(many: WordVectors, dtype: str) -> None:
    small = many.quantized(dtype)  # type: ignore[arg-type]
    text = [["w1", "w2", "w2"]]
    np.testing.assert_allclose(small.encode(text)[0], small[["w1", "w2", "w2"]].mean(axis=0), atol=1e-6)


def test_no_texts(royals: WordVectors) -> None:
    assert royals.encode([]).shape == (0, 3)
    assert royals.encode(["", "?"]).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_what_is_refused(royals: WordVectors) -> None:
    with pytest.raises(WrongType, match="put a single text into a list"):
        royals.encode("king")
    with pytest.raises(InvalidInput, match="weighting must be one of mean, sif, support, got 'tfidf'"):
        royals.encode(TEXTS, weighting="tfidf")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="1 common directions need more texts"):
        royals.encode(["king"], common=1)
    with pytest.raises(InvalidInput, match="common must be at least 0, got -1"):
        royals.encode(TEXTS, common=-1)
    with pytest.raises(InvalidInput, match=r"common directions must be \(k, 3\), got \(1, 2\)"):
        royals.encode(TEXTS, common=np.ones((1, 2)))


@pytest.mark.parametrize(("weighting", "weight"), [("mean", 1.0), ("sif", 1.0), ("support", 1 / 501)])
def test_words_of_ngrams_alone_have_vectors(
    ngrammed: WordVectors, weighting: Weighting, weight: float
) -> None:
    """Against the formula, word by word; a word is found again in other texts and blocks."""
    words = ngrammed
    shares = {"hello": 0.6, "world": 0.4}
    own = {"mean": dict.fromkeys(words, 1.0), "support": {"hello": 60 / 560, "world": 40 / 540}}
    own["sif"] = {word: 0.001 / (0.001 + share) for word, share in shares.items()}
    texts = [["hello", "helloo", "helloo"], ["worlds"], [], ["x"], ["world", "helloo"], ["worlds", 7]] * 300
    found = words.encode(texts, weighting=weighting)
    for text, row in zip(texts[:12], found[:12], strict=True):
        known = [word for word in text if words.get(word) is not None]
        weights = [own[weighting].get(word, weight) for word in known]
        vectors = [words[word].astype(np.float64) for word in known]
        total = sum((a * v for a, v in zip(weights, vectors, strict=True)), np.zeros(4))
        np.testing.assert_allclose(row, total / (sum(weights) or 1), rtol=1e-5, atol=1e-6)
    assert words.get("x") is None
    np.testing.assert_array_equal(found, np.tile(found[:6], (300, 1)))
    np.testing.assert_array_equal(words.encode(["helloo"])[0], words["helloo"])


def test_uncounted_words_weigh_by_the_texts_and_words_of_ngrams_1(ngrammed: WordVectors) -> None:
    words = WordVectors(ngrammed.index_to_key, ngrammed.vectors, subwords=ngrammed.subwords)
    found = words.encode([["hello", "hello", "world", "helloo"]], weighting="sif")
    weights = [0.001 / (0.001 + 2 / 3), 0.001 / (0.001 + 1 / 3), 1.0]
    total = 2 * weights[0] * words["hello"] + weights[1] * words["world"] + words["helloo"]
    np.testing.assert_allclose(found[0], total / (2 * weights[0] + weights[1] + 1), rtol=1e-5)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_directions_that_are_no_numbers(bad: float, royals: WordVectors) -> None:
    with pytest.raises(InvalidInput, match="common directions must be finite, got nan or inf"):
        royals.encode(TEXTS, common=np.full((1, 3), bad))


def test_directions_in_a_list(royals: WordVectors) -> None:
    found = royals.encode(TEXTS, common=[[0.0, 0.6, 0.8]])
    np.testing.assert_array_equal(found, royals.encode(TEXTS, common=np.array([[0.0, 0.6, 0.8]])))
    with pytest.raises(InvalidInput, match=r"common directions must be \(k, 3\), got \(2,\)"):
        royals.encode(TEXTS, common=[1.0, 0.0])
    for wrong in (["a"], [[1.0], [1.0, 2.0]], "mean"):
        with pytest.raises(WrongType, match=r"common must be an integer or an array \(k, 3\), got"):
            royals.encode(TEXTS, common=wrong)  # type: ignore[arg-type]
