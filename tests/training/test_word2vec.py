"""The estimator: same bits, true loss, saved and reopened, stopped and resumed."""

import copy
import json
import pickle
import signal
import warnings
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

import firth
from firth.errors import DamagedFile, InvalidInput, NotFitted, WrongType
from firth.kernels import native
from firth.training import (
    Callback,
    TrainingInterrupted,
    TrainingWarning,
    crew,
    stretches,
)
from tests.training.toy import digest, small, two_topics

COMBINATIONS = [
    (architecture, objective)
    for architecture in ("skipgram", "cbow")
    for objective in ("negative-sampling", "hierarchical-softmax", "softmax")
]


# ---- learning


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_topics_come_apart(architecture, objective):
    model = small(architecture=architecture, objective=objective, epochs=20, sample=0).fit(two_topics())
    unit, keys = model.vectors_.unit, model.vectors_.index_to_key
    same = np.array([[a[0] == b[0] for b in keys] for a in keys])
    cosines = unit @ unit.T
    assert cosines[same].mean() - cosines[~same].mean() > 0.4
    assert model.loss_history_[-1] < model.loss_history_[0]


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_native_training_equals_the_reference(architecture, objective):
    settings = {"architecture": architecture, "objective": objective, "vector_size": 10, "window": 3}
    sentences = two_topics(1_000)
    fast = small(**settings).fit(sentences)
    slow = small(backend="reference", **settings).fit(sentences)
    assert fast.loss_history_ == pytest.approx(slow.loss_history_, rel=1e-5)
    exact = (architecture, objective) == ("skipgram", "softmax")  # goes further, and so further apart
    assert fast.vectors_.vectors == pytest.approx(slow.vectors_.vectors, abs=5e-3 if exact else 1e-5)


def test_softmax_has_nothing_to_race_for():
    settings = {"architecture": "cbow", "objective": "softmax", "epochs": 1}
    text = two_topics(1_000)
    assert digest(small(racy=True, **settings).fit(text)) == digest(small(**settings).fit(text))


def test_first_loss_is_that_of_tables_of_zeros():
    # outputs start at zero, so each pair begins with (1 + K) log 2; one macro-batch never sees a later table
    model = small(negative=7, epochs=1, sample=0, alpha=1e-9, min_alpha=0.0).fit(two_topics(1_000))
    least, most = 7 * np.log(2), 8 * np.log(2)  # a negative that is the target counts nothing
    assert least < model.loss_history_[0] < most


@pytest.mark.parametrize("alpha", [0.025, 0.2])
@pytest.mark.parametrize("words", ["ab", "abcd", "abcdefghijkl"])
@pytest.mark.parametrize("window", [1, 20])
@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_toy_vocabularies_do_not_diverge(architecture, objective, window, words, alpha):
    model = small(
        architecture=architecture, objective=objective, window=window, alpha=alpha, sample=0, epochs=5
    )
    model.fit([list(words) * 30] * 20)
    assert np.isfinite(model.vectors_.vectors).all()
    assert np.abs(model.vectors_.vectors).max() < 30


# ---- the same bits


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_bits_depend_on_nothing_but_seed_corpus_and_settings(architecture, objective, monkeypatch, tmp_path):
    sentences = two_topics(3_000)
    settings = {"architecture": architecture, "objective": objective}
    expected = digest(small(**settings).fit(sentences))
    file = tmp_path / "corpus.txt"
    file.write_text("\n".join(map(" ".join, sentences)), encoding="utf-8")
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        monkeypatch.setattr(stretches, "CHUNK", 500 * threads)
        monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 0.001 * threads)
        assert digest(small(workers=threads, **settings).fit(iter(sentences))) == expected
    assert digest(small(**settings).fit(file)) == expected
    assert digest(small(**settings).fit(firth.read_corpus(sentences, min_count=1))) == expected
    assert digest(small(**settings, seed=6).fit(sentences)) != expected


# ---- callbacks


