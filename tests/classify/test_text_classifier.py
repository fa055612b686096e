import copy
import pickle

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

import firth
from firth import maths
from firth.errors import InvalidInput, MissingFile, NotFitted, WrongType
from firth.vectors.encoding import WEIGHTINGS, weights_of
from firth.vectors.means import REPEATS
from tests.classify import toy


@pytest.fixture(scope="module")
def fitted():
    return firth.TextClassifier(toy.words()).fit(*toy.texts())


def by_hand(model, text):
    """The probabilities by the formula of the class's page: one text, one word at a time."""
    fitted, power = model._model.fitted, REPEATS[model.repeats]
    words = model.vectors_
    tokens = [token for token in text.split() if token in words]
    if not tokens:
        return maths.softmax(fitted.intercepts)
    rows = {token: np.concatenate([words[token], words.table("output")[token]]) for token in tokens}
    shares = {t: tokens.count(t) ** power * fitted.weights[words.key_to_index[t]] for t in rows}
    x = sum(shares[t] * rows[t].astype(float) for t in rows) / sum(shares.values())
    return maths.softmax(fitted.coefficients @ (x - fitted.centre) + fitted.intercepts)


@pytest.mark.parametrize("kinds", [2, 3])
@pytest.mark.parametrize("weighting", WEIGHTINGS)
@pytest.mark.parametrize("repeats", REPEATS)
def test_probabilities_beside_the_formula(kinds, weighting, repeats):
    model = firth.TextClassifier(toy.words(), weighting=weighting, repeats=repeats, penalty=2.0, common=1)
    model.fit(*toy.texts(kinds=kinds))
    others = [*toy.texts(20, 3, seed=9)[0], "apple apple boat", "", "nothing known"]
    wanted = [by_hand(model, text) for text in others]
    assert np.abs(model.predict_proba(others) - wanted).max() < 1e-10
    assert np.abs(np.exp(model.predict_log_proba(others)) - wanted).max() < 1e-10
    assert model.predict(others).tolist() == [model.classes_[row.argmax()] for row in wanted]


def test_it_tells_texts_apart(fitted):
    texts, labels = toy.texts(200, seed=5)
    assert fitted.score(texts, labels) > 0.95
    assert fitted.held_out_accuracy_ > 0.9
    assert fitted.predict(["apple with bread", "a storm"]).tolist() == ["food", "sea"]
    assert fitted.classes_.tolist() == ["food", "sea"]
    scores = {word: fitted.word_scores_[fitted.vectors_.key_to_index[word], 0] for word in fitted.vectors_}
    assert min(scores[word] for word in toy.KINDS["food"].split()) > 0
    assert max(scores[word] for word in toy.KINDS["sea"].split()) < 0


def test_the_optimum_is_that_of_scikit_learn():
    linear_model = pytest.importorskip("sklearn.linear_model")
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    words, (texts, labels) = toy.words(output=False), toy.texts(80, 3)
    model = firth.TextClassifier(words, weighting="mean", repeats="all", penalty=4.0).fit(texts, labels)
    means = [words[text.split()].astype(float).mean(axis=0) for text in texts]
    means = preprocessing.StandardScaler().fit_transform(means)
    twin = linear_model.LogisticRegression(C=0.25, tol=1e-12, max_iter=10_000).fit(means, labels)
    assert np.abs(model.predict_proba(texts) - twin.predict_proba(means)).max() < 1e-5


def test_texts_may_be_lists_of_words(fitted):
    texts, _ = toy.texts(10, seed=3)
    as_lists = [text.split() for text in texts]
    assert np.array_equal(fitted.predict_proba(as_lists), fitted.predict_proba(texts))
    assert np.array_equal(fitted.predict_proba(iter(texts)), fitted.predict_proba(np.array(texts)))


def test_a_text_without_known_words_is_as_the_mean_of_all_and_is_counted():
    texts, labels = toy.texts(60)
    model = firth.TextClassifier(toy.words(), penalty=1.0).fit([*texts, "zzz", ""], [*labels, "sea", "sea"])
    assert model.empty_texts_ == 2
    assert model.coverage_ == pytest.approx(60 * 13 / (60 * 13 + 1))
    assert model.predict_proba(["unknown", ""]) == pytest.approx(
        np.tile(maths.softmax(model.intercepts_), (2, 1))
    )


