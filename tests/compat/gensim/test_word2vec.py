"""Word2Vec beside gensim's, and beside firth's own, which trains it."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import firth
from firth.compat import gensim as ours
from firth.compat.gensim.vocabulary import renumbered
from tests.compat.gensim.conftest import Both
from tests.compat.gensim.test_against_gensim import alike

pytestmark = pytest.mark.filterwarnings("ignore::firth.training.TrainingWarning")  # the texts are small


def text(sentences: int = 120, words: int = 40, seed: int = 0) -> list[list[str]]:
    """Sentences whose words are told apart by how frequent they are; some counts are equal."""
    random = np.random.default_rng(seed)
    chance = 1 / np.arange(1, words + 1)
    drawn = (random.choice(words, random.integers(1, 15), p=chance / chance.sum()) for _ in range(sentences))
    return [[f"w{n}" for n in sentence] for sentence in drawn]


SMALL: dict[str, Any] = {"vector_size": 8, "min_count": 2, "sample": 0, "epochs": 2, "workers": 2}
VOCABULARIES: dict[str, dict[str, Any]] = {
    "plain": {},
    "rare words too": {"min_count": 1},
    "most": {"min_count": 1, "max_final_vocab": 12},
    "most of few": {"min_count": 9, "max_final_vocab": 30},
    "hs": {"hs": 1, "negative": 0},
    "skip-gram": {"sg": 1},
}


def rule(word: str, count: int, min_count: int) -> int:
    """A trim rule: one word always, one never."""
    return {"w39": 2, "w0": 1}.get(word, 0)


def built(models: Any, **settings: Any) -> Both:
    return Both(*(kind(**{**SMALL, **settings}) for kind in (models.Word2Vec, ours.Word2Vec)))


def vocabulary(model: Any) -> list[Any]:
    counts = [model.wv.get_vecattr(word, "count") for word in model.wv.index_to_key]
    return [
        model.wv.index_to_key,
        model.wv.key_to_index,
        counts,
        model.corpus_count,
        model.corpus_total_words,
    ]


@pytest.mark.parametrize("case", VOCABULARIES)
def test_the_vocabulary_is_gensims_to_the_order_of_equal_counts(models: Any, case: str) -> None:
    both = built(models, **VOCABULARIES[case])
    for model in both:
        model.build_vocab(text())
    alike(*map(vocabulary, both))
    assert both.ours.wv.vectors.tobytes() == both.theirs.wv.vectors.tobytes()
    tables = "syn1" if both.ours.hs else "syn1neg"
    theirs, mine = (getattr(model, tables) for model in both)
    assert (mine.dtype, mine.shape[1]) == (theirs.dtype, theirs.shape[1])
    assert len(mine) == len(theirs) - (tables == "syn1")  # gensim's tree has a row that nothing uses
    assert both.ours.effective_min_count == both.theirs.effective_min_count


def test_words_by_a_rule_and_from_counts(models: Any) -> None:
    both = built(models)
    for model in both:
        model.build_vocab(text(), trim_rule=rule)
    alike(*map(vocabulary, both))
    assert "w39" in both.ours.wv
    assert "w0" not in both.ours.wv
    both = built(models)
    for model in both:
        model.build_vocab_from_freq({"a": 3, "b": 1, "c": 9, "d": 3}, corpus_count=5, keep_raw_vocab=True)
    alike(*(vocabulary(model)[:4] for model in both))
    assert both.ours.raw_vocab == {"a": 3, "b": 1, "c": 9, "d": 3}


def test_more_words_are_gensims(models: Any, tmp_path: Path) -> None:
    both = built(models, min_count=5)
    grown = []
    more = [["w1", "new", "newer", "w39"]] * 5 + [["new", "w2", "rare"]]
    for model in both:
        model.build_vocab(text())
        before = model.wv.vectors.copy()
        model.build_vocab(more, update=True)
        grown.append(model.wv.vectors[len(before) :].tobytes())
        assert (model.wv.vectors[: len(before)] == before).all()
        assert model.syn1neg.shape == model.wv.vectors.shape
        model.train(more, total_examples=model.corpus_count, epochs=model.epochs)
        assert "newer" in dict(model.wv.most_similar("new"))
    alike(*map(vocabulary, both))
    assert grown[0] == grown[1]
    assert not (both.ours.wv.vectors[: len(before)] == before).all()


@pytest.mark.parametrize(
    "settings", [{"sg": 1}, {}, {"cbow_mean": 0}, {"sg": 1, "hs": 1, "negative": 0}], ids=str
)
def test_training_is_firths_to_the_bit(settings: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("\n".join(map(" ".join, text())), encoding="utf-8")
    of_lists = ours.Word2Vec(text(), **{**SMALL, **settings})
    of_file = ours.Word2Vec(corpus_file=tmp_path / "text.txt", **{**SMALL, **settings})
    later = ours.Word2Vec(**{**SMALL, **settings})
    later.build_vocab(text())
    start = firth.WordVectors(later.wv.index_to_key, later.wv.vectors)
    trained, words = later.train(text(), total_examples=1, epochs=2)
    model = firth.Word2Vec(
        vector_size=8,
        alpha=0.025,
        sample=0,
        epochs=2,
        architecture="skipgram" if settings.get("sg") else "cbow",
        objective="hierarchical-softmax" if settings.get("hs") else "negative-sampling",
        cbow_mean=bool(settings.get("cbow_mean", 1)),
        cbow_gradient="word2vec",
    ).fit(renumbered(firth.read_corpus(text(), min_count=2), later._vocabulary()), start=start)
    for one in (of_lists, of_file, later):
        assert one.wv.vectors.tobytes() == model.vectors_.vectors.tobytes()
        assert one.wv.vectors.flags.writeable
    assert (trained, words) == (2 * sum(later.wv.expandos["count"]), 2 * sum(map(len, text())))
    assert later.wv.get_vecattr("w0", "count") == model.vectors_.counts[model.vectors_.key_to_index["w0"]]


@pytest.mark.parametrize("settings", [{}, {"hs": 1, "negative": 0}], ids=str)
def test_training_goes_on_from_the_vectors_there_are(settings: dict[str, Any]) -> None:
    model = ours.Word2Vec(text(), **{**SMALL, **settings})
    before, seen = model.wv.vectors.copy(), [model.wv.vectors.tobytes()]
    for _ in range(2):
        model.train(text(), total_examples=model.corpus_count, epochs=1, start_alpha=1e-6, end_alpha=1e-7)
        seen.append(model.wv.vectors.tobytes())
    assert len(set(seen)) == 3
    assert model.wv.vectors == pytest.approx(before, abs=1e-3)
    assert (model.alpha, model.min_alpha, model.train_count) == (1e-6, 1e-7, 3)


def test_a_vocabulary_built_again_begins_anew() -> None:
    for settings in ({}, {"hs": 1, "negative": 0}):
        model = ours.Word2Vec(text(seed=1), **{**SMALL, **settings})
        model.build_vocab(text())
        model.train_count = 0  # which keys the draws
        model.train(text(), total_examples=1, epochs=2)
        assert (
            model.wv.vectors.tobytes() == ours.Word2Vec(text(), **{**SMALL, **settings}).wv.vectors.tobytes()
        )


def test_vectors_given_by_hand_are_the_beginning() -> None:
    model = ours.Word2Vec(**SMALL)
    model.build_vocab(text())
    given = np.random.default_rng(1).normal(size=model.wv.vectors.shape).astype(np.float32)
    model.wv.vectors[:] = given
    model.train(text(), total_examples=1, epochs=1, start_alpha=1e-6, end_alpha=1e-7)
    assert model.wv.vectors == pytest.approx(given, abs=1e-3)
    tree = ours.Word2Vec(text(), **SMALL, hs=1, negative=0)
    tree.wv.vectors[0] += 1
    with pytest.raises(
        ValueError, match="vectors that were changed by hand cannot be trained or scored with"
    ):
        tree.train(text(), total_examples=1, epochs=1)


class Watch(ours.CallbackAny2Vec):
    def __init__(self) -> None:
        self.seen: list[Any] = []

    def on_train_begin(self, model: Any) -> None:
        self.seen.append("begin")

    def on_epoch_begin(self, model: Any) -> None:
        self.seen.append("epoch begins")

    def on_epoch_end(self, model: Any) -> None:
        self.seen.append("epoch ends")
        self.vectors = model.wv.vectors.copy()
        self.loss = model.get_latest_training_loss()

    def on_train_end(self, model: Any) -> None:
        self.seen.append("end")


class OneMethod:
    def on_epoch_end(self, model: Any) -> None:
        self.most = model.wv.most_similar("w0", topn=1)


def test_callbacks_see_the_model_as_it_stands() -> None:
    watch, one = Watch(), OneMethod()
    model = ours.Word2Vec(text(), **SMALL, compute_loss=True, callbacks=[watch, one])
    epoch = ["epoch begins", "epoch ends"]
    assert watch.seen == ["begin", *epoch, *epoch, "end"]
    assert watch.vectors.tobytes() == model.wv.vectors.tobytes()
    assert one.most == model.wv.most_similar("w0", topn=1)
    assert watch.loss == model.get_latest_training_loss() > 0
    assert ours.Word2Vec(text(), **SMALL).get_latest_training_loss() == 0


def test_the_loss_is_the_mean_of_the_last_epoch() -> None:
    model = ours.Word2Vec(text(), **SMALL, compute_loss=True)
    assert model.get_latest_training_loss() == model._info["training"]["loss_history"][-1]
    assert 0 < model.get_latest_training_loss() < 6 * np.log(2) + 0.1


@pytest.mark.parametrize("sg", [0, 1])
def test_scores_are_log_likelihoods_over_whole_windows(sg: int) -> None:
    model = ours.Word2Vec(text(), **SMALL, sg=sg, hs=1, negative=0, shrink_windows=False, window=3)
    sentences = [["w0", "w1", "unknown", "w2", "w0", "w5"], ["w3", "w4"], ["w1"]]
    scores = model.score(sentences)
    expected = [model._learnt.score(sentence) for sentence in sentences[:2]]
    assert (scores.dtype, scores.shape) == (np.float32, (3,))
    assert scores == pytest.approx([*expected, 0], rel=1e-5)
    assert model.score(iter(sentences), total_sentences=1) == pytest.approx(expected[:1], rel=1e-5)


@pytest.mark.parametrize("settings", [{}, {"cbow_mean": 0}, {"sg": 1}], ids=str)
def test_predictions_are_gensims(models: Any, settings: dict[str, Any]) -> None:
    both = built(models, **settings)
    random = np.random.default_rng(2)
    for model in both:
        model.build_vocab(text())
    vectors, outputs = random.normal(size=(2, *both.ours.wv.vectors.shape)).astype(np.float32)
    for model in both:
        model.wv.vectors, model.syn1neg = vectors, outputs
    for words in (["w0"], ["w1", "zzz", "w3"], ["w1", 3]):
        alike(*(model.predict_output_word(words, topn=4) for model in both))
    assert both.ours.predict_output_word(["zzz"]) is None


def test_new_words_that_are_integers_are_no_rows() -> None:
    model = ours.Word2Vec([["a", "b", "c"]] * 4, **{**SMALL, "min_count": 1})
    model.build_vocab([[1, "a", 0]] * 3, update=True)
    assert sorted(map(str, model.wv.index_to_key)) == ["0", "1", "a", "b", "c"]
    assert model.wv.get_index(1) == model.wv.index_to_key.index(1)


# ---- saving


@pytest.mark.parametrize("settings", [{}, {"sg": 1, "hs": 1, "negative": 0}], ids=str)
def test_a_saved_model_is_trained_on(settings: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "model").touch()  # as tempfile leaves it
    model = ours.Word2Vec(text(), **SMALL, **settings, comment="mine", window=3)
    model.save(tmp_path / "model")
    loaded = ours.Word2Vec.load(tmp_path / "model")
    for one in (model, loaded):
        one.train(text(seed=1), total_examples=1, epochs=2)
    assert loaded.wv.vectors.tobytes() == model.wv.vectors.tobytes()
    assert vocabulary(loaded) == vocabulary(model)
    assert (loaded.comment, loaded.window, str(loaded)) == ("mine", 3, str(model))
    loaded.save(tmp_path / "model")  # in place of the old one, whose tables may be mapped
    assert ours.Word2Vec.load(tmp_path / "model", mmap="r").wv.vectors.tobytes() == model.wv.vectors.tobytes()


def test_a_saved_model_is_firths_too(tmp_path: Path) -> None:
    model = ours.Word2Vec(text(), **SMALL)
    model.save(tmp_path / "model")
    assert firth.load(tmp_path / "model").vectors.tobytes() == model.wv.vectors.tobytes()
    own = firth.Word2Vec.load(tmp_path / "model")
    assert (own.architecture, own.cbow_gradient, own.vector_size) == ("cbow", "word2vec", 8)
    assert own.partial_fit(text()).vocabulary_.index_to_key == model.wv.index_to_key


def test_a_model_that_only_knows_words_is_saved(tmp_path: Path) -> None:
    model = ours.Word2Vec(**SMALL)
    model.build_vocab(text())
    model.save(tmp_path / "model")
    loaded = ours.Word2Vec.load(tmp_path / "model")
    for one in (model, loaded):
        one.train(text(), total_examples=1, epochs=1)
    assert loaded.wv.vectors.tobytes() == model.wv.vectors.tobytes()


def test_a_model_is_saved_in_the_middle_of_its_training(tmp_path: Path) -> None:
    class Save:
        def on_epoch_end(self, model: Any) -> None:
            model.save(tmp_path / "model")

    model = ours.Word2Vec(text(), **SMALL, callbacks=[Save()])
    loaded = ours.Word2Vec.load(tmp_path / "model")
    assert loaded.wv.vectors.tobytes() == model.wv.vectors.tobytes()
    loaded.train(text(), total_examples=1, epochs=1)
    ours.Word2Vec(text(), **SMALL, hs=1, negative=0, callbacks=[Save()])
    tree = ours.Word2Vec.load(tmp_path / "model")
    with pytest.raises(
        ValueError, match="cannot be trained on: it was not saved after its training, but during"
    ):
        tree.train(text(), total_examples=1, epochs=1)


def test_models_go_through_memory_as_pickles() -> None:
    model = ours.Word2Vec(text(), **SMALL)
    again = pickle.loads(pickle.dumps(model))
    assert again.wv.most_similar("w0") == model.wv.most_similar("w0")
    again.train(text(), total_examples=1, epochs=1)


def test_models_that_gensim_saved_are_trained_on(models: Any, tmp_path: Path) -> None:
    theirs = models.Word2Vec(text(), **{**SMALL, "workers": 1}, sg=1, window=3, alpha=0.03, seed=7)
    theirs.save(str(tmp_path / "theirs"))
    model = ours.Word2Vec.load(tmp_path / "theirs")
    alike([theirs.wv.vectors, theirs.syn1neg], [model.wv.vectors, model.syn1neg])
    alike(vocabulary(theirs), vocabulary(model))
    for name in (
        "sg",
        "window",
        "alpha",
        "seed",
        "negative",
        "epochs",
        "min_count",
        "shrink_windows",
        "sample",
    ):
        assert getattr(model, name) == getattr(theirs, name), name
    model.train(text(), total_examples=model.corpus_count, epochs=model.epochs)
    assert not np.array_equal(model.wv.vectors, theirs.wv.vectors)
    models.Word2Vec(text(), **{**SMALL, "workers": 1}, hs=1, negative=0).save(str(tmp_path / "tree"))
    with pytest.raises(ValueError, match="tree has no output vectors that could be trained on"):
        ours.Word2Vec.load(tmp_path / "tree")


# ---- what is refused


def generator() -> Iterator[list[str]]:
    yield from text()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"hs": 1}, "hs=1 and negative=5 are two objectives, and firth trains one"),
        ({"null_word": 1}, "null_word=1 is not supported: firth has no word that stands for none"),
        ({"sorted_vocab": 0}, "sorted_vocab=0 is not supported: words come by falling count"),
        ({"max_vocab_size": 1000}, "max_vocab_size=1000 is not supported: all words are counted"),
        ({"hashfxn": len}, "hashfxn=.* is not supported: nothing is hashed"),
        ({"sample": 100}, "sample=100 is not supported: a share of the text less than 1 is"),
        ({"window": 0}, "window must be at least 1, got 0"),
        ({"epochs": 0}, "epochs must be at least 1, got 0"),
        (
            {"sentences": text(), "negative": 0},
            "there is nothing to train: set hs=1, or negative to at least 1",
        ),
        ({"sentences": text(), "min_count": 10**6}, "no word is left: the commonest one occurs .* times"),
        ({"sentences": []}, "the source holds no tokens"),
    ],
    ids=str,
)
def test_settings_that_firth_has_not(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        ours.Word2Vec(**arguments)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"sentences": generator()}, "a generator can be gone through once, and 6 times are needed"),
        ({"sentences": "text.txt"}, "got 'text.txt': a file is given as corpus_file="),
        ({"sentences": ["a b c"]}, r"a sentence is a list of words, for example text.split\(\), got 'a b c'"),
        (
            {"sentences": text(), "corpus_file": "text.txt"},
            "as corpus_iterable or as corpus_file, one of the two",
        ),
        ({"epochs": "3"}, "epochs must be a whole number or None, got '3'"),
        ({"min_count": "3"}, "min_count must be a whole number, got '3'"),
        ({"sentences": 5}, "sentences must be an iterable of lists of words, got 5"),
    ],
    ids=str,
)
def test_types_that_are_none(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(TypeError, match=sentence):
        ours.Word2Vec(**arguments)


TRAININGS: list[tuple[dict[str, Any], str]] = [
    ({"epochs": 1}, "name the size of the text too, such as total_examples=model.corpus_count"),
    ({"total_examples": 1}, "epochs must be at least 1, usually epochs=model.epochs, got None"),
]


@pytest.mark.parametrize(("arguments", "sentence"), TRAININGS, ids=str)
def test_trainings_that_gensim_refuses_too(models: Any, arguments: dict[str, Any], sentence: str) -> None:
    for model, match in zip(built(models), (None, sentence), strict=True):
        model.build_vocab(text())
        with pytest.raises(ValueError, match=match):
            model.train(text(), **arguments)


def test_trainings_that_cannot_be(models: Any) -> None:
    model = ours.Word2Vec(**SMALL)
    with pytest.raises(ValueError, match="there is no vocabulary yet: call build_vocab before train"):
        model.train(text(), total_examples=1, epochs=1)
    with pytest.raises(AttributeError, match="there is no vocabulary yet: call build_vocab before save"):
        model.save("model")
    with pytest.raises(AttributeError, match="there is no vocabulary yet that could be updated"):
        model.build_vocab(text(), update=True)
    model.build_vocab(text())
    with pytest.raises(TypeError, match="there is no argument 'fast'"):
        model.train(text(), total_examples=1, epochs=1, fast=True)
    with pytest.raises(
        ValueError, match="word_count=7 is not supported: a training goes through the whole text"
    ):
        model.train(text(), total_examples=1, epochs=1, word_count=7)
    with pytest.raises(ValueError, match="score needs a model with hs=1"):
        model.score(text())
    tree = ours.Word2Vec(**SMALL, hs=1, negative=0)
    tree.build_vocab(text())
    with pytest.raises(
        ValueError, match="update=True is not supported with hs=1: new counts make another tree"
    ):
        tree.build_vocab(text(), update=True)
    with pytest.raises(ValueError, match="predict_output_word needs a model with negative sampling"):
        tree.predict_output_word(["w0"])
    with pytest.raises(AttributeError, match="this model is not trained yet: call train first"):
        tree.score(text())


def test_folders_of_others_are_not_models(tmp_path: Path) -> None:
    model = ours.Word2Vec(text(), **SMALL)
    model.wv.save(tmp_path / "words")
    with pytest.raises(
        ValueError, match=r"words was not saved by this Word2Vec: KeyedVectors.load reads its"
    ):
        ours.Word2Vec.load(tmp_path / "words")
    with pytest.raises(ValueError, match="pickle_protocol=2 is not supported: models are saved as a folder"):
        model.save(tmp_path / "model", pickle_protocol=2)
    with pytest.raises(TypeError, match="a model is saved as a folder: name its path, got"):
        model.save(object())
    with pytest.raises(ValueError, match="mmap must be None or 'r', got 'w'"):
        ours.Word2Vec.load(_saved(model, tmp_path / "model"), mmap="w")


def _saved(model: Any, path: Path) -> Path:
    model.save(path)
    return path
