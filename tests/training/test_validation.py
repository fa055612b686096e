"""Held-out text: what it is, that training does not see it, and that every look at it is the same."""

from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import firth
from firth.errors import InvalidInput
from firth.kernels import native
from firth.training import Callback, TrainingInterrupted, crew, stretches
from firth.training.parts import Part
from firth.training.settings import check_settings
from firth.training.validation import EPOCH, patience_is_over, split
from tests.training.test_word2vec import COMBINATIONS
from tests.training.toy import digest, small, two_topics


def whole(tokens):
    return Part.whole(np.zeros(tokens, np.int32), np.array([0, tokens]))


def positions(part):
    return [i for start, stop in zip(part.starts, part.stops, strict=True) for i in range(start, stop)]


NOISE = [list(map(str, row)) for row in np.random.default_rng(1).integers(0, 500, (100, 10))]


def overfitting(patience, **changes):
    settings = {"validation": 0.2, "epochs": 500, "sample": 0, "alpha": 0.2, **changes}
    return small(patience=patience, **settings)


# ---- which text


@given(st.integers(1, 30_000), st.floats(1e-6, 0.999), st.integers(0, 2**64 - 1))
def test_a_split_is_exact_to_a_run(tokens, share, seed):
    text, held_out = split(whole(tokens), share, seed)
    assert sorted(positions(text) + positions(held_out)) == list(range(tokens))
    length = min(1000, max(20, tokens // 100))
    runs = -(-tokens // length)
    chosen = {place // length for place in positions(held_out)}
    assert len(chosen) == max(1, round(share * runs))
    assert len(held_out) == sum(min(length, tokens - run * length) for run in chosen)
    for part in (text, held_out):
        assert (part.starts[1:] > part.stops[:-1]).all()  # no two ranges touch


def test_another_seed_holds_out_other_text():
    chosen = [tuple(positions(split(whole(10_000), 0.1, seed)[1])) for seed in (1, 1, 2)]
    assert chosen[0] == chosen[1] != chosen[2]


def test_no_epoch_of_a_training_draws_like_a_look_at_held_out_text():
    with pytest.raises(InvalidInput, match="epochs must be at most"):
        check_settings({"epochs": EPOCH + 1})


# ---- training does not see it


def one_line(sentences):
    return [list(chain.from_iterable(sentences))]


@pytest.mark.parametrize("shape", [list, one_line])
@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_training_never_sees_held_out_words(architecture, objective, shape):
    settings = {"architecture": architecture, "objective": objective, "validation": 0.2}
    corpus = firth.read_corpus(shape(two_topics(3_000)), min_count=1)
    held_out = positions(split(Part.whole(corpus.ids, corpus.offsets), 0.2, 5)[1])
    ids = corpus.ids.copy()
    ids[held_out] = np.random.default_rng(1).permutation(ids[held_out])
    other = replace(corpus, ids=ids)
    models = [small(**settings).fit(text) for text in (corpus, other)]
    assert digest(models[0])[:2] == digest(models[1])[:2]
    assert models[0].validation_loss_history_ != models[1].validation_loss_history_
    ids[positions(split(Part.whole(corpus.ids, corpus.offsets), 0.2, 5)[0])[:2]] = [1, 0]
    assert digest(small(**settings).fit(replace(corpus, ids=ids)))[:2] != digest(models[0])[:2]


def test_a_look_moves_nothing():
    sentences = two_topics(3_000)
    seen = []
    watch = Callback(on_interval=lambda state: seen.append(state.input.tobytes()), interval=1e-9)
    end = Callback(on_epoch_end=lambda state: seen.append(state.input.tobytes()))
    small(epochs=1, validation=0.5).fit(sentences, callbacks=[watch, end])
    assert seen[-1] == seen[-2]  # the last interval is inside the look


def test_progress_and_steps_count_the_text_that_is_trained():
    seen = []
    watch = Callback(on_epoch_end=lambda state: seen.append((state.words, state.total_words)))
    model = small(validation=0.25).fit(two_topics(2_000), callbacks=[watch])
    assert seen == [(1500, 3000), (3000, 3000)]
    assert len(model.validation_loss_history_) == 2


# ---- the look


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_bits_with_held_out_text_depend_on_nothing_else_either(architecture, objective, monkeypatch):
    corpus = firth.read_corpus(one_line(two_topics(3_000)), min_count=1)
    settings = {"architecture": architecture, "objective": objective, "validation": 0.2}
    expected = digest(small(**settings).fit(corpus))
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        monkeypatch.setattr(stretches, "CHUNK", 170 * threads)
        monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 0.001 * threads)
        assert digest(small(workers=threads, **settings).fit(corpus)) == expected


@pytest.mark.parametrize(("architecture", "objective"), [*COMBINATIONS, ("skipgram", "softmax")])
def test_the_held_out_loss_equals_the_reference(architecture, objective):
    settings = {"architecture": architecture, "objective": objective, "vector_size": 10, "window": 3}
    slow = small(backend="reference", validation=0.2, **settings).fit(two_topics(1_000))
    assert len(slow.validation_loss_history_) == 2
    if (architecture, objective) != ("skipgram", "softmax"):
        fast = small(validation=0.2, **settings).fit(two_topics(1_000))
        assert fast.validation_loss_history_ == pytest.approx(slow.validation_loss_history_, rel=1e-5)


def test_every_look_draws_the_same():
    model = small(validation=0.2).fit(two_topics(2_000))
    model.set_params(alpha=1e-12, min_alpha=0.0, epochs=3).partial_fit(two_topics(2_000))
    assert model.validation_loss_history_[2:] == pytest.approx(
        [model.validation_loss_history_[1]] * 3, rel=1e-9
    )
    assert min(np.diff(sorted(model.loss_history_[2:]))) > 1e-6  # training draws anew


def test_held_out_loss_falls_while_topics_are_learnt_and_tells_overfitting():
    learnt = small(validation=0.1, epochs=10, sample=0).fit(two_topics(20_000)).validation_loss_history_
    assert learnt[-1] < learnt[0] - 0.05
    model = overfitting(None, epochs=30).fit(NOISE)
    assert model.loss_history_[-1] < 0.5 * model.loss_history_[0]
    assert model.validation_loss_history_[-1] > 1.2 * model.validation_loss_history_[0]


def test_callbacks_and_the_model_folder_have_the_losses(tmp_path):
    seen = []
    watch = Callback(on_epoch_end=lambda state: seen.append(list(state.validation_loss_history)))
    model = small(validation=0.1).fit(two_topics(2_000), callbacks=[watch])
    history = model.validation_loss_history_
    assert seen == [history[:1], history]
    model.save(tmp_path / "model")
    assert digest(firth.Word2Vec.load(tmp_path / "model")) == digest(model)
    assert small().fit(two_topics(1_000)).validation_loss_history_ == []


@pytest.mark.parametrize("after", [1, 9, 10, 13, 16, 17, 20, 27, 33])
def test_a_resumed_training_takes_the_same_looks(after, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)  # one macro-batch a piece, of the look as well
    sentences, looks = two_topics(1_000), []

    def look(state):
        looks.append(state.words)
        if len(looks) == after:
            state.stop()

    settings = {"validation": 0.4, "sample": 0}  # an epoch is 10 macro-batches, and 7 of the look
    watch = Callback(on_interval=look, interval=1e-9)
    with pytest.warns(TrainingInterrupted):
        stopped = small(**settings).fit(sentences, callbacks=[watch], checkpoint=tmp_path / "run")
    assert len(stopped.validation_loss_history_) == len(stopped.loss_history_)
    resumed = small(**settings).fit(
        sentences, callbacks=[watch], checkpoint=tmp_path / "run", resume=True
    )  # its words go on from where they were
    assert looks == sorted(looks)
    assert digest(resumed) == digest(small(**settings).fit(sentences))


# ---- patience


@given(st.lists(st.floats(0, 3).map(lambda x: round(x, 1))), st.integers(1, 4))
def test_patience_counts_the_epochs_since_the_lowest(losses, patience):
    without = 0
    for i, loss in enumerate(losses):
        without = 0 if all(loss < before for before in losses[:i]) else without + 1
    assert patience_is_over(losses, patience) == (without >= patience and len(losses) > 0)
    assert not patience_is_over(losses, None)


@pytest.mark.parametrize("patience", [1, 3])
def test_patience_ends_the_training_early_and_in_peace(patience, tmp_path):
    model = overfitting(patience).fit(NOISE, checkpoint=tmp_path / "run")  # a warning would be an error
    history = model.validation_loss_history_
    assert not model.interrupted_
    assert len(history) == len(model.loss_history_) < 500
    assert history.index(min(history)) == len(history) - 1 - patience
    again = overfitting(patience).fit(NOISE, checkpoint=tmp_path / "run", resume=True)
    assert digest(again) == digest(model)


def test_patience_survives_a_break(tmp_path):
    expected = overfitting(2).fit(NOISE)
    for end in range(1, len(expected.loss_history_)):
        watch = Callback(on_epoch_end=lambda state, end=end: state.epoch == end and state.stop())
        with pytest.warns(TrainingInterrupted, match=f"stopped in epoch {end + 1} of 500"):
            overfitting(2).fit(NOISE, callbacks=[watch], checkpoint=tmp_path / "run", resume=True)
    assert digest(overfitting(2).fit(NOISE, checkpoint=tmp_path / "run", resume=True)) == digest(expected)


# ---- what is refused


@pytest.mark.parametrize(
    ("text", "settings", "sentence"),
    [
        (two_topics(500), {"validation": 0.99}, r"validation=0.99 leaves no pairs to train on \(tokens: 0, "),
        ([["a", "b"] * 5], {"validation": 0.5}, "leaves no pairs to train on"),
        (
            [["a", "b"], ["c", "d"]] * 5 + [[w] for w in "abcd"] * 495,
            {"validation": 0.1},
            "they make no pairs",
        ),
        (
            two_topics(500),
            {"validation": 0.1, "sample": 1e-12},
            r"holds out \d+ tokens, and thinned they make",
        ),
    ],
    ids=["nothing left", "one run", "lone words", "thinned"],
)
def test_a_split_without_pairs_is_refused(text, settings, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        small(**{"sample": 0, **settings}).fit(text)
