import numpy as np
import pytest

from firth.classify import choice
from firth.classify.choice import PARTS, PENALTIES, deal, try_penalties
from firth.errors import InvalidInput


def test_every_class_is_in_every_part_alike():
    y = np.random.default_rng(0).choice(3, 4000, p=[0.7, 0.25, 0.05])
    parts = deal(y, 3, seed=1)
    for number in range(3):
        sizes = np.bincount(parts[y == number], minlength=PARTS)
        assert sizes.max() - sizes.min() <= 0.1 * sizes.sum()


def test_neighbours_stay_together():
    parts = deal(np.zeros(1000, np.intp), 1, seed=1)
    assert np.count_nonzero(np.diff(parts)) < choice.RUNS


def test_small_classes_are_dealt_one_by_one_and_never_held_out_whole():
    y = np.array([0, 0, 1, 1, 1, 2, 3, 3])
    for seed in range(20):
        parts = deal(y, 4, seed)
        assert parts[5] == -1
        assert all(len(set(parts[y == number])) > 1 for number in (0, 1, 3))


def test_the_seed_decides():
    y = np.arange(500) % 2
    assert np.array_equal(deal(y, 2, 1), deal(y, 2, 1))
    assert not np.array_equal(deal(y, 2, 1), deal(y, 2, 2))


def test_noise_wants_a_large_penalty_and_a_clear_case_a_small_one():
    rng = np.random.default_rng(3)
    X = rng.normal(size=(400, 10))
    noise, clear = rng.integers(0, 2, 400), (X[:, 0] > 0).astype(np.intp)
    best = [min(try_penalties(X, y, 2, seed=1), key=lambda held_out: held_out.loss) for y in (noise, clear)]
    assert best[0].penalty > 30 > 1 > best[1].penalty
    assert best[1].accuracy > 0.95
    assert 0.4 < best[0].accuracy < 0.6


def test_beside_one_fit_at_a_time(monkeypatch):
    from firth.classify import softmax_regression

    monkeypatch.setattr(choice, "ENOUGH", 50)
    rng = np.random.default_rng(4)
    X = rng.normal(size=(120, 4))
    y = (X[:, 0] + rng.normal(size=120) > 0).astype(np.intp)
    parts = deal(y, 2, seed=5)
    right, judged, losses = 0, 0, 0.0
    for part in range(PARTS):
        out = parts == part
        if judged >= 50:
            break
        probabilities = softmax_regression(X[~out], y[~out], 10.0).predict_proba(X[out])
        right += (probabilities.argmax(axis=1) == y[out]).sum()
        losses -= np.log(probabilities[np.arange(out.sum()), y[out]]).sum()
        judged += out.sum()
    assert judged < 120
    found = next(one for one in try_penalties(X, y, 2, seed=5) if one.penalty == 10)
    assert found.accuracy == right / judged
    assert found.loss == pytest.approx(losses / judged, rel=1e-3)
    assert len(PENALTIES) == 10


def test_nothing_to_hold_out():
    with pytest.raises(InvalidInput, match="no class has two texts"):
        try_penalties(np.eye(2), np.array([0, 1]), 2, seed=1)
