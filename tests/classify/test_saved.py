import json

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

import firth
from firth.errors import DamagedFile, InvalidInput, MissingFile
from tests.classify import toy


@pytest.fixture
def fitted():
    return firth.TextClassifier(toy.words(), common=1).fit(*toy.texts())


@pytest.mark.parametrize("output", [True, False])
def test_the_same_bits_after_saving(tmp_path, output):
    model = firth.TextClassifier(toy.words(output=output, counts=output)).fit(*toy.texts(kinds=3))
    model.save(tmp_path / "model")
    again = firth.TextClassifier.load(tmp_path / "model")
    texts = [*toy.texts(20, 3, seed=2)[0], ""]
    assert np.array_equal(again.predict_proba(texts), model.predict_proba(texts))
    for name in ("penalty_", "penalty_curve_", "held_out_accuracy_", "coverage_", "empty_texts_"):
        assert getattr(again, name) == getattr(model, name)
    assert again.classes_.tolist() == model.classes_.tolist()
    assert again.classes_.dtype == model.classes_.dtype
    again.save(tmp_path / "again")
    for file in ("vectors.safetensors", "words.json", "config.json"):
        assert (tmp_path / "again" / file).read_bytes() == (tmp_path / "model" / file).read_bytes()


@pytest.mark.parametrize("dtype", ["float32", "float16", "int8"])
def test_n_grams_and_small_tables_are_kept(tmp_path, dtype):
    grams = firth.vectors.Subwords(np.ones((4, 6), np.float32), min_n=2, max_n=3, buckets=4)
    plain = toy.words()
    words = firth.WordVectors(plain, plain.vectors, counts=plain.counts, info={"a": 1}, subwords=grams)
    model = firth.TextClassifier(words.quantized(dtype), penalty=1.0).fit(*toy.texts())
    model.save(tmp_path / "model")
    again = firth.TextClassifier.load(tmp_path / "model")
    assert np.array_equal(again.predict_proba(toy.texts()[0]), model.predict_proba(toy.texts()[0]))
    for found in (again.vectors_, firth.load(tmp_path / "model")):
        assert found.dtype == dtype
        assert np.array_equal(found.vectors, model.vectors_.vectors)
        assert np.array_equal(found["unheard"], words["unheard"])
    assert again.vectors_.info == model.vectors_.info


def test_vectors_that_are_no_numbers(tmp_path):
    model = firth.TextClassifier(toy.words().quantized("float16"), penalty=1.0).fit(*toy.texts())
    model.save(tmp_path / "model")
    file = tmp_path / "model" / "vectors.safetensors"
    tensors = load_file(file)
    tensors["input"][3, 2] = np.nan
    save_file(tensors, file)
    with pytest.raises(DamagedFile, match="its vectors hold nan or inf"):
        firth.TextClassifier.load(tmp_path / "model")


@pytest.mark.parametrize(
    "labels", [[1, 2], [True, False], [("a", 1), ("b", 2)], ["1", "zwei Wörter"], [0.5, 1.5]]
)
def test_labels_keep_their_type(tmp_path, labels):
    texts, kinds = toy.texts()
    named = [labels[kind == "sea"] for kind in kinds]
    firth.TextClassifier(toy.words(), penalty=1.0).fit(texts, named).save(tmp_path / "model")
    found = firth.TextClassifier.load(tmp_path / "model").predict(["apple", "boat"]).tolist()
    assert found == labels
    assert [type(label) for label in found] == [type(label) for label in labels]


def test_it_holds_its_word_vectors_and_can_be_fitted_again(tmp_path, fitted):
    fitted.save(tmp_path / "model")
    words = firth.load(tmp_path / "model")
    assert np.array_equal(words.vectors, fitted.vectors_.vectors)
    assert np.array_equal(words.counts, fitted.vectors_.counts)
    again = firth.TextClassifier.load(tmp_path / "model")
    assert again.get_params() == {**fitted.get_params(), "vectors": again.vectors}
    again.fit(*toy.texts())
    assert np.array_equal(again.word_scores_, fitted.word_scores_)


def test_settings_of_numpy_and_a_function_as_tokenizer(tmp_path):
    settings = {"penalty": np.float32(2), "seed": np.int64(3), "common": np.int8(1), "tokenizer": str.split}
    firth.TextClassifier(toy.words(), **settings).fit(*toy.texts()).save(tmp_path / "model")
    again = firth.TextClassifier.load(tmp_path / "model")
    assert (again.penalty, again.seed, again.common) == (2.0, 3, 1)
    assert again.predict([["apple"]]).tolist() == ["food"]
    with pytest.raises(InvalidInput, match="the tokenizer of this model was a function"):
        again.predict(["apple"])
    assert again.set_params(tokenizer=str.split).predict(["apple"]).tolist() == ["food"]


def test_what_is_no_classifier_is_refused(tmp_path, fitted):
    with pytest.raises(MissingFile, match="there is no file or folder"):
        firth.TextClassifier.load(tmp_path / "nowhere")
    toy.words().save(tmp_path / "words")
    with pytest.raises(InvalidInput, match="holds word vectors, not a classifier of texts"):
        firth.TextClassifier.load(tmp_path / "words")
    fitted.save(tmp_path / "model")
    with pytest.raises(InvalidInput, match="without the model that trained them"):
        firth.Word2Vec.load(tmp_path / "model")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidInput, match="holds something else than a firth model"):
        fitted.save(tmp_path / "notes")


@pytest.mark.parametrize(
    "changes",
    [
        {"classes": ["only one"]},
        {"classes": 3},
        {"penalty": "much"},
        {"penalty_curve": [{"x": 1}]},
        {"settings": {"unknown": 1}},
        {"texts": {}},
        {"texts": None},
    ],
    ids=str,
)
def test_a_config_that_does_not_fit_is_damaged(tmp_path, fitted, changes):
    fitted.save(tmp_path / "model")
    file = tmp_path / "model" / "config.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**config, **changes}), encoding="utf-8")
    with pytest.raises(DamagedFile):
        firth.TextClassifier.load(tmp_path / "model")
