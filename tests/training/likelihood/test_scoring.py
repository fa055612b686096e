"""Probability, score and perplexity of trained models, against `firth.maths` window by window."""

import pickle
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from tests.training.toy import small, two_topics

import firth
from firth import maths
from firth.errors import InvalidInput, NotFitted, UnknownWord, WrongType
from firth.kernels import Tree

OBJECTIVES = ("negative-sampling", "hierarchical-softmax", "softmax")
COMBINATIONS = [(a, o) for a in ("skipgram", "cbow") for o in OBJECTIVES]
SENTENCE = ["a1", "a2", "nowhere", "b3", "a1", "b4", "a5"]


def learnt(architecture="skipgram", objective="negative-sampling", **changes):
    settings = {"window": 3, "sample": 0, "vector_size": 8, **changes}
    return small(architecture=architecture, objective=objective, **settings).fit(two_topics(600))


def slow_loss(model, v, o):
    """-log P(o | v) by the definitions."""
    settings, words = model.get_params(), model.vocabulary_
    if settings["objective"] == "hierarchical-softmax":
        return maths.hierarchical_softmax(v, *Tree.of(words.counts).path(o), model.nodes_)[0]
    U = model.tables_.output.astype(np.float64)
    bias = np.zeros(len(words)) if model.bias_ is None else model.bias_.astype(np.float64)
    if settings["objective"] == "negative-sampling":
        bias = np.log(words.noise_distribution(settings["ns_exponent"]))
    return maths.naive_softmax(np.append(v, 1), o, np.column_stack([U, bias]))[0]


def thinned(ids, keep):
    """Every way to thin a text, with its chance."""
    for kept in product((False, True), repeat=len(ids)):
        chance = np.prod(
            [keep[word] if stays else 1 - keep[word] for word, stays in zip(ids, kept, strict=True)]
        )
        if chance > 0:
            yield chance, [word for word, stays in zip(ids, kept, strict=True) if stays]


def slow_likelihood(model, sentence, sample=0.0):
    """Log-likelihood and weight of all pairs of all windows that could be drawn."""
    settings, words = model.get_params(), model.vocabulary_
    keep = words.keep_probabilities(sample)
    ids = [words.key_to_index[key] for key in sentence if key in words]
    V, window = model.tables_.vectors.astype(np.float64), settings["window"]
    reaches = range(1, window + 1) if settings["shrink_windows"] else [window]
    pairs = []
    for reach in reaches:
        if settings["architecture"] == "skipgram":
            for chance, rest in thinned(ids, keep):
                for word, near in maths.context_windows(rest, reach):
                    pairs += [(V[word], outside, chance) for outside in near]
        else:
            for word, near in maths.context_windows(ids, reach):
                mixed = V[near].sum(axis=0) / (max(1, len(near)) if settings["cbow_mean"] else 1)
                pairs += [(mixed, word, keep[word])] if near else []
    weights = np.array([weight for _, _, weight in pairs]) / len(reaches)
    losses = np.array([slow_loss(model, v, o) for v, o, _ in pairs])
    return -np.sum(weights * losses), np.sum(weights)


# ---- probability


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_probability_is_that_of_the_definition_and_sums_to_one(architecture, objective):
    model = learnt(architecture, objective)
    v = model.tables_["a1"].astype(np.float64)
    if architecture == "cbow":
        v = (2 * v + model.vectors_["b7"]) / 3
    found = model.probability("a1" if architecture == "skipgram" else ["a1", "b7", "a1"])
    assert found.dtype == np.float64
    assert found.sum() == pytest.approx(1)
    assert found == pytest.approx([np.exp(-slow_loss(model, v, o)) for o in range(len(found))], rel=1e-9)


def test_sum_of_a_window_is_not_its_mean():
    model = learnt("cbow", cbow_mean=False)
    v = 2 * model.vectors_["a1"].astype(np.float64)
    assert model.probability(["a1", "a1"])[3] == pytest.approx(np.exp(-slow_loss(model, v, 3)), rel=1e-9)


@pytest.mark.parametrize(
    ("objective", "odds"), [("negative-sampling", 9), ("hierarchical-softmax", 3), ("softmax", 3)]
)
def test_probability_comes_to_the_shares_that_the_text_has(objective, odds):
    # three quarters of the company of "x" are "a", the rest "b"; where a negative that is the target is
    # skipped, what is learnt is P / (1 - P), and so 3 to 1/3 (docs/likelihood.md)
    text = [["x", "a"]] * 300 + [["x", "b"]] * 100 + [["c", "d"]] * 400
    np.random.default_rng(1).shuffle(text)
    model = small(objective=objective, sample=0, epochs=10, window=1, alpha=0.05).fit(text)
    index, probability = model.vocabulary_.key_to_index, model.probability("x")
    assert probability[index["a"]] / probability[index["b"]] == pytest.approx(odds, rel=0.1)


@pytest.mark.parametrize(
    ("architecture", "given", "error", "sentence"),
    [
        ("skipgram", ["a1", "a2"], WrongType, "predicts from one word, not from a list of 2"),
        ("skipgram", "a1x", UnknownWord, "'a1x' is not in the vocabulary; did you mean 'a1"),
        ("cbow", "a1", WrongType, "give a list of them, not 'a1'"),
        ("cbow", [], InvalidInput, "one word at least, got an empty list"),
        ("cbow", ["a1", "zebra"], UnknownWord, "'zebra' is not in the vocabulary"),
    ],
)
def test_what_cannot_be_given(architecture, given, error, sentence):
    with pytest.raises(error, match=sentence):
        learnt(architecture).probability(given)


# ---- score


