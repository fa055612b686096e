import json

import numpy as np
import pytest

from firth.errors import InvalidInput, UnknownWord
from firth.evaluation import word_path
from firth.vectors import WordVectors
from tests.evaluation.alignment.toy import directions_of, model, orthogonal


def models(steps: int, seed: int = 1) -> list[WordVectors]:
    """Models in which w0 goes from w1 to w2, each turned at random."""
    rng = np.random.default_rng(seed)
    vectors = directions_of(200, 12, rng)
    vectors[1:3, :2] = [[0.5, 2], [2, 2]]  # what is between the two is near no other word
    found = []
    for share in np.linspace(0, 1, steps):
        vectors[0] = (1 - share) * vectors[1] + share * vectors[2]
        found.append(model(vectors @ orthogonal(12, rng)))
    return found


def test_a_word_goes_from_one_neighbour_to_another() -> None:
    path = word_path(models(3), "w0", names=["old", "middle", "new"], neighbours=2)
    assert path.neighbours[0][0] == "w1"
    assert set(path.neighbours[1]) == {"w1", "w2"}
    assert path.neighbours[2][0] == "w2"
    np.testing.assert_allclose(path.landmarks["w1"], path.places[0], atol=1e-5)
    np.testing.assert_allclose(path.landmarks["w2"], path.places[2], atol=1e-5)
    assert len(path.steps) == 2
    assert path.steps[0] == pytest.approx(1 - float(path.places[0] @ path.places[1]), abs=1e-6)


def test_a_word_that_does_not_move_stays_in_its_place() -> None:
    path = word_path(models(4), "w9")
    assert path.names == ("1", "2", "3", "4")
    np.testing.assert_allclose(path.places, np.tile(path.places[:1], (4, 1)), atol=1e-5)


def test_a_model_may_be_several_runs() -> None:
    one, other = models(2)
    path = word_path([[one, one], [other]], "w0", neighbours=1)
    assert path.neighbours == (("w1",), ("w2",))


def test_the_path_in_words_and_for_json() -> None:
    path = word_path(models(2), "w0", names=["old", "new"], neighbours=1)
    head, old, new = (line.split() for line in str(path).splitlines())
    assert (head, old) == (["w0", "distance", "nearest"], ["old", "w1"])
    assert (new[0], new[2]) == ("new", "w2")
    found = json.loads(json.dumps(path.as_dict()))
    assert found["neighbours"] == [["w1"], ["w2"]]


def test_at_the_door() -> None:
    one, other = models(2)
    with pytest.raises(InvalidInput, match="at least two models, got 1"):
        word_path([one], "w0")
    with pytest.raises(InvalidInput, match="got 1 names for 2 models"):
        word_path([one, other], "w0", names=["old"])
    with pytest.raises(UnknownWord, match="in old, 'w999' is not in the vocabulary"):
        word_path([one, other], "w999", names=["old", "new"])
