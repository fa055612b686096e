"""A softmax that would take too long is refused before it begins, by arithmetic and one measured rate."""

import re

import pytest

import firth
from firth.errors import InvalidInput
from firth.kernels import native
from firth.training import Callback, duration
from tests.training.toy import digest, small, two_topics


def exact(**changes):
    return small(architecture="cbow", objective="softmax", **changes)


@pytest.fixture
def rate(monkeypatch):
    """A machine of a known rate, for which nothing is too short to be looked at; counts the measurements."""
    asked = []

    def known(operations_per_second):
        monkeypatch.setattr(duration, "measured_rate", lambda _: asked.append(1) or operations_per_second)
        return asked

    monkeypatch.setattr(duration, "SLOWEST", 0.0)
    return known


# ---- the refusal


def test_what_takes_too_long_is_refused_with_how_it_comes_about(rate, monkeypatch):
    rate(1e6)
    monkeypatch.setattr(native, "train", None)  # no work is done
    model = exact(sample=0)  # 4,000 positions x 50 words x 24 dimensions x 6: 28.8 s
    sentence = (
        "CBOW with softmax (4,000 positions in 2 epochs x 50 words x 24 dimensions x 6 operations) would "
        "take about 0.5 minutes at the 0.0 billion operations a second of this machine, and max_hours is "
        "0.005: set a larger max_hours or a smaller max_vocabulary, or choose objective='negative-sampling', "
        "'hierarchical-softmax', or architecture='skipgram', whose exact softmax does not grow with the text"
    )
    with pytest.raises(InvalidInput, match=re.escape(sentence)):
        model.set_params(max_hours=0.005).fit(two_topics(2_000))
    with pytest.raises(TypeError):  # allowed, and so it begins
        model.set_params(max_hours=0.01).fit(two_topics(2_000))


def test_hours_are_told_as_hours():
    with pytest.raises(
        InvalidInput, match=r"^It would take about 1,000\.0 hours at the 2\.5 billion operations"
    ):
        duration.check_duration(9e15, 999.9, lambda: 2.5e9, "It", "Stop")
    duration.check_duration(9e15, 1000.0, lambda: 2.5e9, "It", "Stop")


@pytest.mark.parametrize("objective", ["negative-sampling", "hierarchical-softmax"])
def test_all_else_has_no_bound(objective, rate):
    asked = rate(1e-9)
    exact(max_hours=0.0).set_params(objective=objective).fit(two_topics(500))
    assert not asked


@pytest.mark.parametrize(
    ("settings", "times"),
    [
        ({}, 1.0),
        ({"epochs": 6}, 3.0),
        ({"vector_size": 48}, 2.0),
        ({"validation": 0.3}, 0.8),  # held-out text is looked at, which takes a third
        ({"max_vocabulary": 25}, 0.25),
    ],
    ids=str,
)
def test_what_the_estimate_follows(settings, times, rate):
    rate(1.0)
    sentences = [[f"w{i % 50}" for i in range(1_000)]] * 2
    base = 6 * 2 * 2_000 * 50 * 24 / 3600
    model = exact(sample=0, max_hours=base * times * 1.01).set_params(**settings)
    model.fit(sentences)
    with pytest.raises(InvalidInput, match="would take about"):
        model.set_params(max_hours=base * times * 0.99).fit(sentences)


def test_thinned_words_take_no_time(rate):
    rate(1.0)
    sentences = [["a", *(f"w{i}" for i in range(9))]] * 200
    hours = 6 * 2 * 2_000 * 10 * 24 / 3600 * 0.8
    exact(sample=0.02, max_hours=hours).fit(sentences)
    with pytest.raises(InvalidInput, match="would take about"):
        exact(sample=0, max_hours=hours).fit(sentences)


# ---- what it is not


def test_a_bound_changes_no_bit_and_is_free_to_change_where_a_training_is_resumed(tmp_path, rate):
    text = two_topics(1_000)
    whole = exact(epochs=3).fit(text)
    stop = Callback(on_epoch_end=lambda state: state.stop())
    with pytest.warns(firth.training.TrainingInterrupted):
        exact(epochs=3).fit(text, checkpoint=tmp_path / "c", callbacks=[stop])
    rate(6 * 1_000 * 50 * 24 / 3600)  # an hour for an epoch: two of three are left
    with pytest.raises(InvalidInput, match="in 2 epochs"):
        exact(epochs=3, max_hours=0.1).fit(text, checkpoint=tmp_path / "c", resume=True)
    resumed = exact(epochs=3, max_hours=2.0).fit(text, checkpoint=tmp_path / "c", resume=True)
    assert digest(resumed) == digest(whole)


@pytest.mark.parametrize("backend", ["native", "reference"])
def test_the_rate_is_that_of_the_kernels(backend, monkeypatch):
    # a bound of nothing makes the estimate be measured, and whatever the machine is, it takes some time
    monkeypatch.setattr(native, "threads_for_tests", 2)
    with pytest.raises(InvalidInput, match=r"would take about .* and max_hours is 0\.0"):
        exact(max_hours=0.0, backend=backend).fit(two_topics(500))


def test_a_measurement_takes_the_best_of_several_tries(monkeypatch):
    clock = iter([0.0, 0.0, 0.1, 0.1, 0.12, 0.19, 0.3, 0.3])
    monkeypatch.setattr(duration.time, "perf_counter", lambda: next(clock))
    assert duration.measured_rate(lambda: 10.0) == pytest.approx(10.0 / 0.02)
