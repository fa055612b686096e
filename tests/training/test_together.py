"""Growth, given vectors, frozen words and held-out text in one training."""

import numpy as np
import pytest

import firth
from firth.kernels import native
from firth.training import Callback, TrainingInterrupted, crew, stretches
from tests.training.test_word2vec import COMBINATIONS
from tests.training.toy import digest, small, two_topics

FREEZE = ["a0", "b3", "a7"]
NEW = [["new", f"a{i % 25}", "newer", f"a{i % 7}"] for i in range(300)]
START = firth.WordVectors(FREEZE, np.random.default_rng(0).normal(size=(3, 24)).astype(np.float32) / 10)


def trained_on(*, grow, workers=None, **settings):
    """A model trained on with more text, frozen words and held-out text; and its vectors before that."""
    model = small(validation=0.2, sample=0, workers=workers, **settings).fit(two_topics(2_000))
    before = model.tables_
    return model.partial_fit(NEW, grow=grow, freeze=FREEZE), before


@pytest.mark.parametrize(
    ("architecture", "objective", "grow"),
    [
        *((architecture, objective, False) for architecture, objective in COMBINATIONS),
        ("skipgram", "negative-sampling", True),
        ("cbow", "negative-sampling", True),
        ("skipgram", "softmax", True),
    ],
)
def test_bits_and_frozen_rows_with_held_out_text(architecture, objective, grow, monkeypatch):
    settings = {"architecture": architecture, "objective": objective, "grow": grow}
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        monkeypatch.setattr(stretches, "CHUNK", 170 * threads)
        monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 0.001 * threads)
        model, before = trained_on(workers=threads, **settings)
        digests.add(str(digest(model)))
        assert model.tables_[FREEZE].tobytes() == before[FREEZE].tobytes()
        assert (model.tables_["a1"] != before["a1"]).all()
        assert ("new" in model.tables_) == grow
    assert len(digests) == 1
    slow, _ = trained_on(backend="reference", **settings)
    exact = (architecture, objective) == ("skipgram", "softmax")  # goes further, and so further apart
    assert exact or len(model.validation_loss_history_) == 4
    near = {"rel": 1e-3 if exact else 1e-5}
    assert model.validation_loss_history_ == pytest.approx(slow.validation_loss_history_, **near)
    assert model.tables_.vectors == pytest.approx(slow.tables_.vectors, abs=0.05 if exact else 1e-5)


@pytest.mark.parametrize("after", [1, 9, 10, 13, 17, 22, 33])
def test_a_resumed_training_goes_on_with_all_of_them(after, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)  # one macro-batch a piece, of the look as well
    text, looks = two_topics(1_000), []

    def look(state):
        looks.append(state.words)
        if len(looks) == after:
            state.stop()

    model = small(validation=0.4, sample=0)  # an epoch is 10 macro-batches, and 7 of the look
    given = {"start": START, "freeze": FREEZE}
    whole = digest(model.fit(text, **given))
    keep = {
        "checkpoint": tmp_path / "run",
        "resume": True,
        "callbacks": [Callback(on_interval=look, interval=1e-9)],
    }
    with pytest.warns(TrainingInterrupted):
        model.fit(text, **given, **keep)
    assert digest(model.fit(text, **given, **keep)) == whole
    assert model.vectors_[FREEZE].tobytes() == START.vectors.tobytes()


def test_patience_looks_at_the_losses_of_its_own_text():
    model = small(validation=0.2, sample=0, patience=1, epochs=3).fit(two_topics(2_000))
    text = [list(map(str, row)) for row in np.random.default_rng(1).integers(0, 500, (100, 10))]
    history = model.partial_fit(text, grow=True).validation_loss_history_
    assert len(history) == 6
    assert min(history[3:]) > max(history[:3])
