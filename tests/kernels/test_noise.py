import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.kernels import Noise, draws, native, reference


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=200))
def test_table_draws_from_its_distribution(weights):
    chance = np.array(weights) / np.sum(weights)
    fast, slow = native.alias_table(chance), reference.alias_table(chance)
    assert [part.tolist() for part in fast] == [part.tolist() for part in slow]
    assert Noise(*slow).probability() == pytest.approx(chance, abs=1e-8)


def test_table_of_many_words_is_exact():
    chance = np.arange(1, 50_001) ** -0.75
    chance /= chance.sum()
    assert np.abs(Noise(*native.alias_table(chance)).probability() - chance).max() < 1e-9


def test_draws_follow_the_distribution():
    chance = np.array([0.6, 0.3, 0.1, 0.0])
    drawn = Noise(*native.alias_table(chance)).draw(
        draws.key(2, 0, 0, draws.Purpose.NOISE), np.arange(200_000)
    )
    assert np.bincount(drawn, minlength=4) / 200_000 == pytest.approx(chance, abs=0.005)
    assert (drawn != 3).all()
