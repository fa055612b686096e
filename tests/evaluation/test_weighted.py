import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation.correlation import average_ranks, pearson, spearman
from firth.evaluation.weighted import weighted_pearson, weighted_ranks, weighted_spearman

items = st.lists(
    st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 3)), min_size=1, max_size=20
)


@given(items.filter(lambda rows: any(times for *_, times in rows)))
def test_counting_is_repeating(rows: list[tuple[int, int, int]]) -> None:
    x, y, times = (np.array(column) for column in zip(*rows, strict=True))
    a, b = np.repeat(x, times), np.repeat(y, times)
    counts = times[None]
    there = times > 0
    assert (weighted_ranks(x, counts)[0][there] == average_ranks(a)[np.cumsum(times)[there] - 1]).all()
    [r] = weighted_pearson(x.astype(float), y.astype(float), counts)
    [rho] = weighted_spearman(x, y, counts)
    assert r == pytest.approx(pearson(a, b), abs=1e-9, nan_ok=True)
    assert rho == pytest.approx(spearman(a, b), abs=1e-9, nan_ok=True)


def test_resamples_do_not_know_each_other() -> None:
    x, y = np.array([3.0, 1, 2, 5]), np.array([1.0, 2, 2, 4])
    counts = np.array([[1, 1, 1, 1], [0, 2, 1, 1], [4, 0, 0, 0]])
    together = weighted_spearman(x, y, counts)
    alone = [weighted_spearman(x, y, row[None])[0] for row in counts]
    np.testing.assert_array_equal(together, alone)
    assert np.isnan(together[2])