def test_callbacks_see_each_epoch_and_read_only_tables():
    seen = []
    watch = Callback(
        on_epoch_begin=lambda s: seen.append(("begin", s.epoch, s.words)),
        on_epoch_end=lambda s: seen.append(("end", s.epoch, s.words, s.loss)),
        on_interval=lambda s: seen.append(("interval", s.input.flags.writeable, s.output.shape)),
        interval=1e-9,
    )
    model = small(sample=0).fit(two_topics(1_000), callbacks=[watch])
    ends = [event for event in seen if event[0] == "end"]
    assert ends == [("end", 1, 1000, model.loss_history_[0]), ("end", 2, 2000, model.loss_history_[1])]
    assert [event[1:] for event in seen if event[0] == "begin"] == [(0, 0), (1, 1000)]
    assert ("interval", False, (50, 24)) in seen


def test_a_callback_can_stop_the_training():
    watch = Callback(on_epoch_end=lambda state: state.stop())
    with pytest.warns(TrainingInterrupted, match="stopped in epoch 2 of 2"):
        model = small().fit(two_topics(1_000), callbacks=[watch])
    assert len(model.loss_history_) == 1
    assert model.interrupted_


def test_ctrl_c_keeps_what_is_learnt():
    models = []
    for stop in (lambda state: signal.raise_signal(signal.SIGINT), lambda state: state.stop()):
        watch = Callback(on_epoch_end=stop)
        with pytest.warns(TrainingInterrupted, match="the model keeps what it learnt"):
            model = small(epochs=1000).fit(two_topics(1_000), callbacks=[watch])
        models.append(model)
    assert len(models[0].loss_history_) == 1
    assert digest(models[0]) == digest(models[1])


def test_an_interval_must_be_positive():
    with pytest.raises(InvalidInput, match="interval must be greater than 0 seconds, got 0"):
        Callback(interval=0)


# ---- saved, reopened, trained on


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_a_saved_model_trains_on_to_the_same_bits(architecture, objective, tmp_path):
    model = small(architecture=architecture, objective=objective).fit(two_topics(2_000))
    model.save(tmp_path / "model")
    again = firth.Word2Vec.load(tmp_path / "model")
    assert again.get_params() == model.get_params()
    assert digest(again) == digest(model)
    more = two_topics(1_000, seed=9)
    assert digest(again.partial_fit(more)) == digest(model.partial_fit(more))
    assert len(again.loss_history_) == 4
    words = firth.load(tmp_path / "model")
    assert words.index_to_key == model.vectors_.index_to_key
    assert words.most_similar("a1")[0][0][0] in "ab"


def test_each_call_of_partial_fit_draws_anew():
    sentences = two_topics(1_000)
    once, twice = small(), small()
    first = digest(once.partial_fit(sentences))
    assert first == digest(twice.fit(sentences))
    assert digest(once.partial_fit(sentences)) != first
    assert once.loss_history_[:2] == first[1]


def test_partial_fit_keeps_the_vocabulary():
    model = small(sample=0).fit([["a", "b", "c"]] * 20)
    model.partial_fit([["a", "b", "new"]] * 20)
    assert model.vectors_.index_to_key == ["a", "b", "c"]
    with pytest.raises(InvalidInput, match="partial_fit cannot change them"):
        model.set_params(vector_size=7).partial_fit([["a", "b"]])


def test_integer_keys_come_back_as_integers(tmp_path):
    model = small(sample=0).fit(np.array([[1, 2, 3], [1, 2, 4]] * 20))
    model.save(tmp_path / "model")
    assert sorted(firth.load(tmp_path / "model").index_to_key) == [1, 2, 3, 4]


def test_a_tokenizer_that_is_a_function_is_not_saved(tmp_path):
    (tmp_path / "text").write_text("a,b,c\n" * 20, encoding="utf-8")
    model = small(sample=0, tokenizer=lambda line: line.split(",")).fit(tmp_path / "text")
    assert len(model.vectors_) == 3
    model.save(tmp_path / "model")
    again = firth.Word2Vec.load(tmp_path / "model")
    with pytest.raises(InvalidInput, match=r"which is not saved: set_params\(tokenizer=function\)"):
        again.partial_fit(tmp_path / "text")
    assert len(again.partial_fit([["a", "b"]] * 20).vectors_) == 3  # lists of tokens need none


