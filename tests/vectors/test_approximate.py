import sys

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingDependency
from firth.vectors import Index, WordVectors

usearch = pytest.importorskip("usearch")


@pytest.fixture(scope="module")
def index(many: WordVectors) -> Index:
    return many.index()


def test_most_answers_are_the_exact_ones(many: WordVectors, index: Index) -> None:
    assert len(index) == len(many)
    assert index.recall(sample=200) > 0.9
    exact, found = many.search(many.index_to_key[:100]), index.search(many.index_to_key[:100])
    for i in range(100):
        cosines = dict(zip(exact.keys[i], exact.similarities[i], strict=True))
        for key, cosine in zip(found.keys[i], found.similarities[i], strict=True):
            assert cosines.get(key, cosine) == cosine  # to the last bit
        assert (np.diff(found.similarities[i]) <= 0).all()
        assert f"w{i}" not in found.keys[i]


def test_all_answers_where_all_are_looked_at(many: WordVectors) -> None:
    many = many[:60]
    index = many.index(connectivity=64, expansion_add=2000, expansion_search=2000, dtype="float32")
    assert index.recall() == 1.0
    for question in ({"positive": ["w1", "w2"], "negative": ["w3"]}, {"positive": many["w1"]}):
        assert index.most_similar(**question) == many.most_similar(**question)


@pytest.mark.parametrize("dtype", ["float32", "float16", "int8"])
def test_types_of_index_and_table(many: WordVectors, dtype: str) -> None:
    small = many[:300].quantized(dtype)  # type: ignore[arg-type]
    assert small.index(dtype=dtype).recall() > 0.9  # type: ignore[arg-type]


def test_few_words_and_words_of_zeros() -> None:
    words = WordVectors(list("abcd"), [[1, 0], [0, 0], [1, 1], [-1, 0]])
    calls: list[tuple[int, int]] = []
    index = words.index(progress=lambda done, total: calls.append((done, total)))
    assert calls == [(4, 4)]
    assert [key for key, _ in index.most_similar("a", topn=9)] == ["c", "d"]
    found = index.search(["a", words["a"]], topn=9)
    assert found.keys == [["c", "d"], ["a", "c", "d"]]
    assert found.rows.tolist() == [[2, 3, -1, -1], [0, 2, 3, -1]]
    assert index.search([]).keys == []
    assert len(words[:0].index()) == 0


def test_what_is_refused(many: WordVectors, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidInput, match="connectivity must be at least 1, got 0"):
        many.index(connectivity=0)
    with pytest.raises(InvalidInput, match="dtype must be one of"):
        many.index(dtype="int4")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="topn must be at least 1"):
        index.search(["w1"], topn=0)
    monkeypatch.setitem(sys.modules, "usearch.index", None)
    with pytest.raises(MissingDependency, match=r"pip install 'firth\[search\]'"):
        many.index()