def test_words_of_any_type_and_labels_of_any_type():
    words = firth.WordVectors([1, 2, 3, 4], [[1, 0], [1, 1], [-1, 0], [-1, 1]])
    model = firth.TextClassifier(words, penalty=1.0).fit(
        [[1, 2], [1], [3], [4, 3, 3]], [("a", 1)] * 2 + [("b", 0)] * 2
    )
    assert model.predict([[2], [4, 5]]).tolist() == [("a", 1), ("b", 0)]
    assert model.score([[2], [4, 5]], [("a", 1), ("a", 1)]) == 0.5


def test_the_penalty_is_chosen_by_the_loss_held_out(fitted):
    losses = {held_out.penalty: held_out.loss for held_out in fitted.penalty_curve_}
    assert fitted.penalty_ == min(losses, key=losses.__getitem__)
    given = firth.TextClassifier(toy.words(), penalty=fitted.penalty_).fit(*toy.texts())
    assert (given.penalty_curve_, given.held_out_accuracy_) == ([], None)
    assert np.array_equal(given.word_scores_, fitted.word_scores_)


def test_vectors_from_a_path_and_a_training_on_the_texts(tmp_path, fitted):
    toy.words().save(tmp_path / "words")
    model = firth.TextClassifier(tmp_path / "words").fit(*toy.texts())
    assert np.array_equal(model.word_scores_, fitted.word_scores_)

    texts, labels = toy.texts(300)
    trainer = firth.Word2Vec(vector_size=8, min_count=1, sample=0, epochs=3, seed=4)
    model = firth.TextClassifier(trainer, penalty=1.0).fit(texts, labels)
    twin = firth.Word2Vec(vector_size=8, min_count=1, sample=0, epochs=3, seed=4).fit(
        [t.split() for t in texts]
    )
    assert np.array_equal(model.vectors_.vectors, twin.vectors_.vectors)
    assert not hasattr(trainer, "vectors_")
    assert model.score(texts, labels) > 0.9


@pytest.mark.parametrize("table", ["both", "input", "output", "sum", "mean", None])
def test_tables(table):
    model = firth.TextClassifier(toy.words(), table=table, penalty=1.0).fit(*toy.texts())
    assert model._model.fitted.coefficients.shape == (2, 12 if table in ("both", None) else 6)
    assert model.score(*toy.texts(seed=7)) > (0.4 if table == "output" else 0.9)


def test_words_that_nobody_counted_are_counted_in_the_texts():
    texts, labels = toy.texts()
    words = toy.words(counts=False)
    model = firth.TextClassifier(words, weighting="sif", penalty=1.0).fit(texts, labels)
    tokens = " ".join(texts).split()
    share = np.array([tokens.count(key) for key in words]) / len(tokens)
    assert model._model.fitted.weights == pytest.approx(1e-3 / (1e-3 + share))


@pytest.mark.parametrize(
    ("settings", "error", "sentence"),
    [
        ({"vectors": None}, InvalidInput, "a classifier needs word vectors"),
        ({"vectors": 3}, WrongType, "vectors must be firth.WordVectors, the path of a model, .* got int"),
        ({"vectors": "nowhere"}, MissingFile, "nowhere"),
        ({"weighting": "tfidf"}, InvalidInput, "weighting must be one of"),
        ({"repeats": "twice"}, InvalidInput, "repeats must be one of 'all', 'root', 'once', got 'twice'"),
        ({"table": "left"}, InvalidInput, "table must be one of 'both'"),
        ({"common": -1}, InvalidInput, "common must be at least 0, got -1"),
        ({"penalty": 0}, InvalidInput, "penalty must be greater than 0"),
        ({"penalty": "1"}, WrongType, "penalty must be a number or None, got '1'"),
        ({"seed": 1.5}, WrongType, "seed must be a whole number, got 1.5"),
        ({"tokenizer": "none"}, InvalidInput, "no tokenizer is named 'none'"),
    ],
)
def test_settings_that_cannot_be_used(settings, error, sentence):
    model = firth.TextClassifier(**{"vectors": toy.words(), **settings})
    with pytest.raises(error, match=sentence):
        model.fit(*toy.texts())