@pytest.mark.parametrize("objective", ["negative-sampling", "softmax"])
def test_copies_and_pickles_are_whole(objective):
    model = small(objective=objective).fit(two_topics(1_000))
    for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert digest(twin) == digest(model)
        assert twin.get_params() == model.get_params()
        assert twin.vectors_.vectors.tobytes() == model.vectors_.vectors.tobytes()


# ---- the tables


@pytest.mark.parametrize(
    ("settings", "table"),
    [
        ({}, "input"),
        ({"table": "sum"}, "sum"),
        ({"objective": "softmax"}, "sum"),
        ({"objective": "softmax", "table": "input"}, "input"),
        ({"objective": "softmax", "table": "mean"}, "mean"),
        ({"objective": "softmax", "architecture": "cbow", "table": "output"}, "output"),
        ({"objective": "hierarchical-softmax", "table": "input"}, "input"),
    ],
    ids=str,
)
def test_the_table_that_holds_the_vectors(settings, table, tmp_path):
    model = small(**settings).fit(two_topics(1_000))
    V, U = model.tables_.vectors, model.tables_.output
    expected = {"input": V} if U is None else {"input": V, "output": U, "sum": V + U, "mean": (V + U) / 2}
    np.testing.assert_array_equal(model.vectors_.vectors, expected[table])
    assert (model.vectors_ is model.tables_) == (table == "input")
    assert model.vectors_.counts.tolist() == model.vocabulary_.counts.tolist()
    model.save(tmp_path / "model")
    again = firth.Word2Vec.load(tmp_path / "model")
    assert digest(again) == digest(model)
    for words in (again.vectors_, firth.load(tmp_path / "model")):
        assert words.vectors.tobytes() == model.vectors_.vectors.tobytes()
        assert (words.output is None) == (table != "input" or U is None)
        words.save(tmp_path / "words")
        assert firth.load(tmp_path / "words").vectors.tobytes() == words.vectors.tobytes()
    again.tables_.save(tmp_path / "tables")
    assert firth.load(tmp_path / "tables").vectors.tobytes() == model.vectors_.vectors.tobytes()
    for name, rows in expected.items():
        assert firth.load(tmp_path / "model", table=name).vectors.tobytes() == rows.tobytes()


def test_another_architecture_has_no_bias_from_the_one_before():
    model = small(objective="softmax", epochs=1).fit(two_topics(1_000))
    assert model.bias_ is not None
    model.set_params(architecture="cbow").partial_fit(two_topics(1_000))
    assert model.bias_ is None
    assert model.vectors_ is model.tables_
    model.set_params(architecture="skipgram").partial_fit(two_topics(1_000))
    assert np.isfinite(model.bias_).all()
    assert model.set_params(output_bias=False).partial_fit(two_topics(1_000)).bias_ is None


# ---- checkpoints


def interrupted(sentences, folder, after):
    """Train until so many looks at the clock have passed."""
    looks = []

    def look(state):
        looks.append(state.words)
        if len(looks) == after:
            state.stop()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted)
        watch = Callback(on_interval=look, interval=1e-9)
        return small().fit(sentences, callbacks=[watch], checkpoint=folder)


@pytest.mark.parametrize("after", [1, 3, 7])
def test_a_resumed_training_ends_in_the_same_bits(after, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)  # one macro-batch a piece
    sentences = two_topics(1_000)
    assert interrupted(sentences, tmp_path / "run", after).interrupted_
    with pytest.raises(InvalidInput, match="unfinished training"):
        firth.Word2Vec.load(tmp_path / "run")
    resumed = small().fit(sentences, checkpoint=tmp_path / "run", resume=True)
    assert digest(resumed) == digest(small().fit(sentences))
    assert digest(firth.Word2Vec.load(tmp_path / "run")) == digest(resumed)


