import numpy as np
import pytest

from firth.training.shape import DAMPING, LARGEST, TRAVEL, shape_for

MANY = 10**9


@pytest.mark.parametrize("words", [2, 12, 50, 1000, 60_000])
@pytest.mark.parametrize("alpha", [0.01, 0.025, 0.2])
def test_the_commonest_word_is_not_moved_too_often_at_once(words, alpha):
    shape = shape_for(np.ones(words), pairs=6, alpha=alpha, negative=5, words=MANY)
    macro_batch = shape.positions * shape.tiles
    assert 1 <= macro_batch <= LARGEST
    assert macro_batch == 1 or macro_batch / words * 6 * alpha <= TRAVEL
    assert macro_batch == LARGEST or 2 * macro_batch / words * 6 * alpha > TRAVEL
    assert shape.damping == DAMPING


def test_a_large_vocabulary_gets_whole_tiles():
    assert shape_for(np.ones(60_000), pairs=6, alpha=0.025, negative=5, words=MANY)[:3] == (16, 16, 16)


@pytest.mark.parametrize(
    ("words", "negative", "shared"),
    [
        (MANY, 5, 16),
        (MANY, 16, 16),
        (MANY, 17, 32),
        (MANY, 64, 64),
        (MANY, 1000, 64),
        (10**7, 5, 32),
        (1, 5, 64),
    ],
)
def test_short_texts_and_many_negatives_share_more(words, negative, shared):
    shape = shape_for(np.ones(60_000), pairs=6, alpha=0.025, negative=negative, words=words)
    assert shape.shared == shared