@pytest.mark.parametrize(
    ("texts", "labels", "error", "sentence"),
    [
        ([], [], InvalidInput, "there are no texts"),
        (["apple", "boat"], ["x"], InvalidInput, "one label for each text, got 2 and 1"),
        (["apple", "boat"], ["x", "x"], InvalidInput, "all 2 labels are 'x'"),
        ("apple", ["x"], WrongType, "texts must be a list of texts"),
        (["apple", 3], ["x", "y"], WrongType, "text 1 is a int"),
        (["qq ww", "rr"], ["x", "y"], InvalidInput, "none of the 3 words of the texts has a vector"),
        (["apple", "boat"], ["x", "y"], InvalidInput, "no class has two texts"),
    ],
)
def test_texts_that_cannot_be_learnt_from(texts, labels, error, sentence):
    with pytest.raises(error, match=sentence):
        firth.TextClassifier(toy.words()).fit(texts, labels)


def test_what_is_asked_before_it_is_fitted(tmp_path):
    model = firth.TextClassifier(toy.words())
    for ask in (lambda: model.predict(["a"]), lambda: model.save(tmp_path / "m"), lambda: model.classes_):
        with pytest.raises(NotFitted, match="this classifier is not fitted yet"):
            ask()
    with pytest.raises(AttributeError, match="'TextClassifier' object has no attribute 'coef_'"):
        model.coef_  # noqa: B018
    assert not hasattr(model, "classes_")


def test_what_cannot_be_scored(fitted):
    with pytest.raises(InvalidInput, match="one label for each text, got 1 and 2"):
        fitted.score(["apple"], ["food", "sea"])
    with pytest.raises(InvalidInput, match="got 0 and 0"):
        fitted.score([], [])
    with pytest.raises(WrongType, match="put a single text into a list"):
        fitted.predict("apple")


def test_it_speaks_scikit_learns_protocol():
    model = firth.TextClassifier("model", repeats="all")
    assert firth.TextClassifier(**model.get_params()).get_params() == model.get_params()
    assert model.set_params(seed=3) is model
    assert repr(model) == "TextClassifier(vectors='model', repeats='all', seed=3)"
    with pytest.raises(InvalidInput, match="TextClassifier has no setting 'size'"):
        model.set_params(size=3)


def test_scikit_learn_uses_it():
    base = pytest.importorskip("sklearn.base")
    selection = pytest.importorskip("sklearn.model_selection")
    texts, labels = toy.texts(60)
    model = firth.TextClassifier(toy.words(), penalty=1.0)
    twin = base.clone(model)
    assert twin.get_params()["penalty"] == 1.0
    assert base.is_classifier(model)
    assert selection.cross_val_score(model, texts, labels, cv=3).min() > 0.7
    losses = selection.cross_val_score(model, texts, labels, cv=3, scoring="neg_log_loss")
    assert losses.min() > -0.7
    search = selection.GridSearchCV(model, {"weighting": ["mean", "sif"]}, cv=2)
    assert search.fit(texts, labels).best_score_ > 0.8


def test_copies_give_the_same_answers(fitted):
    texts, _ = toy.texts(10, seed=8)
    for twin in (copy.deepcopy(fitted), pickle.loads(pickle.dumps(fitted))):
        assert np.array_equal(twin.predict_proba(texts), fitted.predict_proba(texts))


def test_the_same_bits_on_any_number_of_threads():
    found = set()
    for threads in (1, 2, 3):
        with threadpool_limits(threads):
            model = firth.TextClassifier(toy.words(30), common=1).fit(*toy.texts(90, 3))
            found.add(model.predict_proba(toy.texts(50, 3, seed=2)[0]).tobytes())
    assert len(found) == 1


def test_weights():
    words = toy.words()
    assert weights_of(words, None, "mean").tolist() == [1.0] * 20
    assert weights_of(words, None, "support") == pytest.approx(words.counts / (words.counts + 500))
    assert weights_of(toy.words(counts=False), None, "support").tolist() == [1.0] * 20


@pytest.mark.parametrize(("dimensions", "number", "common"), [(6, 60, 1000), (6, 60, 12), (6, 4, 4)])
def test_more_common_directions_than_there_are(dimensions, number, common):
    model = firth.TextClassifier(toy.words(dimensions), penalty=1.0, common=common)
    with pytest.raises(InvalidInput, match=f"{common} common directions need more texts .* take fewer"):
        model.fit(*toy.texts(number))
