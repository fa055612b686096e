"""Passes of an exact training: how they are told, what ends them, and that all come to the same bits."""

import math
import signal
import warnings
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.training.toy import digest, exact, many_words, two_topics

import firth
from firth.errors import InvalidInput
from firth.kernels import native
from firth.text import Counting
from firth.text.counting import count_ranges
from firth.training import Callback, TrainingInterrupted
from firth.training.exact import alternation, passes
from firth.training.exact.passes import GUESSED, SETTLED, has_settled, passes_left
from firth.training.parts import Part
from firth.training.validation import split
from firth.vectors import read_config

TEXT = two_topics(3_000)


def falls(losses):
    return [before - after for before, after in pairwise(losses)]


# ---- the loss


@pytest.mark.parametrize("output_bias", [True, False])
@pytest.mark.parametrize("backend", ["native", "reference"])
def test_the_loss_falls_from_pass_to_pass_and_then_the_training_ends(backend, output_bias):
    model = exact(output_bias=output_bias, backend=backend).fit(TEXT)
    history = model.loss_history_
    assert 2 < len(history) < 40
    assert history[0] < math.log(50)
    assert min(falls(history)) >= 0
    assert falls(history)[-1] < SETTLED * history[-1]
    assert not model.interrupted_


@given(
    st.lists(st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=9), min_size=1, max_size=9),
    st.integers(1, 6),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["native", "reference"]),
    st.integers(1, 30),
)
def test_no_pass_raises_the_loss(text, window, shrink_windows, output_bias, backend, vector_size):
    if len({word for sentence in text for word in sentence}) < 2:
        return
    model = exact(window=window, shrink_windows=shrink_windows, output_bias=output_bias, backend=backend)
    history = model.set_params(vector_size=vector_size, epochs=12).fit(text).loss_history_
    assert all(fall >= -1e-5 for fall in falls(history))


@pytest.mark.parametrize(
    "settings", [{}, {"output_bias": False}, {"penalty": 3.0}, {"validation": 0.1}], ids=str
)
def test_native_passes_equal_those_of_the_reference(settings):
    fast, slow = (
        exact(backend=backend, epochs=4, **settings).fit(TEXT) for backend in ("native", "reference")
    )
    assert fast.loss_history_ == pytest.approx(slow.loss_history_, rel=1e-4)
    assert fast.validation_loss_history_ == pytest.approx(slow.validation_loss_history_, rel=1e-4)
    for word in ("a1", "b7"):
        assert fast.probability(word) == pytest.approx(slow.probability(word), abs=2e-3)
    assert fast.vectors_.vectors == pytest.approx(slow.vectors_.vectors, abs=0.05)


def test_a_penalty_keeps_rows_short():
    lengths = [
        np.linalg.norm(exact(penalty=penalty, epochs=5).fit(TEXT).tables_.vectors) for penalty in (0.0, 50.0)
    ]
    assert lengths[1] < 0.8 * lengths[0]


def test_what_is_learnt_by_heart_settles_too():
    model = exact().fit([["a", "b"]] * 9)
    assert len(model.loss_history_) < 10
    assert 0 <= model.loss_history_[-1] < 1e-3
    assert np.isfinite(model.vectors_.vectors).all()


# ---- the end


def test_epochs_bound_the_passes():
    assert len(exact(epochs=2).fit(TEXT).loss_history_) == 2
    free = exact().fit(TEXT)
    assert exact(epochs=2).fit(TEXT).loss_history_ == free.loss_history_[:2]
    assert exact(epochs=999).fit(TEXT).loss_history_ == free.loss_history_


@pytest.mark.parametrize(("patience", "told"), [(None, 1), (1, 1), (2, 2)])
def test_passes_end_when_held_out_text_no_longer_gains(patience, told):
    random = np.random.default_rng(1)
    noise = [[f"w{i}" for i in row] for row in random.integers(0, 60, (120, 10))]  # nothing to learn but that
    model = exact(validation=0.2, patience=patience).fit(noise)
    history = model.validation_loss_history_
    assert len(history) == len(model.loss_history_) == history.index(min(history)) + 1 + told
    assert not has_settled(model.loss_history_)
    assert len(exact(validation=0.2, patience=50).fit(noise).loss_history_) > len(history)


def test_held_out_words_that_the_text_has_not_lose_something_finite():
    model = exact(validation=0.3, epochs=3).fit([*two_topics(2_000), *[["only", "here"]] * 20])
    assert len(model.validation_loss_history_) == 3
    assert all(math.isfinite(loss) for loss in model.validation_loss_history_)