@pytest.mark.parametrize("shrink_windows", [True, False])
@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_score_sums_all_windows(architecture, objective, shrink_windows):
    model = learnt(architecture, objective, shrink_windows=shrink_windows)
    assert model.score(SENTENCE) == pytest.approx(slow_likelihood(model, SENTENCE)[0], rel=1e-6)


@pytest.mark.parametrize(
    ("sentence", "error", "text"),
    [
        ("a1 a2", WrongType, "a list of words, got 'a1 a2': split it first"),
        (7, WrongType, "a list of words, got 7"),
        ([["a1", "a2"], ["b1"]], WrongType, "one sentence, a list of words: call it for each"),
        (["a1", "nowhere"], InvalidInput, "two words of the vocabulary to have pairs, this one has 1"),
        ([], InvalidInput, "to have pairs, this one has 0"),
    ],
)
def test_what_cannot_be_scored(sentence, error, text):
    with pytest.raises(error, match=text):
        learnt().score(sentence)


# ---- perplexity


@pytest.mark.parametrize("sample", [0.0, 0.001])
@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_perplexity_is_the_mean_over_all_pairs(architecture, objective, sample):
    model = learnt(architecture, objective)
    text = [SENTENCE, ["b1"], [], ["b1", "b1", "b2"]]
    total, pairs = np.sum([slow_likelihood(model, sentence, sample) for sentence in text], axis=0)
    assert model.perplexity(text, sample=sample) == pytest.approx(np.exp(-total / pairs), rel=1e-6)


def test_thinning_is_that_of_the_model_unless_another_is_named():
    model, text = learnt(sample=0.005), two_topics(300, seed=1)
    assert model.perplexity(text) == model.perplexity(text, sample=0.005) != model.perplexity(text, sample=0)


def test_settings_are_those_of_the_training():
    model, text = learnt(), two_topics(300, seed=1)
    before = model.score(SENTENCE), model.perplexity(text)
    model.set_params(window=1, shrink_windows=False, sample=0.5, ns_exponent=0.0, objective="softmax")
    assert (model.score(SENTENCE), model.perplexity(text)) == before


@pytest.mark.parametrize(("architecture", "objective"), COMBINATIONS)
def test_held_out_text_is_likelier_after_training(architecture, objective):
    # of 50 words, those of one topic: 25 is the best there is
    model = learnt(architecture, objective, epochs=12, alpha=0.2)
    assert 20 < model.perplexity(two_topics(2_000, seed=9)) < 40


def test_text_is_anything_that_training_reads(tmp_path):
    model, text = learnt(), two_topics(300, seed=1)
    file = tmp_path / "text.txt"
    file.write_text("\n".join(" ".join(sentence) for sentence in text), encoding="utf-8")
    known = firth.read_corpus(text, vocabulary=model.vocabulary_)
    assert model.perplexity(file) == model.perplexity(iter(text)) == model.perplexity(known)


@pytest.mark.parametrize(
    ("text", "settings", "sentence"),
    [
        ([["a1"], ["a2"]], {}, "there are no pairs"),
        ([["one", "two"]], {}, "none of the 2 tokens is among the"),
        ([["a1", "a2"]], {"sample": 1e-24}, "sample=1e-24 leaves no pairs of this text"),
        ([["a1", "a2"]], {"sample": -1}, "sample must be at least 0.0, got -1"),
        (firth.read_corpus([["a1", "a2"]], min_count=1), {}, "another vocabulary than the model"),
    ],
)
def test_text_without_perplexity(text, settings, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        learnt().perplexity(text, **settings)


# ---- the model


@pytest.mark.parametrize("name", ["probability", "score", "perplexity"])
def test_nothing_trained(name):
    with pytest.raises(NotFitted, match=f"call fit before {name}"):
        getattr(small(), name)(SENTENCE)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_saved_and_reopened_it_says_the_same(tmp_path, objective):
    model = learnt(objective=objective)
    expected = model.perplexity([SENTENCE])
    model.save(tmp_path / "model")
    assert firth.Word2Vec.load(tmp_path / "model").perplexity([SENTENCE]) == expected
    assert pickle.loads(pickle.dumps(model)).perplexity([SENTENCE]) == expected


def test_growth_takes_new_words_and_counts():
    model = learnt()
    before = model.probability("a1")
    model.partial_fit([["a1", "new"]] * 50, grow=True)
    after = model.probability("a1")
    assert len(after) == len(before) + 1
    assert after.sum() == pytest.approx(1)
    index, v = model.vocabulary_.key_to_index["new"], model.vectors_["a1"].astype(np.float64)
    assert after[index] == pytest.approx(np.exp(-slow_loss(model, v, index)), rel=1e-9)


def test_bias_counts_and_is_kept(tmp_path):
    model = learnt(objective="softmax", output_bias=False)
    assert model.bias_ is None
    bias = np.random.default_rng(1).normal(size=len(model.vocabulary_)).astype(np.float32)
    plain = model.probability("a1")
    model._adopt(replace(model._trained, bias=bias))
    expected = plain * np.exp(bias.astype(np.float64))
    assert model.probability("a1") == pytest.approx(expected / expected.sum(), rel=1e-9)
    model.save(tmp_path / "model")
    reopened = firth.Word2Vec.load(tmp_path / "model")
    assert reopened.bias_.tolist() == bias.tolist()
    assert reopened.probability("a1").tolist() == model.probability("a1").tolist()


@pytest.mark.parametrize("output_bias", [True, False])
def test_a_text_is_as_likely_as_the_exact_training_says(output_bias):
    model = learnt(objective="softmax", output_bias=output_bias)
    assert np.log(model.perplexity(two_topics(600))) == pytest.approx(model.loss_history_[-1], rel=1e-6)
