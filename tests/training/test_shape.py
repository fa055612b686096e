import numpy as np
import pytest

from firth.kernels import Objective
from firth.training.shape import DAMPING, LARGEST, TRAVEL, shape_for

NS, HS = Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX


@pytest.mark.parametrize("objective", [NS, HS])
@pytest.mark.parametrize("words", [2, 12, 50, 1000, 60_000])
@pytest.mark.parametrize("alpha", [0.01, 0.025, 0.2])
def test_the_commonest_word_is_not_moved_too_often_at_once(objective, words, alpha):
    shape = shape_for(objective, np.ones(words), pairs=6, alpha=alpha)
    macro_batch = shape.positions * shape.tiles
    assert 1 <= macro_batch <= LARGEST
    assert macro_batch == 1 or macro_batch / words * 6 * alpha <= TRAVEL
    assert macro_batch == LARGEST or 2 * macro_batch / words * 6 * alpha > TRAVEL
    assert shape.damping == DAMPING


def test_a_large_vocabulary_gets_whole_tiles():
    assert shape_for(NS, np.ones(60_000), pairs=6, alpha=0.025)[:3] == (16, 16, 16)
    assert shape_for(HS, np.ones(60_000), pairs=6, alpha=0.025)[:3] == (4, 16, 64)
