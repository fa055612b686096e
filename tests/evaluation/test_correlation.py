import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation.correlation import average_ranks, pearson, spearman

few_values = st.lists(st.tuples(st.integers(-3, 3), st.floats(-1e3, 1e3)), min_size=2, max_size=40)


def slow_ranks(x: list[float]) -> list[float]:
    return [1 + sum(b < a for b in x) + (sum(b == a for b in x) - 1) / 2 for a in x]


@given(st.lists(st.integers(-3, 3), max_size=30))
def test_average_ranks_against_counting(x: list[int]) -> None:
    assert average_ranks(x).tolist() == slow_ranks(x)


@given(few_values)
def test_correlations_against_scipy(pairs: list[tuple[int, float]]) -> None:
    stats = pytest.importorskip("scipy.stats")
    x, y = zip(*pairs, strict=True)
    # closer together than this, scipy warns that the values are nearly constant
    if np.ptp(x) == 0 or np.ptp(y) < 1e-3:
        return
    assert pearson(x, y) == pytest.approx(stats.pearsonr(x, y).statistic, abs=1e-9)
    assert spearman(x, y) == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-9)


def test_perfect_correlations() -> None:
    x = np.array([0.1, 0.5, 0.7, 2.0])
    assert pearson(x, 3 - 2 * x) == -1.0
    assert spearman(x, np.exp(x)) == pytest.approx(1.0, abs=1e-15)


@pytest.mark.parametrize(("x", "y"), [([], []), ([1], [2]), ([0.1] * 3, [1, 2, 3]), ([1, 2, 3], [0.1] * 3)])
def test_undefined_correlations_are_nan(x: list[float], y: list[float]) -> None:
    assert math.isnan(pearson(x, y))
    assert math.isnan(spearman(x, y))
