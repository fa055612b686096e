import math
import zlib
from functools import partial
from typing import Any

import numpy as np
import pytest

from firth.evaluation.comparing.differences import difference
from firth.evaluation.comparing.joint import Joint, of_questions
from firth.evaluation.resampling import Bootstrap
from firth.student import t_beyond, t_factor
from tests.evaluation.worlds import Noise, asked, rated

DISJOINT = np.arange(48).reshape(24, 2)  # the pairs of 24 questions that share none


def joint(scores: Any, resampled: Any, singly: Any = None, units: int = 200) -> Joint:
    scores, resampled = np.array(scores), np.array(resampled)
    singly = resampled if singly is None else np.array(singly)
    return Joint("similarity", "x", (units,) * len(scores), units, units, units, scores, resampled, singly)


def test_two_models_are_compared_by_the_paired_bootstrap() -> None:
    resampled = np.random.default_rng(1).normal(0.5, 0.02, (2, 500))
    found = difference(joint([0.5, 0.53], resampled), 1, 0.95)
    error = np.std(resampled[1] - resampled[0], ddof=1) * math.sqrt(200 / 199)  # as of 200 new items
    assert found.value == pytest.approx(0.03)
    assert (found.from_seeds, found.from_items) == (0.0, pytest.approx(error))
    half = t_factor(199) * error
    assert (found.low, found.high) == pytest.approx((0.03 - half, 0.03 + half))
    assert found.p == pytest.approx(t_beyond(0.03 / error, 199))
    assert found.detectable == pytest.approx(half + t_factor(199, 0.6) * error)


def test_what_items_share_is_counted_once() -> None:
    random = np.random.default_rng(2)
    singly = random.normal(0.5, 0.01, (2, 2000))
    resampled = random.normal(0.5, 0.03, (2, 2000))
    found = difference(joint([0.5, 0.53], resampled, singly), 1, 0.95)
    one, parts = (np.var(each[1] - each[0], ddof=1) for each in (singly, resampled))
    assert found.from_items**2 == pytest.approx((parts - 2 * one) * (200 / 199) ** 2)
    narrow = difference(joint([0.5, 0.53], singly, singly), 1, 0.95)
    assert narrow.from_items**2 == pytest.approx(one * 200 / 199)  # never less than of items one by one


def test_without_chance_of_the_items_it_is_welch_s_test() -> None:
    a, b = [0.60, 0.62, 0.61], [0.63, 0.66, 0.62, 0.65]
    found = difference(joint(a + b, np.full((7, 100), 0.6)), 3, 0.95)
    parts = [np.var(side, ddof=1) / len(side) for side in (a, b)]
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / 2 + parts[1] ** 2 / 3)
    assert found.from_seeds**2 == pytest.approx(sum(parts))
    assert found.p == pytest.approx(t_beyond(found.value / math.sqrt(sum(parts)), freedom))
    stats = pytest.importorskip("scipy.stats")
    assert found.p == pytest.approx(stats.ttest_ind(b, a, equal_var=False).pvalue)


def test_how_seeds_happen_to_suit_items_is_counted_once() -> None:
    random = np.random.default_rng(3)
    of_items = random.normal(0, 0.02, (2, 4000))  # of the settings
    resampled = np.repeat(of_items, 3, axis=0) + random.normal(0, 0.05, (6, 4000))
    found = difference(joint([0.49, 0.5, 0.51] * 2, resampled), 3, 0.95)
    assert found.from_items == pytest.approx(0.02 * math.sqrt(2), rel=0.1)


def test_the_interval_holds_zero_where_p_is_above_its_level() -> None:
    random = np.random.default_rng(4)
    for _ in range(50):
        found = difference(joint(random.normal(0.5, 0.02, 5), random.normal(0.5, 0.02, (5, 50))), 2, 0.9)
        assert (found.low <= 0 <= found.high) == (found.p >= 0.1)


def solved(*right: Any) -> Joint:
    """Models that answer 24 questions, none of which share a pair."""
    answers = np.array([np.broadcast_to(each, 24) for each in right], dtype=np.int8)
    return of_questions("x", [(answers, DISJOINT)], Bootstrap(400))


@pytest.mark.parametrize(("a", "b"), [(1, 1), (0, 0), (1, 0), (0, 1)])
@pytest.mark.parametrize("seeds", [1, 2])
def test_all_right_and_none_right_are_never_certain(a: int, b: int, seeds: int) -> None:
    found = difference(solved(*[a] * seeds, *[b] * seeds), seeds, 0.95)
    assert found.value == b - a
    assert found.from_items == pytest.approx(1 / 24)  # one question otherwise
    assert 0 < found.p <= 1
    assert found.high - found.low > 1 / 24
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert found.detectable > 2 / 24
    assert (found.p < 0.001) == (a != b)


