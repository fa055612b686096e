import numpy as np
import pytest

from firth.kernels import draws
from firth.kernels.draws import Purpose


def test_draws_are_splitmix64():
    # the first outputs of the published generator for seed 1234567
    assert draws.draw(1234567, np.arange(3)).tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]


def test_one_counter_gives_one_number_however_it_is_asked():
    sequence = draws.key(7, 0, 2, Purpose.WINDOW)
    assert draws.draw(sequence, 41) == draws.draw(sequence, np.arange(100))[41]


@pytest.mark.parametrize(
    "other", [(8, 0, 2, Purpose.WINDOW), (7, 1, 2, Purpose.WINDOW), (7, 0, 3, Purpose.WINDOW)]
)
def test_every_part_of_the_key_matters(other):
    assert draws.key(*other) != draws.key(7, 0, 2, Purpose.WINDOW)
    assert draws.key(7, 0, 2, Purpose.NOISE) != draws.key(7, 0, 2, Purpose.WINDOW)


def test_below_is_uniform():
    drawn = draws.below(draws.draw(draws.key(1, 0, 0, Purpose.WINDOW), np.arange(100_000)), 5)
    assert np.abs(np.bincount(drawn, minlength=5) / 20_000 - 1).max() < 0.03


def test_thresholds_keep_none_some_and_all():
    thresholds = draws.keep_thresholds(np.array([0, 0.25, 1]))
    assert thresholds.tolist() == [0, 2**30, 2**32 - 1]
