import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.evaluation.resampling import Bootstrap, interval, multiplicities, share_interval, spread_interval


def all_of(n: int, resamples: int, seed: int) -> np.ndarray:
    return np.concatenate(list(multiplicities(n, resamples, seed)))


def test_every_resample_has_as_many_items() -> None:
    counts = all_of(7, 50, seed=3)
    assert counts.shape == (50, 7)
    assert set(counts.sum(axis=1)) == {7}


def test_items_are_drawn_alike_and_independently() -> None:
    counts = all_of(4, 20_000, seed=1)
    np.testing.assert_allclose(counts.mean(axis=0), 1.0, atol=0.03)
    np.testing.assert_allclose(counts.var(axis=0), 0.75, atol=0.03)  # n p (1 - p) with n = 4, p = 1 / 4


def test_the_seed_decides() -> None:
    assert (all_of(9, 5, seed=1) == all_of(9, 5, seed=1)).all()
    assert (all_of(9, 5, seed=1) != all_of(9, 5, seed=2)).any()


def test_blocks_change_nothing(monkeypatch) -> None:
    whole = all_of(9, 50, seed=1)
    monkeypatch.setattr("firth.evaluation.resampling.BLOCK", 20)
    assert len(list(multiplicities(9, 50, seed=1))) == 25
    assert (all_of(9, 50, seed=1) == whole).all()


def test_the_interval_holds_the_middle() -> None:
    assert interval(np.arange(1001), level=0.8) == pytest.approx((100, 900))


def test_the_ends_of_few_items_lie_further_out() -> None:
    estimates = np.random.default_rng(1).standard_normal(100_000)
    few, many = interval(estimates, items=20), interval(estimates, items=100_000)
    assert many == pytest.approx((-1.96, 1.96), abs=0.03)
    assert few == pytest.approx((-2.147, 2.147), abs=0.03)  # Student's 2.093, with 20 / 19 in the variance
    assert np.isnan(interval(estimates, items=9)).all()


def test_a_share_that_never_varies_has_an_interval_nevertheless() -> None:
    wrong, right = share_interval(np.zeros(100), 0.95, 30), share_interval(np.ones(100), 0.95, 30)
    assert wrong == pytest.approx((0, 0.1157), abs=1e-4)  # 0.8843 ** 30 is 0.025
    assert right == pytest.approx((1 - wrong.high, 1))
    assert share_interval(np.linspace(0.4, 0.6, 101), 0.95, 30) == interval(
        np.linspace(0.4, 0.6, 101), 0.95, 30
    )
    assert np.isnan(share_interval(np.zeros(100), 0.95, 9)).all()


def test_the_spread_is_that_of_the_resamples_around_the_value() -> None:
    estimates = np.random.default_rng(1).normal(0.5, 0.02, 2000)
    assert spread_interval(0.7, estimates, 0.95, 1000) == pytest.approx((0.661, 0.739), abs=0.002)
    assert spread_interval(0.99, estimates, 0.95, 1000).high == 1
    assert spread_interval(1.0, [1.0, 1.0, 1.0], 0.95, 30) == pytest.approx((0.8843, 1), abs=1e-4)
    for estimates, items in (([], 30), ([0.5], 30), ([0.4, 0.5], 9)):
        assert np.isnan(spread_interval(0.5, estimates, 0.95, items)).all()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"resamples": 99}, "resamples must be at least 100, or 0 for no intervals, got 99"),
        ({"seed": -1}, "seed must be at least 0, got -1"),
        ({"level": 1.0}, r"level must be between 0 and 1, got 1\.0"),
    ],
)
def test_wrong_settings_are_refused(wrong: dict[str, float], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        Bootstrap(**wrong)


def test_estimates_that_are_not_defined_are_left_out() -> None:
    assert interval([1.0, np.nan, 1.0]) == (1.0, 1.0)
    assert np.isnan(interval([np.nan])).all()
