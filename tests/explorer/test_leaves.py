import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firth.explorer.leaves import leaf_order


def test_words_of_a_kind_stand_together() -> None:
    kinds = np.array([0, 1, 2, 0, 1, 2, 0])
    table = np.where(kinds[:, None] == kinds, 0.8, 0.1)
    order = kinds[leaf_order(table)]
    assert (np.diff(order) != 0).sum() == 2


def test_a_chain_is_laid_out() -> None:
    places = np.array([3, 0, 4, 1, 2])
    order = places[leaf_order(-np.abs(places[:, None] - places).astype(float))].tolist()
    assert order in (sorted(order), sorted(order, reverse=True))


@given(st.integers(0, 12), st.integers(0, 1000))
def test_every_leaf_is_there_once(n: int, seed: int) -> None:
    table = np.random.default_rng(seed).integers(-2, 3, (n, n)) / 2
    assert sorted(leaf_order(table + table.T)) == list(range(n))