def test_a_checkpoint_of_other_settings_or_text_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    sentences = two_topics(1_000)
    interrupted(sentences, tmp_path / "run", 2)
    with pytest.raises(InvalidInput, match="written with window = 5, this training has 4"):
        small(window=4).fit(sentences, checkpoint=tmp_path / "run", resume=True)
    with pytest.raises(InvalidInput, match="another corpus"):
        small().fit(two_topics(1_000, seed=3), checkpoint=tmp_path / "run", resume=True)
    finished = small().fit(sentences, checkpoint=tmp_path / "run", resume=True)
    assert not finished.interrupted_
    # a script that says "resume" until it is done gets the same model again, and no other
    again = small().fit(sentences, checkpoint=tmp_path / "run", resume=True)
    assert digest(again) == digest(finished)
    with pytest.raises(InvalidInput, match="written with window = 5, this training has 4"):
        small(window=4).fit(sentences, checkpoint=tmp_path / "run", resume=True)


def test_an_unfinished_training_is_not_written_over(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    interrupted(two_topics(1_000), tmp_path / "run", 2)
    with pytest.raises(InvalidInput, match="holds a training stopped in epoch 1: resume it, or name another"):
        small().fit(two_topics(1_000), checkpoint=tmp_path / "run")


def test_a_checkpoint_of_another_arithmetic_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    interrupted(two_topics(1_000), tmp_path / "run", 2)
    monkeypatch.setattr(native, "instruction_set", "another")
    with pytest.raises(InvalidInput, match=r"this is firth .* \(another\): the bits would not be the same"):
        small().fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)


def test_keys_that_cannot_be_written_are_refused_before_training(tmp_path):
    sentences = [[frozenset("a"), frozenset("b")]] * 50
    with pytest.raises(WrongType, match="frozenset cannot be saved"):
        small(sample=0).fit(sentences, checkpoint=tmp_path / "run")


def test_a_model_stopped_at_the_end_of_an_epoch_resumes(tmp_path):
    watch = Callback(on_epoch_end=lambda state: state.stop())
    sentences = two_topics(1_000)
    with pytest.warns(TrainingInterrupted, match="stopped in epoch 2"):
        small().fit(sentences, callbacks=[watch], checkpoint=tmp_path / "run")
    (tmp_path / "text").write_text("\n".join(map(" ".join, sentences)), encoding="utf-8")
    resumed = small().fit(tmp_path / "text", checkpoint=tmp_path / "run", resume=True)
    assert digest(resumed) == digest(small().fit(sentences))


def test_resume_needs_a_checkpoint(tmp_path):
    with pytest.raises(InvalidInput, match="give checkpoint="):
        small().fit(two_topics(1_000), resume=True)
    small().fit(two_topics(1_000), checkpoint=tmp_path / "none yet", resume=True)


# ---- the door


@pytest.mark.parametrize(
    "change",
    [
        {"ns_exponent": 0.0}, {"max_vocabulary": 40}, {"min_alpha": 0.01}, {"sample": 0.1}, {"negative": 6},
        {"shrink_windows": False}, {"window": 4}, {"alpha": 0.03}, {"min_count": 15}, {"epochs": 3},
        {"seed": 6},
    ],
    ids=str,
)  # fmt: skip
def test_every_setting_reaches_the_kernels(change):
    sentences = two_topics(1_000)
    assert digest(small(**change).fit(sentences)) != digest(small().fit(sentences))


def test_a_small_text_is_not_thinned_in_silence():
    with pytest.warns(TrainingWarning, match="sample=0.01 leaves about 122 of 600 words: set sample=0"):
        small().fit([["x", "y", "z"] * 20] * 10)


def test_losses_of_epochs_without_pairs_are_saved(tmp_path):
    with pytest.warns(TrainingWarning, match="set sample=0"):
        model = small(sample=1e-9).fit([["x", "y", "z"]] * 10)
    assert np.isnan(model.loss_history_).all()
    model.save(tmp_path / "model")
    assert "NaN" not in (tmp_path / "model" / "config.json").read_text(encoding="utf-8")
    assert np.isnan(firth.Word2Vec.load(tmp_path / "model").loss_history_).all()


def test_what_is_not_there_says_why():
    model = small()
    with pytest.raises(NotFitted, match="not trained yet: call fit before vectors_"):
        model.vectors_  # noqa: B018
    with pytest.raises(AttributeError, match=r"the word vectors are model\.vectors_"):
        model.wv  # noqa: B018
    assert not hasattr(model, "anything_else")


