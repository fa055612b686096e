"""Starting from given vectors, and leaving words as they are."""

import json
import warnings

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.kernels import initial_tables, native
from firth.training import Callback, TrainingInterrupted, crew
from firth.training.given import given
from tests.training.toy import digest, exact, small, two_topics

TEXT = two_topics(1_000)
TREE = "hierarchical-softmax"


def vectors(keys, d=24, seed=0, output=True):
    random = np.random.default_rng(seed)
    table = random.normal(size=(len(keys), d)).astype(np.float32) / 10
    return firth.WordVectors(keys, table, output=table[::-1] if output else None)


SOME = vectors(["b3", "elsewhere", "a0", "a1"])


def begun(start, objective="negative-sampling"):
    """The tables before the first step."""
    seen = []
    watch = Callback(on_epoch_begin=lambda s: seen.append((s.input.copy(), s.output.copy())))
    model = small(objective=objective).fit(TEXT, start=start, callbacks=[watch])
    return model, *seen[0]


# ---- starting


@pytest.mark.parametrize("objective", ["negative-sampling", TREE])
@pytest.mark.parametrize("output", [True, False])
def test_known_words_begin_with_their_vectors_and_others_as_usual(objective, output):
    start = vectors(SOME.index_to_key, output=output)
    model, input, outputs = begun(start, objective)
    index = model.vocabulary_.key_to_index
    usual = initial_tables(len(index), len(outputs), 24, 5)
    with_output = output and objective != TREE
    for word, row in index.items():
        expected = start[word] if word in start else usual.input[row, :24]
        assert input[row].tobytes() == expected.tobytes()
    for row, moved in enumerate(outputs):
        word = model.vocabulary_.index_to_key[row]
        if with_output and word in start:
            assert moved.tobytes() == start.output[start.key_to_index[word]].tobytes()
        else:
            assert not moved.any()
    told = model.vectors_.info["given"]["start"]
    assert (told["words"], told["output"]) == (3, with_output)


def test_a_model_of_its_own_is_a_start():
    model = small().fit(TEXT)
    again, input, output = begun(model.vectors_)
    assert input.tobytes() == model.vectors_.vectors.tobytes()
    assert output.tobytes() == model.vectors_.output.tobytes()
    assert again.vectors_.info["given"]["start"]["words"] == len(model.vectors_)


def test_many_rows_are_copied_in_blocks(monkeypatch):
    expected = digest(small().fit(TEXT, start=SOME)), small().fit(TEXT, start=SOME).vectors_.info["given"]
    monkeypatch.setattr("firth.training.given._BLOCK", 2)
    model = small().fit(TEXT, start=SOME)
    assert (digest(model), model.vectors_.info["given"]) == expected


def test_what_was_given_is_saved(tmp_path):
    model = small().fit(TEXT, start=SOME, freeze=["a0"])
    model.save(tmp_path / "model")
    assert firth.Word2Vec.load(tmp_path / "model").vectors_.info["given"] == model.vectors_.info["given"]
    assert firth.load(tmp_path / "model").info["given"]["freeze"]["words"] == 1
    assert small().fit(TEXT).vectors_.info["given"] == {}


def test_a_folder_from_before_anything_could_be_given_is_read(tmp_path):
    model = small().fit(TEXT)
    model.save(tmp_path / "model")
    config = json.loads((tmp_path / "model" / "config.json").read_text(encoding="utf-8"))
    del config["given"]
    (tmp_path / "model" / "config.json").write_text(json.dumps(config), encoding="utf-8")
    again = firth.Word2Vec.load(tmp_path / "model")
    assert digest(again) == digest(model)
    assert again.vectors_.info["given"] == {}


# ---- freezing


@pytest.mark.parametrize("objective", ["negative-sampling", TREE])
@pytest.mark.parametrize("architecture", ["skipgram", "cbow"])
def test_frozen_words_keep_their_bits_while_others_and_outputs_learn(architecture, objective, monkeypatch):
    freeze = ["a0", "b3"]
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        model = small(architecture=architecture, objective=objective, workers=threads)
        words = model.fit(TEXT, start=SOME, freeze=freeze).vectors_
        digests.add(digest(model)[0])
        assert words[freeze].tobytes() == SOME[freeze].tobytes()
        assert words["a1"].tobytes() != SOME["a1"].tobytes()
        outputs = model.nodes_ if words.output is None else words.output
        assert outputs.any(axis=1).all()
    assert len(digests) == 1
    slow = small(architecture=architecture, objective=objective, backend="reference")
    slow.fit(TEXT, start=SOME, freeze=freeze)
    assert slow.vectors_[freeze].tobytes() == SOME[freeze].tobytes()
    assert words.vectors == pytest.approx(slow.vectors_.vectors, abs=1e-5)


def test_an_exact_training_starts_where_it_is_told(monkeypatch):
    seen = []
    watch = Callback(on_epoch_begin=lambda s: seen.append((s.input.copy(), s.output.copy())))
    model = exact().fit(TEXT)
    again = exact().fit(TEXT, start=model.tables_, callbacks=[watch])
    assert seen[0][0].tobytes() == model.tables_.vectors.tobytes()
    assert seen[0][1].tobytes() == model.tables_.output.tobytes()
    assert again.loss_history_[0] < model.loss_history_[0]
    assert model.loss_history_[-1] >= again.loss_history_[-1] - 0.01
    from_sums = exact().fit(TEXT, start=model.vectors_)
    assert from_sums.vectors_.info["given"]["start"]["output"] is False
    assert from_sums.loss_history_[0] < model.loss_history_[0]


