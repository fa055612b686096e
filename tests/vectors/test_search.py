import numpy as np
import pytest

from firth.vectors import WordVectors
from firth.vectors.arithmetic import direction, three_cos_mul
from firth.vectors.search import nearest, nearest_by_product


def test_nearest_is_the_sorted_list_of_all(many: WordVectors) -> None:
    query = direction(many["w7"][None].astype(np.float64), [1.0])
    exact = many.unit.astype(np.float64) @ query
    for topn in (1, 10, 1999, 5000):
        rows, scores = nearest(many.unit, query, topn=topn, exclude=[7])
        order = [row for row in np.argsort(-exact) if row != 7][:topn]
        assert rows == order
        np.testing.assert_allclose(scores, exact[order], atol=1e-12)


def test_nearest_by_product_is_the_sorted_list_of_all(many: WordVectors) -> None:
    a, b, c = (direction(many[[word]].astype(np.float64), [1.0]) for word in ("w1", "w2", "w3"))
    unit = many.unit.astype(np.float64)
    exact = three_cos_mul(unit @ a, unit @ b, unit @ c)
    rows, scores = nearest_by_product(many.unit, a, b, c, topn=30, exclude=[1, 2, 3])
    order = [row for row in np.argsort(-exact) if row not in (1, 2, 3)][:30]
    assert rows == order
    np.testing.assert_allclose(scores, exact[order], rtol=1e-9)


@pytest.mark.parametrize("dimensions", [3, 50, 300])
def test_equal_rows_are_answered_by_row(dimensions: int) -> None:
    # float32 products of equal rows differ in the last bit with the place of the row in the table
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
