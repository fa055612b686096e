import numpy as np
import pytest

from firth.evaluation.resampling import interval, multiplicities


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


def test_estimates_that_are_not_defined_are_left_out() -> None:
    assert interval([1.0, np.nan, 1.0]) == (1.0, 1.0)
    assert np.isnan(interval([np.nan])).all()