def test_frozen_words_of_an_exact_training_keep_their_bits(monkeypatch):
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        model = exact(workers=threads).fit(TEXT, start=SOME, freeze=["a0", "b3"])
        digests.add(digest(model)[0])
        assert model.tables_[["a0", "b3"]].tobytes() == SOME[["a0", "b3"]].tobytes()
        assert model.tables_["a1"].tobytes() != SOME["a1"].tobytes()
        assert model.tables_.output.any(axis=1).all()
        assert model.vectors_["a0"].tobytes() != SOME["a0"].tobytes()  # the sum
    assert len(digests) == 1
    slow = exact(backend="reference").fit(TEXT, start=SOME, freeze=["a0", "b3"])
    assert slow.tables_[["a0", "b3"]].tobytes() == SOME[["a0", "b3"]].tobytes()
    assert slow.loss_history_ == pytest.approx(model.loss_history_, rel=1e-3)


def test_all_words_may_be_frozen():
    model = small().fit(TEXT)
    before = model.vectors_
    after = model.partial_fit(TEXT, freeze=model.vocabulary_.index_to_key).vectors_
    assert after.vectors.tobytes() == before.vectors.tobytes()
    assert (after.output != before.output).any(axis=1).all()
    assert after.info["given"]["freeze"]["words"] == 50


def test_known_words_stay_while_new_ones_learn():
    model = small().fit(TEXT)
    before = model.vectors_
    text = [["new", "a0", "a1"]] * 40
    after = model.partial_fit(text, grow=True, freeze=iter(before.index_to_key)).vectors_
    assert after.vectors[:50].tobytes() == before.vectors.tobytes()
    assert after["new"].tobytes() != initial_tables(51, 51, 24, 5).input[50, :24].tobytes()


def test_only_one_training_is_frozen():
    model = small().fit(TEXT, freeze=["a0"])
    before = model.vectors_["a0"]
    assert (model.partial_fit(TEXT).vectors_["a0"] != before).all()


def test_words_to_freeze_may_be_missing_in_the_text_where_the_start_has_them():
    model = small().fit(TEXT, start=SOME, freeze=SOME.index_to_key)
    assert model.vectors_.info["given"]["freeze"]["words"] == 3


def test_a_mask_counts_every_word_once():
    mask = given(firth.Vocabulary(["a", "b", "c"], [3, 2, 1]), None, ["c", "a", "c"], tree=False).frozen
    assert mask.tolist() == [1, 0, 1]
    assert mask.dtype == np.uint8


# ---- stopped and resumed


@pytest.mark.parametrize("finished", [False, True])
def test_a_resumed_training_needs_the_same_start_and_the_same_frozen_words(tmp_path, monkeypatch, finished):
    monkeypatch.setattr(crew, "SECONDS_PER_PIECE", 1e-9)
    run = tmp_path / "run"
    watch = Callback(on_interval=lambda s: finished or s.stop(), interval=1e-9)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted)
        small().fit(TEXT, start=SOME, freeze=["a0"], checkpoint=run, callbacks=[watch])
    other = vectors(SOME.index_to_key, seed=1)
    for start, freeze, name in [
        (None, ["a0"], "start"),
        (other, ["a0"], "start"),
        (firth.WordVectors(SOME.index_to_key, SOME.vectors), ["a0"], "start"),
        (SOME, [], "freeze"),
        (SOME, ["a1"], "freeze"),
    ]:
        with pytest.raises(InvalidInput, match=f"was written with another {name}: give the same"):
            small().fit(TEXT, start=start, freeze=freeze, checkpoint=run, resume=True)
    resumed = small().fit(TEXT, start=SOME, freeze=["a0"], checkpoint=run, resume=True)
    assert digest(resumed) == digest(small().fit(TEXT, start=SOME, freeze=["a0"]))
    assert resumed.vectors_["a0"].tobytes() == SOME["a0"].tobytes()


# ---- the door


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        ({"start": "model/"}, WrongType, r"start must be WordVectors, got str: firth\.load\(path\)"),
        (
            {"start": vectors(["a0"], d=25)},
            InvalidInput,
            "start has vectors of 25 dimensions",
        ),
        ({"freeze": "a0"}, WrongType, "freeze must be a list of words, got 'a0'"),
        ({"freeze": 3}, WrongType, "freeze must be a list of words, got 3"),
    ],
    ids=str,
)
def test_what_no_text_can_help_is_refused_before_reading(options, error, sentence):
    def explode():
        raise AssertionError("the source was touched")
        yield

    with pytest.raises(error, match=sentence):
        small().fit(explode(), **options)


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        ({"start": vectors(["z"])}, InvalidInput, "none of the 50 words of the text is among the 1 of start"),
        (
            {"freeze": ["A0", "a0", "b77"]},
            UnknownWord,
            r"'A0' is not in the vocabulary; did you mean 'a0'\? \(of 3 words to freeze, 2 are not\): leave",
        ),
        ({"freeze": [["a0"]]}, WrongType, "a word to freeze must be hashable, got list"),
    ],
    ids=str,
)
def test_what_the_text_does_not_have_is_refused(options, error, sentence):
    with pytest.raises(error, match=sentence):
        small().fit(TEXT, **options)


def test_vectors_that_are_no_numbers_are_refused():
    with pytest.raises(InvalidInput, match=r"row 1 \('b'\) holds nan or inf"):
        small().fit(TEXT, start=firth.WordVectors(["a", "b"], [[0.0] * 24, [np.nan] * 24]))