def test_seeds_that_happen_to_have_the_same_score_are_no_proof() -> None:
    ten, eleven = np.arange(24) < 10, np.arange(24) < 11
    tied = solved(ten, np.roll(ten, 7), eleven, np.roll(eleven, 12))
    assert tied.scores.tolist() == [10 / 24, 10 / 24, 11 / 24, 11 / 24]
    found = difference(tied, 2, 0.95)
    means = tied.singly[2:].mean(axis=0) - tied.singly[:2].mean(axis=0)
    assert found.from_seeds == 0
    assert found.from_items >= np.std(means)
    assert found.p > 0.2
    assert found.low < 0 < found.high


def test_one_question_of_many_is_nothing() -> None:
    found = difference(solved(np.arange(24) < 10, np.arange(24) < 11), 1, 0.95)
    assert found.p > 0.2


def test_among_many_benchmarks_a_difference_has_to_be_larger_to_be_told() -> None:
    resampled = np.random.default_rng(1).normal(0.5, 0.02, (2, 500))
    alone, among = (difference(joint([0.5, 0.53], resampled), 1, 0.95, asked) for asked in (1, 14))
    assert (alone.low, alone.high, alone.p) == (among.low, among.high, among.p)
    error = alone.from_items
    assert alone.detectable == pytest.approx((t_factor(199) + t_factor(199, 0.6)) * error)
    assert among.detectable == pytest.approx((t_factor(199, 1 - 0.05 / 14) + t_factor(199, 0.6)) * error)


NOTHING = {
    "30 rated pairs": (partial(rated, pairs=30, noise=Noise(0.5)), 1),
    "65 rated pairs of 48 words": (partial(rated, pairs=65, words=48, noise=Noise(0.5)), 1),
    "120 rated pairs of 100 words": (partial(rated, pairs=120, words=100, noise=Noise(0.5)), 1),
    "questions": (partial(asked, pairs=8, relations=6, noise=Noise(0.3)), 1),
    "20 pairs of a single relation": (partial(asked, pairs=20, relations=1, noise=Noise(0.5)), 1),
    "the same, harder questions": (
        partial(asked, pairs=20, relations=1, noise=Noise(0.5), question=1.0),
        1,
    ),
    "20 pairs of a single relation, 2 seeds each": (
        partial(asked, pairs=20, relations=1, noise=Noise(0.4, 0.3)),
        2,
    ),
    "20 pairs of a single relation, 3 seeds each": (
        partial(asked, pairs=20, relations=1, noise=Noise(0.3, 0.5)),
        3,
    ),
    "2 seeds each": (partial(rated, pairs=60, words=50, noise=Noise(0.5)), 2),
    "2 seeds of few pairs": (partial(rated, pairs=12, noise=Noise(0.5)), 2),
    "1 model and 4 seeds": (partial(rated, pairs=60, words=50, noise=Noise(0.5)), (1, 4)),
    "2 and 6 seeds": (partial(rated, pairs=60, noise=Noise(0.3, 0.3)), (2, 6)),
    "3 seeds each, better or worse": (partial(rated, pairs=100, noise=Noise(0.4, 0.2, 0.15)), 3),
    "3 seeds each, settings that suit some items": (partial(rated, pairs=100, noise=Noise(0.2, 0.4)), 3),
    "5 seeds each, questions": (partial(asked, pairs=8, relations=6, noise=Noise(0.2, 0.2)), 5),
}


@pytest.mark.parametrize("name", NOTHING)
def test_equal_models_are_seldom_called_different(name: str) -> None:
    world, seeds = NOTHING[name]
    both = seeds if isinstance(seeds, tuple) else (seeds, seeds)
    random, times = np.random.default_rng(zlib.crc32(name.encode())), 200
    alarms = sum(
        difference(world(random, models=both, resamples=120), both[0], 0.95).p <= 0.05 for _ in range(times)
    )
    assert alarms / times <= 0.05 + 2.5 * math.sqrt(
        0.05 * 0.95 / times
    )  # full counts: benchmarks/comparing.py


def test_questions_one_by_one_would_raise_false_alarms() -> None:
    random, alarms = np.random.default_rng(6), 0
    for _ in range(60):
        found = asked(random, 12, (1, 1), Noise(0.3), relations=6, resamples=120)
        low, high = np.quantile(found.singly[1] - found.singly[0], [0.025, 0.975])
        alarms += bool(low > 0 or high < 0)
    assert alarms / 60 > 0.15


@pytest.mark.parametrize("seeds", [1, 3])
def test_a_known_difference_is_found_as_often_as_is_said(seeds: int) -> None:
    random, found = np.random.default_rng(seeds), []
    for _ in range(100):
        drawn = rated(random, 150, (seeds, seeds), Noise(0.6), better=0.4, resamples=120)
        found.append(difference(drawn, seeds, 0.95))
    true, detectable = (
        np.median([getattr(each, name) for each in found]) for name in ("value", "detectable")
    )
    assert true > detectable
    assert np.mean([each.p <= 0.05 for each in found]) >= 0.8 - 3 * 0.04  # three standard errors of 100