@pytest.mark.parametrize("callbacks", [Callback(), [print], None, 3], ids=str)
def test_callbacks_are_a_list_of_callbacks(callbacks):
    with pytest.raises(WrongType, match=r"callbacks must be a list of firth\.Callback"):
        small().fit(two_topics(500), callbacks=callbacks)


def test_ctrl_c_in_the_middle_of_an_epoch(monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    looks = []

    def look(state):
        looks.append(state.words)
        if len(looks) == 5:
            signal.raise_signal(signal.SIGINT)

    with pytest.warns(TrainingInterrupted, match="stopped in epoch 1 of 2"):
        model = small().fit(two_topics(2_000), callbacks=[Callback(on_interval=look, interval=1e-9)])
    assert len(looks) == 5
    assert model.loss_history_ == []


def test_a_pipeline_hands_over_a_y():
    pipeline = pytest.importorskip("sklearn.pipeline")
    assert pipeline.make_pipeline(small()).fit(two_topics(500))[0].vectors_ is not None


def test_it_speaks_scikit_learns_protocol():
    model = small(window=3)
    assert firth.Word2Vec(**model.get_params()).get_params() == model.get_params()
    assert model.set_params(window=4) is model
    assert repr(small(epochs=None)) == "Word2Vec(vector_size=24, min_count=1, sample=0.01, seed=5)"
    with pytest.raises(InvalidInput, match="has no setting 'size'"):
        model.set_params(size=3)


def test_scikit_learn_can_clone_it():
    base = pytest.importorskip("sklearn.base")
    model = small(window=3).fit(two_topics(500))
    twin = base.clone(model)
    assert twin.get_params() == model.get_params()
    assert not hasattr(twin, "vectors_")


@pytest.mark.parametrize(
    ("source", "error", "sentence"),
    [
        ([["alone"]] * 10, InvalidInput, "the vocabulary is \\['alone'\\]"),
        ([["a"], ["b"]] * 10, InvalidInput, "no sentence has two words of the vocabulary"),
        (["a b c", "d e f"], WrongType, "a b c"),
        (3, WrongType, "a source must be a path, paths or an iterable of lists of tokens, got int"),
    ],
    ids=str,
)
def test_what_cannot_be_learnt_from_is_refused(source, error, sentence):
    with pytest.raises(error, match=sentence):
        small().fit(source)


def test_nothing_is_read_when_a_setting_or_the_target_is_wrong(tmp_path):
    def explode():
        raise AssertionError("the source was touched")
        yield

    with pytest.raises(InvalidInput, match="window must be at least 1"):
        small(window=0).fit(explode())
    with pytest.raises(InvalidInput, match="no tokenizer is named 'spaces'"):
        small(tokenizer="spaces").fit(explode())
    with pytest.raises(WrongType, match="resume must be True or False, got 'no'"):
        small().fit(explode(), checkpoint=tmp_path / "run", resume="no")
    with pytest.raises(WrongType, match="checkpoint must be the path of a folder, got 3"):
        small().fit(explode(), checkpoint=3)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidInput, match="is a file"):
        small().fit(explode(), checkpoint=tmp_path / "file")


def test_a_failed_fit_changes_nothing():
    model = small().fit(two_topics(1_000))
    before = digest(model)
    with pytest.raises(InvalidInput):
        model.fit([["alone"]])
    assert digest(model) == before