def test_the_loss_on_held_out_text_is_that_of_its_pairs():
    text, seed = two_topics(2_000), 3
    model = exact(validation=0.3, epochs=2, seed=seed, window=3).fit(text)
    corpus = firth.read_corpus(text, min_count=1)
    _, held_out = split(Part.whole(corpus.ids, corpus.offsets), 0.3, seed)
    counts = count_ranges(corpus, held_out.starts, held_out.stops, Counting(window=3, sample=0))
    expected = sum(
        -counts.row(word)[1] @ np.log(model.probability(word)[counts.row(word)[0]])
        for word in corpus.vocabulary.index_to_key
    )
    assert model.validation_loss_history_[-1] == pytest.approx(expected / counts.total, rel=1e-5)


def test_a_small_text_leaves_the_middle_before_it_settles():
    """Its first falls are tiny, and grow."""
    chance = 1 / np.arange(1, 201)
    ids = np.random.default_rng(0).choice(200, 3_000, p=chance / chance.sum())
    text = [[f"w{i}" for i in ids[start : start + 30]] for start in range(0, 3_000, 30)]
    settings = {"penalty": 10.0, "vector_size": 16}
    settled = exact(**settings).fit(text).loss_history_
    on = exact(**settings, epochs=40).fit(text).loss_history_
    assert settled[-1] == pytest.approx(min(on), abs=0.02)


@pytest.mark.parametrize("long", [1e20, 1e30])
def test_vectors_too_long_to_start_from_are_refused(long):
    words = firth.WordVectors(["a1", "b1"], np.full((2, 16), long))
    with pytest.raises(InvalidInput, match="so long that their squares overflow"):
        exact(vector_size=16).fit(TEXT, start=words)


def test_tables_that_are_no_numbers_are_told(monkeypatch):
    monkeypatch.setattr(passes.math, "fsum", lambda _: math.nan)
    with pytest.raises(
        InvalidInput, match="training diverged in pass 1: the vectors to start from may be too long"
    ):
        exact().fit(TEXT)


@pytest.mark.parametrize(
    ("losses", "settled"),
    [
        ([], False),
        ([1.0], False),
        ([8.0, 7.9], False),
        ([8.0, 7.9999], False),
        ([8.0, 7.9999, 7.99985], True),
        ([8.0, 7.9999, 7.9990], False),  # it falls ever faster
        ([8.0, 7.9999, 7.9990, 7.9985], True),
        ([1e-9, 1e-12, 1e-12], True),
        ([0.0, 0.0, 0.0], True),
    ],
    ids=str,
)
def test_when_the_loss_has_settled(losses, settled):
    assert has_settled(losses) == settled


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=6), st.floats(0.1, 0.95))
def test_passes_that_are_left_come_to_an_end(steps, share):
    assert passes_left(sorted(steps, reverse=True)) >= 1
    losses = [100.0, 99.0]
    while not has_settled(losses):
        losses.append(losses[-1] - share * (losses[-2] - losses[-1]))
    guessed = [len(losses[:n]) + passes_left(losses[:n]) for n in range(3, len(losses))]
    if 0.3 <= share <= 0.9:
        assert all(abs(guess - len(losses)) <= 1 for guess in guessed)


# ---- what is told


def test_callbacks_see_passes_and_the_rows_of_both_tables():
    seen = []
    watch = Callback(
        on_epoch_begin=lambda s: seen.append(("begin", s.epoch, s.words)),
        on_epoch_end=lambda s: seen.append(("end", s.epoch, s.words, s.loss, s.epochs, s.total_words)),
        on_interval=lambda s: seen.append(("interval", s.input.flags.writeable, s.open_end)),
        interval=1e-9,
    )
    model = exact().fit(TEXT, callbacks=[watch])
    passed = len(model.loss_history_)
    ends = [event[1:] for event in seen if event[0] == "end"]
    assert [(epoch, words, loss) for epoch, words, loss, *_ in ends] == [
        (i + 1, 100 * (i + 1), loss) for i, loss in enumerate(model.loss_history_)
    ]
    assert [event[1:] for event in seen if event[0] == "begin"] == [(i, 100 * i) for i in range(passed)]
    assert ends[-1][3:] == (passed, 100 * passed)
    assert all(epochs * 100 == total and epochs >= epoch for epoch, _, _, epochs, total in ends)
    assert ("interval", False, True) in seen


def test_the_first_guess_of_the_passes():
    seen = []
    exact(epochs=3).fit(TEXT, callbacks=[Callback(on_epoch_begin=lambda s: seen.append(s.epochs))])
    assert seen == [3, 3, 3]
    exact().fit(TEXT, callbacks=[Callback(on_epoch_begin=lambda s: seen.append(s.epochs))])
    assert seen[3] == GUESSED


# ---- the same bits


@pytest.mark.parametrize("settings", [{}, {"output_bias": False, "validation": 0.1, "penalty": 2.0}], ids=str)
def test_bits_depend_neither_on_threads_nor_on_pieces(settings, monkeypatch, tmp_path):
    text = many_words()
    expected = digest(exact(**settings, epochs=4).fit(text))
    file = tmp_path / "text"
    file.write_text("\n".join(map(" ".join, text)), encoding="utf-8")
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        monkeypatch.setattr(alternation, "SECONDS_PER_PIECE", 1e-9 * 10.0**threads)
        assert digest(exact(workers=threads, **settings, epochs=4).fit(iter(text))) == expected
    assert digest(exact(**settings, epochs=4).fit(file)) == expected
    assert digest(exact(**settings, epochs=4, seed=6).fit(text)) != expected


