from pathlib import Path

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput
from firth.evaluation import align
from tests.evaluation.alignment.toy import directions_of, keys, model, orthogonal


def test_a_model_that_was_turned_is_turned_back() -> None:
    rng = np.random.default_rng(1)
    vectors, R = rng.standard_normal((300, 12)) * rng.uniform(0.1, 9, (300, 1)), orthogonal(12, rng)
    result = align(model(vectors), model(vectors @ R, output=2 * vectors @ R, counts=range(300)))
    np.testing.assert_allclose(result.rotation, R.T, atol=1e-6)
    np.testing.assert_allclose(result.turned.vectors, vectors, atol=2e-5)
    np.testing.assert_allclose(result.turned.output, 2 * vectors, atol=4e-5)
    assert result.turned.counts is not None
    assert result.turned.counts.tolist() == list(range(300))
    assert result.distances.max() < 1e-6
    assert result.residuals.max() < 1e-5


def test_what_moved_is_far_and_the_rest_where_it_was_even_if_a_third_moved() -> None:
    rng = np.random.default_rng(2)
    a = directions_of(900, 10, rng)
    b = a.copy()
    b[::3] = directions_of(900, 10, rng)[::3]
    result = align(model(a), model(b @ orthogonal(10, rng)))
    moved = np.array([int(str(word)[1:]) % 3 == 0 for word in result.words])
    assert result.distances[~moved].max() < 1e-5  # all words as anchors would leave some of the others' turn
    assert np.median(result.distances[moved]) > 0.5
    assert not {word for word, m in zip(result.words, moved, strict=True) if m} & set(result.anchors)


def test_words_of_one_model_are_kept_and_have_no_distance() -> None:
    rng = np.random.default_rng(3)
    vectors = rng.standard_normal((40, 3))
    a = model(vectors[:30])
    b = firth.WordVectors(["new", *keys(40)[5:]], np.vstack([np.ones((1, 3)), vectors[5:]]))
    result = align(a, b)
    assert set(result.words) == set(keys(30)[5:])
    assert result.turned.index_to_key == b.index_to_key
    for pair in (("new", "w7"), ("w8", "w39")):
        assert result.turned.similarity(*pair) == pytest.approx(b.similarity(*pair), abs=1e-6)


def test_named_anchors_are_the_anchors() -> None:
    rng = np.random.default_rng(4)
    a, b = (model(rng.standard_normal((20, 2))) for _ in range(2))
    named = ["w3", "w11", "w7", "not there"]
    result = align(a, b, anchors=named)
    assert set(result.anchors) == {"w3", "w7", "w11"}
    assert len(result.residuals) == 3


def test_as_many_anchors_as_dimensions_are_too_few_and_one_more_is_enough() -> None:
    rng = np.random.default_rng(7)
    vectors = rng.standard_normal((100, 6))
    a, b = model(vectors), model(vectors @ orthogonal(6, rng))
    with pytest.raises(InvalidInput, match="need at least 7 anchors that all models have, got 6"):
        align(a, b, anchors=keys(6))
    assert align(a, b, anchors=keys(7)).distances.max() < 1e-4


def test_anchors_that_lie_in_fewer_dimensions_are_refused() -> None:
    vectors = np.random.default_rng(8).standard_normal((100, 6))
    vectors[:20] = vectors[:20, :1] * vectors[0]
    with pytest.raises(InvalidInput, match="would be open: give more anchors"):
        align(model(vectors), model(vectors), anchors=keys(20))


def test_the_turned_model_is_saved_and_loaded(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    vectors = rng.standard_normal((30, 3))
    align(model(vectors), model(vectors @ orthogonal(3, rng))).turned.save(tmp_path / "aligned")
    np.testing.assert_allclose(firth.load(tmp_path / "aligned").vectors, vectors, atol=1e-5)


def test_the_result_in_words_and_for_json() -> None:
    vectors = np.random.default_rng(6).standard_normal((30, 3))
    result = align(model(vectors), model(vectors))
    assert str(result).splitlines()[1].split() == ["shared", "words", "30"]
    found = result.as_dict()
    assert (found["shared"], found["anchors"]) == (30, 30)
    assert found["distance"] == pytest.approx(0, abs=1e-6)
