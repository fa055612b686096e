import numpy as np
import pytest

from firth.vectors import WordVectors
from firth.vectors.arithmetic import direction, three_cos_mul, unit_rows
from firth.vectors.search import nearest, nearest_by_product
from firth.vectors.stored import Stored


def exact_cosines(words: WordVectors, *vectors: np.ndarray) -> list[np.ndarray]:
    table = words.vectors.astype(np.float64)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return [table @ vector for vector in vectors]


def test_nearest_is_the_sorted_list_of_all(many: WordVectors) -> None:
    query = direction(many["w7"][None].astype(np.float64), [1.0])
    [exact] = exact_cosines(many, query)
    for topn in (1, 10, 1999, 5000):
        rows, scores = nearest(Stored(many.vectors), query, topn=topn, exclude=np.array([7]))
        order = [row for row in np.argsort(-exact) if row != 7][:topn]
        assert rows.tolist() == order
        np.testing.assert_allclose(scores, exact[order], atol=1e-12)


def test_nearest_by_product_is_the_sorted_list_of_all(many: WordVectors) -> None:
    a, b, c = (direction(many[[word]].astype(np.float64), [1.0]) for word in ("w1", "w2", "w3"))
    exact = three_cos_mul(*exact_cosines(many, a, b, c))
    exclude = np.array([1, 2, 3])
    rows, scores = nearest_by_product(Stored(many.vectors), a, b, c, topn=30, exclude=exclude)
    order = [row for row in np.argsort(-exact) if row not in (1, 2, 3)][:30]
    assert rows.tolist() == order
    np.testing.assert_allclose(scores, exact[order], rtol=1e-9)


@pytest.mark.parametrize("dimensions", [3, 50, 300])
def test_equal_rows_are_answered_by_row(dimensions: int) -> None:
    # float32 products of equal rows may differ in the last bit with the place of the row in the table
    rng = np.random.default_rng(dimensions)
    few = rng.standard_normal((7, dimensions)).astype(np.float32)
    table = few[rng.integers(7, size=997)]
    words = WordVectors(range(997), table)
    found = words.similar_by_vector(few[0] + few[1], topn=400)
    pairs = [(-similarity, row) for row, similarity in found]
    assert pairs == sorted(pairs)
    assert len({similarity for _, similarity in found}) <= 7


def test_a_word_opposite_to_b_does_not_hide_the_others() -> None:
    """With cos'(x, b) = 0 the quotient is a thousand times larger than elsewhere."""
    words = WordVectors(list("abcde"), [[1, 1], [1, 0], [0, 1], [-1, 0], [-1, 1e-3]])
    found = words.analogy("a", "b", "c", method="3cosmul")
    assert [word for word, _ in found] == ["e", "d"]
    assert found[1][1] == pytest.approx((1 - 0.5**0.5) / 2 * 0.5 / 0.001, rel=1e-6)


@pytest.mark.parametrize("scale", [1e-42, 1e-30, 1e30, 2e37])
def test_lengths_that_float32_cannot_compare(scale: float) -> None:
    """Squares vanish or overflow in float32; the answers are those of the same directions."""
    rng = np.random.default_rng(2)
    table = rng.standard_normal((300, 20)).astype(np.float32)
    table[::7] = (table[::7] * np.float64(scale)).astype(np.float32)
    words = WordVectors(range(300), table)
    usual = WordVectors(range(300), unit_rows(table))
    for topn in (1, 40, 280, 400):
        found, expected = words.most_similar(5, topn=topn), usual.most_similar(5, topn=topn)
        assert [row for row, _ in found] == [row for row, _ in expected]
        assert len(found) == min(topn, 299)
        rows = words.search([5, 7], topn=topn).rows
        assert rows[0][rows[0] >= 0].tolist() == [row for row, _ in found]


def test_rows_of_zeros_have_cosine_zero() -> None:
    words = WordVectors(list("abcd"), [[1, 0], [0, 0], [1, 1], [-1, 0]])
    assert words.most_similar("a") == [("c", pytest.approx(0.5**0.5)), ("b", 0.0), ("d", -1.0)]
    assert words.search(["a"]).keys == [["c", "b", "d"]]


def test_restricted_to_the_frequent_words(many: WordVectors) -> None:
    """By row, and where counts do not fall: the answers are those of the smaller vocabulary."""
    counts = np.random.default_rng(3).integers(100, size=len(many))
    for words in (many, WordVectors(many.index_to_key, many.vectors, counts=counts)):
        for asked in ("w7", "w1999"):
            expected = words.head(100).similar_by_vector(words[asked], topn=12)
            expected = [pair for pair in expected if pair[0] != asked][:11]
            found = words.most_similar(asked, topn=11, restrict=100)
            assert found == expected
            assert words.search([asked], topn=11, restrict=100).keys == [[word for word, _ in expected]]