def test_save_needs_a_fit(tmp_path):
    with pytest.raises(NotFitted, match="call fit before save"):
        small().save(tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_vectors_alone_are_no_model(tmp_path):
    small().fit(two_topics(500)).vectors_.head(3).save(tmp_path / "vectors")
    with pytest.raises(InvalidInput, match=r"use firth\.load"):
        firth.Word2Vec.load(tmp_path / "vectors")


# ---- what must not be believed


def edited(folder, change):
    """A model folder with another config."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    change(config)
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.pop("settings"),
        lambda c: c.update(corpus=None),
        lambda c: c.update(checkpoint=[]),
        lambda c: c["checkpoint"].pop("tile"),
        lambda c: c["checkpoint"].update(tile=-1),
        lambda c: c["checkpoint"].update(epoch=9),
        lambda c: c["checkpoint"].update(totals="x"),
        lambda c: c["checkpoint"].update(epoch=1, loss_history=["x"]),
    ],
)
def test_a_damaged_checkpoint_is_refused_in_a_sentence(change, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    interrupted(two_topics(1_000), tmp_path / "run", 2)
    edited(tmp_path / "run", change)
    with pytest.raises(DamagedFile, match="not a checkpoint that this firth writes"):
        small().fit(two_topics(1_000), checkpoint=tmp_path / "run", resume=True)


def test_a_checkpoint_of_other_counts_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    corpus = firth.read_corpus(two_topics(1_000), min_count=1)
    interrupted(corpus, tmp_path / "run", 2)
    words = firth.Vocabulary(corpus.vocabulary.index_to_key, 2 * corpus.vocabulary.counts)
    with pytest.raises(InvalidInput, match="another corpus"):
        small().fit(replace(corpus, vocabulary=words), checkpoint=tmp_path / "run", resume=True)


def test_a_table_of_nodes_of_another_size_is_refused(tmp_path):
    small(objective="hierarchical-softmax").fit(two_topics(1_000)).save(tmp_path / "model")
    file = tmp_path / "model" / "vectors.safetensors"
    tensors = load_file(file)
    save_file({**tensors, "nodes": tensors["nodes"][:5]}, file)
    with pytest.raises(DamagedFile, match=r"nodes has shape \(5, 24\)"):
        firth.Word2Vec.load(tmp_path / "model")


@pytest.mark.parametrize("objective", ["negative-sampling", "hierarchical-softmax"])
def test_training_on_keeps_the_counts_of_the_model(objective):
    model = small(objective=objective).fit(two_topics(1_000))
    corpus = firth.read_corpus(two_topics(500, seed=3), vocabulary=model.vocabulary_)
    flat = firth.Vocabulary(model.vocabulary_.index_to_key, np.arange(len(model.vocabulary_), 0, -1))
    twin = copy.deepcopy(model).partial_fit(replace(corpus, vocabulary=flat))
    assert digest(twin) == digest(model.partial_fit(corpus))


@pytest.mark.parametrize("alpha", [1e37, 1e39])
def test_a_training_that_runs_away_says_so_and_changes_nothing(alpha):
    model = small().fit(two_topics(1_000))
    before, words = digest(model), model.vocabulary_
    with pytest.raises(InvalidInput, match="training diverged"):
        model.set_params(alpha=alpha, sample=0).fit([["x", "y", "z"] * 20] * 10)
    assert digest(model) == before
    assert model.vocabulary_ is words


def test_settings_may_be_numbers_of_numpy(tmp_path):
    model = small(window=np.int64(3), alpha=np.float32(0.05), shrink_windows=np.False_).fit(two_topics(500))
    model.save(tmp_path / "model")
    assert firth.Word2Vec.load(tmp_path / "model").window == 3


def test_a_fraction_is_a_number_that_can_be_saved(tmp_path):
    small(alpha=Fraction(1, 20)).fit(two_topics(500)).save(tmp_path / "model")
    assert firth.Word2Vec.load(tmp_path / "model").alpha == 0.05


def test_many_epochs_of_a_tiny_text():
    assert len(small(epochs=600, sample=0).fit([["a", "b"]] * 3).loss_history_) == 600


def test_a_wish_to_stop_at_the_very_end_comes_too_late():
    watch = Callback(on_interval=lambda s: s.words == s.total_words and s.stop(), interval=1e-9)
    assert not small(sample=0).fit(two_topics(1_000), callbacks=[watch]).interrupted_


def test_scikit_learn_can_search_its_settings():
    selection = pytest.importorskip("sklearn.model_selection")
    search = selection.GridSearchCV(
        small(), {"window": [2, 3]}, scoring=lambda model, _: -model.loss_history_[-1], cv=2
    )
    assert search.fit(two_topics(1_000)).best_params_["window"] in (2, 3)
