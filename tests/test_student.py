import math
from statistics import fmean

import numpy as np
import pytest

from firth.student import t_factor, t_interval, t_within


@pytest.mark.parametrize(
    ("freedom", "level", "t"),
    [  # the tables in print: two-sided 95 %, 99 % and 50 %
        (1, 0.95, 12.7062),
        (2, 0.95, 4.3027),
        (3, 0.95, 3.1824),
        (4, 0.99, 4.6041),
        (5, 0.5, 0.7267),
        (9, 0.95, 2.2622),
        (29, 0.95, 2.0452),
        (30, 0.99, 2.7500),
    ],
)
def test_the_factors_are_those_of_the_tables(freedom: int, level: float, t: float) -> None:
    assert t_factor(freedom, level) == pytest.approx(t, abs=6e-5)


def test_the_factors_are_those_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    for freedom in range(1, 60):
        for level in (0.1, 0.8, 0.95, 0.999):
            assert t_factor(freedom, level) == pytest.approx(stats.t.ppf((1 + level) / 2, freedom), rel=1e-9)


@pytest.mark.parametrize("freedom", [1, 1.3, 2.5, 4, 17.25])
def test_the_probability_within_a_factor_is_its_level(freedom: float) -> None:
    for level in (0.1, 0.8, 0.95, 0.999):
        assert t_within(t_factor(freedom, level), freedom) == pytest.approx(level, abs=1e-9)


def test_between_whole_degrees_of_freedom_the_probability_is_that_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    for freedom in (1.5, 2.5, 3.2, 7.7, 40.1):
        for t in (0.5, 2.0, 4.0):
            assert t_within(t, freedom) == pytest.approx(1 - 2 * stats.t.sf(t, freedom), abs=0.006)


@pytest.mark.parametrize("n", [2, 3, 5])
def test_intervals_hold_the_mean_as_often_as_they_say(n: int) -> None:
    draws = np.random.default_rng(n).normal(3, 2, (4000, n))
    held = fmean(low <= 3 <= high for _, low, high in map(t_interval, draws.tolist()))
    assert held == pytest.approx(0.95, abs=0.014)  # 4 standard errors


def test_one_number_has_no_interval_and_equal_ones_a_point() -> None:
    alone = t_interval([0.5])
    assert alone.mean == 0.5
    assert math.isnan(alone.low)
    assert math.isnan(alone.high)
    assert t_interval([0.25, 0.25, 0.25]) == (0.25, 0.25, 0.25)
