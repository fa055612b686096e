"""What an exact training is made of, and what it refuses before it begins."""

import math
import re

import numpy as np
import pytest
from tests.training.toy import digest, exact, two_topics

import firth
from firth.errors import InvalidInput
from firth.kernels import initial_tables
from firth.text import count_pairs
from firth.training import Callback, TrainingInterrupted, duration
from firth.training.exact import counted
from firth.training.exact.counted import passes_for
from firth.training.exact.passes import GUESSED
from firth.training.parts import Part
from firth.training.validation import split


def made(settings, text):
    corpus = firth.read_corpus(text, min_count=1)
    tables = initial_tables(len(corpus.vocabulary), len(corpus.vocabulary), 24, 5)
    return corpus, passes_for(exact(**settings).get_params(), corpus, tables, None, None).alternation


# ---- the counts


@pytest.mark.parametrize(
    "settings", [{}, {"window": 2, "shrink_windows": False}, {"sample": 0.01, "window": 9}], ids=str
)
def test_counts_are_those_of_the_text(settings):
    corpus, way = made(settings, two_topics(2_000))
    options = {"window": 5, "shrink_windows": True, "sample": 0, **settings}
    counts = count_pairs(corpus, **options)
    for found, expected in zip(way.company, (counts.offsets, counts.columns, counts.values), strict=True):
        np.testing.assert_array_equal(found, expected)
    np.testing.assert_array_equal(way.pairs, counts.centres)
    assert way.held_out is None


def test_held_out_text_is_counted_apart():
    corpus, way = made({"validation": 0.2}, two_topics(2_100, length=7))
    whole = count_pairs(corpus, sample=0)
    _, held_out = split(Part.whole(corpus.ids, corpus.offsets), 0.2, 5)
    assert 300 < len(held_out) < 500
    assert math.fsum(way.held_out.values) == pytest.approx(0.2 * whole.total, rel=0.2)
    together = math.fsum(way.held_out.values) + math.fsum(way.company.values)
    assert 0.9 * whole.total < together < whole.total  # no window reaches over the end of a part


def test_a_held_out_word_that_is_nowhere_else_has_a_loss():
    corpus = firth.read_corpus([*two_topics(2_000), *[["rare", "a1"]] * 10], min_count=1)
    parts = (split(Part.whole(corpus.ids, corpus.offsets), 0.02, seed) for seed in range(1000))
    seed = next(seed for seed, (_, held_out) in enumerate(parts) if held_out.stops[-1] == len(corpus.ids))
    for output_bias in (True, False):
        model = exact(validation=0.02, seed=seed, output_bias=output_bias, epochs=6)
        history = model.fit(corpus).validation_loss_history_
        assert np.isfinite(history).all()
        assert max(history) < 8
        assert 0 < model.probability("a1")[corpus.vocabulary.key_to_index["rare"]] < 0.01


def test_words_without_pairs_are_kept():
    model = exact().fit([*two_topics(1_000), ["alone"]])
    assert "alone" in model.vectors_
    assert np.isfinite(model.vectors_.vectors).all()
    assert model.probability("a1")[model.vocabulary_.key_to_index["alone"]] < 1e-3
    assert model.probability("alone").sum() == pytest.approx(1)


# ---- what is refused


@pytest.mark.parametrize(
    ("settings", "text", "sentence"),
    [
        (
            {"sample": 1e-30},
            [["x", "y", "z"]] * 10,
            "sample=1e-30 leaves no pairs: set sample=0",
        ),
        (
            {"validation": 0.9},
            [*[["x"]] * 20, ["x", "y"], *[["x"]] * 20],
            "validation=0.9 leaves no pairs in the 0 tokens to train on: hold out less, or take a longer",
        ),
    ],
)
def test_no_pairs(settings, text, sentence):
    with pytest.raises(InvalidInput, match=re.escape(sentence)):
        exact(**settings).fit(text)


@pytest.fixture
def rate(monkeypatch):
    """A machine of a known rate, for which nothing is too short to be looked at."""

    def known(operations_per_second):
        monkeypatch.setattr(counted, "measured_rate", lambda _: operations_per_second)

    monkeypatch.setattr(duration, "SLOWEST", 0.0)
    return known


def test_what_takes_too_long_is_refused_before_anything_is_counted(rate, monkeypatch):
    monkeypatch.setattr(counted, "count_ranges", None)
    rate(1e6)
    products = 2 * 3
    minutes = 3 * products * 50 * 50 * 24 * 2 / 1e6 / 60
    sentence = (
        f"skip-gram with softmax (3 passes x {products} products x 50 words x 50 words x 24 dimensions x 2 "
        f"operations) would take about {minutes:.1f} minutes at the 0.0 billion operations a second of this "
        "machine, and max_hours is 0.0: set a larger max_hours or a smaller max_vocabulary, or choose "
        "objective='negative-sampling' or 'hierarchical-softmax'"
    )
    with pytest.raises(InvalidInput, match=re.escape(sentence)):
        exact(max_hours=0.0, epochs=3).fit(two_topics(1_000))
    with pytest.raises(InvalidInput, match=f"{GUESSED} passes x"):
        exact(max_hours=0.0).fit(two_topics(1_000))
    with pytest.raises(TypeError):  # allowed, and so it begins
        exact(max_hours=1.01 * minutes / 60, epochs=3).fit(two_topics(1_000))


@pytest.mark.parametrize("backend", ["native", "reference"])
def test_the_rate_is_that_of_the_kernels(backend, monkeypatch):
    monkeypatch.setattr(duration, "SLOWEST", 0.0)
    with pytest.raises(InvalidInput, match=r"would take about .* and max_hours is 0\.0"):
        exact(max_hours=0.0, backend=backend).fit(two_topics(500))


def test_a_bound_changes_no_bit_and_is_free_to_change_where_a_training_is_resumed(tmp_path):
    text = two_topics(1_000)
    stop = Callback(on_epoch_end=lambda state: state.stop())
    with pytest.warns(TrainingInterrupted, match="stopped in epoch 2; the model keeps"):
        exact().fit(text, checkpoint=tmp_path / "c", callbacks=[stop])
    resumed = exact(max_hours=9.0, workers=2).fit(text, checkpoint=tmp_path / "c", resume=True)
    assert digest(resumed) == digest(exact().fit(text))
    with pytest.raises(InvalidInput, match=r"was written with penalty = 0\.0, this training has 1\.0"):
        exact(penalty=1.0).fit(text, checkpoint=tmp_path / "c", resume=True)
