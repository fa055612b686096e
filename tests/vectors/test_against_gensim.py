"""gensim as an outside oracle, where it is installed."""

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.vectors import WordVectors, arithmetic, load, search, write


@pytest.fixture(scope="module")
def keyed_vectors() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("gensim.models").KeyedVectors


@pytest.fixture
def theirs(keyed_vectors: Any, many: WordVectors) -> Any:
    vectors = keyed_vectors(20)
    vectors.add_vectors(many.index_to_key, many.vectors)
    return vectors


def agree(ours: list[tuple[str, float]], theirs: list[tuple[str, float]], rel: float = 1e-5) -> None:
    assert [word for word, _ in ours] == [word for word, _ in theirs]
    np.testing.assert_allclose([s for _, s in ours], [s for _, s in theirs], rtol=rel, atol=1e-6)


def test_most_similar(theirs: Any, many: WordVectors) -> None:
    for row in range(0, 2000, 97):
        a, b, c, d = (f"w{(row + step) % 2000}" for step in (0, 1, 2, 3))
        agree(many.most_similar(a), theirs.most_similar(a))
        agree(many.most_similar([a, b], [c, d], topn=5), theirs.most_similar([a, b], [c, d], topn=5))
        agree(many.analogy(a, b, c), theirs.most_similar(positive=[a, c], negative=[b]))
        agree(many.similar_by_vector(many[a] - many[b]), theirs.similar_by_vector(theirs[a] - theirs[b]))
        assert many.similarity(a, b) == pytest.approx(theirs.similarity(a, b), abs=1e-6)
        assert many.distance(a, b) == pytest.approx(theirs.distance(a, b), abs=1e-6)


def test_doesnt_match(theirs: Any, many: WordVectors) -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        some = [f"w{row}" for row in rng.choice(2000, size=5, replace=False)]
        assert many.doesnt_match(some) == theirs.doesnt_match(some)


def test_3cosmul(theirs: Any, many: WordVectors, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (arithmetic, search):
        monkeypatch.setattr(module, "EPSILON", 1e-6)  # gensim's; ours is the paper's 1e-3
    for row in range(0, 2000, 97):
        a, b, c = (f"w{(row + step) % 2000}" for step in (0, 1, 2))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = theirs.most_similar_cosmul(positive=[a, c], negative=[b])
        agree(many.analogy(a, b, c, method="3cosmul"), expected, rel=1e-4)


@pytest.mark.parametrize("binary", [True, False])
def test_files_go_both_ways(
    keyed_vectors: Any, theirs: Any, many: WordVectors, binary: bool, tmp_path: Path
) -> None:
    write(many, tmp_path / "ours.gz", format="word2vec-binary" if binary else "word2vec-text")
    read = keyed_vectors.load_word2vec_format(str(tmp_path / "ours.gz"), binary=binary)
    assert read.index_to_key == many.index_to_key
    np.testing.assert_array_equal(read.vectors, many.vectors)
    theirs.save_word2vec_format(str(tmp_path / "theirs"), binary=binary)
    again = load(tmp_path / "theirs")
    assert again.index_to_key == many.index_to_key
    np.testing.assert_array_equal(again.vectors, many.vectors)