@pytest.mark.skipif("avx2" not in native.INSTRUCTION_SETS[1:], reason="needs two sets of one arithmetic")
def test_bits_do_not_depend_on_the_width_of_vectors(monkeypatch):
    expected = digest(exact().fit(TEXT))
    monkeypatch.setattr(native, "instruction_set", "avx2")
    assert digest(exact().fit(TEXT)) == expected


@pytest.mark.parametrize(
    "change",
    [
        {"window": 4},
        {"shrink_windows": False},
        {"sample": 0.01},
        {"penalty": 1.0},
        {"output_bias": False},
        {"seed": 6},
        {"validation": 0.1},
    ],
    ids=str,
)
def test_every_setting_reaches_the_passes(change):
    assert digest(exact(**change, epochs=2).fit(TEXT))[0] != digest(exact(epochs=2).fit(TEXT))[0]


@pytest.mark.parametrize(
    "change",
    [{"alpha": 0.5}, {"negative": 9}, {"ns_exponent": 0.1}, {"racy": True}, {"table": "input"}],
    ids=str,
)
def test_what_an_exact_training_has_no_use_for(change):
    assert digest(exact(**change, epochs=2).fit(TEXT)) == digest(exact(epochs=2).fit(TEXT))


# ---- stopped and resumed


def stopped(text, after, **options):
    """Train until so many looks at the clock have passed; the model, and where it stood."""
    looks = []

    def look(state):
        looks.append((state.epoch, state.words))
        if len(looks) == after:
            state.stop()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted)
        watch = Callback(on_interval=look, interval=1e-9)
        return exact(epochs=3).fit(text, callbacks=[watch], **options), looks[-1]


# 300 words make five pieces, which are looked at, then fitted for each table: before the first pass, in the
# middle and at the end of either half of it, in both halves of the second, in the third
@pytest.mark.parametrize("after", [1, 5, 6, 8, 10, 11, 13, 15, 17, 20, 22, 25, 29])
def test_stopped_anywhere_a_model_is_usable_and_resumes_to_the_same_bits(after, tmp_path, monkeypatch):
    monkeypatch.setattr(alternation, "SECONDS_PER_PIECE", 1e-9)
    text = many_words()
    model, (epoch, done) = stopped(text, after, checkpoint=tmp_path / "run")
    assert epoch == max(0, after - 6) // 10
    assert done == sum([0, 0, 0, 0, 0, *[64, 64, 64, 64, 44] * 6][:after])
    assert model.interrupted_
    assert len(model.loss_history_) == max(0, after - 5) // 10
    assert model.probability("w0").sum() == pytest.approx(1)
    assert np.isfinite(model.vectors_.vectors).all()
    with pytest.raises(InvalidInput, match="unfinished training"):
        firth.Word2Vec.load(tmp_path / "run")
    resumed = exact(epochs=3).fit(text, checkpoint=tmp_path / "run", resume=True)
    assert digest(resumed) == digest(exact(epochs=3).fit(text))
    assert digest(firth.Word2Vec.load(tmp_path / "run")) == digest(resumed)


@pytest.mark.parametrize("every", ["1 epoch", 1e-9])
def test_checkpoints_hold_the_tables_after_the_last_whole_pass(every, tmp_path, monkeypatch):
    monkeypatch.setattr(alternation, "SECONDS_PER_PIECE", 1e-9)
    text, keep = many_words(), {"checkpoint": tmp_path / "run", "checkpoint_every": every}
    expected = digest(exact(epochs=3).fit(text))
    assert digest(exact(epochs=3).fit(text, **keep)) == expected
    places = []
    keep = {**keep, "checkpoint": tmp_path / "stopped", "resume": True}
    for after in (8, 18, 8, 12):
        stopped(text, after, **keep)
        places.append(read_config(tmp_path / "stopped")["checkpoint"]["epoch"])
    assert places == [0, 1, 1, 2]
    assert digest(exact(epochs=3).fit(text, **keep)) == expected


def test_ctrl_c_in_the_middle_of_a_pass(monkeypatch):
    monkeypatch.setattr(alternation, "SECONDS_PER_PIECE", 1e-9)
    looks = []

    def look(state):
        looks.append(state.words)
        if len(looks) == 13:
            signal.raise_signal(signal.SIGINT)

    with pytest.warns(TrainingInterrupted, match="stopped in epoch 1; the model keeps what it learnt"):
        model = exact().fit(many_words(), callbacks=[Callback(on_interval=look, interval=1e-9)])
    assert len(looks) == 13
    assert model.loss_history_ == []
