import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.vectors import WordVectors, cost
from firth.vectors.cost import recall


def test_the_numbers_are_those_of_the_definition(many: WordVectors) -> None:
    small = many.quantized("int8")
    found = cost(many, small, sample=3000, topn=5)
    five = [
        [{key for key, _ in table.most_similar(word, topn=5)} for word in many] for table in (many, small)
    ]
    assert found.sampled == 2000
    assert found.recall == pytest.approx(sum(len(a & b) for a, b in zip(*five, strict=True)) / 10_000)
    unit, other = (words.unit.astype(np.float64) for words in (many, small))
    error = np.abs(unit @ unit.T - other @ other.T)
    assert found.mean_error == pytest.approx(error.mean(), rel=1e-3)
    assert found.largest_error == pytest.approx(error.max(), rel=1e-3)
    assert (found.bytes_before, found.bytes_after) == (160_000, 48_000)


def test_half_the_bytes_cost_less_than_a_quarter(many: WordVectors) -> None:
    half, quarter = (cost(many, many.quantized(dtype)) for dtype in ("float16", "int8"))
    assert 1 > half.recall > quarter.recall > 0.9 or half.recall == 1
    assert 0 < half.largest_error < quarter.largest_error < 0.05


def test_in_words(many: WordVectors) -> None:
    assert str(cost(many, many, sample=7)) == (
        "float32: 0.2 MB instead of 0.2 (100%); of the 10 nearest words of 7 words 100.0% are found; "
        "cosines differ by 0.00000 on average, 0.00000 at most"
    )
    assert cost(many, many, sample=7).as_dict()["recall"] == 1.0


def test_recall() -> None:
    right = np.array([[1, 2, 3], [4, 5, -1]])
    assert recall(right, np.array([[3, 9, 1], [5, -1, -1]])) == 3 / 5
    assert recall(right[:, :0], right[:, :0]) == 1


def test_what_is_refused(many: WordVectors) -> None:
    with pytest.raises(InvalidInput, match="the words of both must be the same"):
        cost(many, many[:5])
    with pytest.raises(InvalidInput, match="sample must be at least 1"):
        cost(many, many, sample=0)
