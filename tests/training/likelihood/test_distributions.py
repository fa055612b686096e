"""P(o | v) of every objective, against the definitions of `firth.maths`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth import maths
from firth.kernels import Tree
from firth.training.likelihood import distributions
from firth.training.likelihood.distributions import Softmax, TreeSoftmax, of_negative_sampling

WORDS, D = 7, 4


def table(rows, seed=0):
    return np.random.default_rng(seed).normal(size=(rows, D)).astype(np.float32)


def every_word(near, inputs):
    """log P(o | v) of all inputs and words, (b, V)."""
    b, words = len(inputs), WORDS
    rows, outputs = np.repeat(np.arange(b), words), np.tile(np.arange(words), b)
    return near.log_likelihood(inputs, rows, outputs).reshape(b, words)


# ---- softmax


def test_softmax_is_that_of_the_definition():
    U, V = table(WORDS), table(3, seed=1).astype(np.float64)
    found = every_word(Softmax(U), V)
    for v, logarithms in zip(V, found, strict=True):
        assert np.exp(logarithms) == pytest.approx(maths.probability(v, U), rel=1e-12)
        assert logarithms == pytest.approx(
            [-maths.naive_softmax(v, o, U)[0] for o in range(WORDS)], rel=1e-12
        )


def test_bias_is_one_more_dimension_with_an_input_of_one():
    U, V, b = table(WORDS), table(3, seed=1).astype(np.float64), table(WORDS, seed=2)[:, 0]
    wider = Softmax(np.column_stack([U, b]))
    expected = every_word(wider, np.column_stack([V, np.ones(3)]))
    assert every_word(Softmax(U, b), V) == pytest.approx(expected, rel=1e-12)


def test_outputs_are_taken_piece_by_piece(monkeypatch):
    U, V = table(WORDS), table(3, seed=1).astype(np.float64)
    whole = every_word(Softmax(U), V)
    monkeypatch.setattr(distributions, "_COLUMNS", 3)
    assert every_word(Softmax(U), V) == pytest.approx(whole, rel=1e-12)


def test_scores_as_large_as_they_may_be_stay_finite():
    V = np.array([[1e4, 0, 0, 0], [-1e4, 0, 0, 0]])
    for near in (Softmax(table(WORDS)), TreeSoftmax(table(WORDS - 1), Tree.of(np.arange(1, WORDS + 1)))):
        logarithms = every_word(near, V)
        assert np.isfinite(logarithms).all()
        assert np.exp(logarithms).sum(axis=1) == pytest.approx(1)


# ---- negative sampling


@pytest.mark.parametrize("skipping", [False, True])
def test_lowest_loss_of_negative_sampling_is_at_the_distribution(skipping):
    # one input whose vector is 1, outputs of one dimension: the scores are the table, and free
    random, negative = np.random.default_rng(3), 5
    P, noise = random.dirichlet(np.ones(WORDS)), random.dirichlet(np.ones(WORDS))
    odds = P / (1 - P) if skipping else P
    scores = np.log(odds / (negative * noise))[:, None]
    gradient = np.zeros_like(scores)
    for o in range(WORDS):
        drawn = np.arange(WORDS)[np.arange(WORDS) != o] if skipping else np.arange(WORDS)
        weights = negative * noise[drawn]
        gradient += P[o] * maths.negative_sampling([1.0], o, drawn, scores, weights)[2]
    assert gradient == pytest.approx(0, abs=1e-12)
    near = every_word(of_negative_sampling(scores, noise), np.ones((1, 1)))[0]
    assert np.exp(near) == pytest.approx(odds / odds.sum(), rel=1e-12)


def test_word_that_is_never_drawn_has_no_probability():
    near = of_negative_sampling(table(WORDS), np.array([0.5, 0.5] + [0] * (WORDS - 2)))
    probability = np.exp(every_word(near, table(1, seed=1).astype(np.float64))[0])
    assert probability[2:].tolist() == [0] * (WORDS - 2)
    assert probability.sum() == pytest.approx(1)


# ---- the tree


@given(st.lists(st.integers(0, 50), min_size=2, max_size=30), st.integers(1, 40))
def test_leaves_are_those_of_the_definition_and_sum_to_one(counts, entries):
    tree, words = Tree.of(np.array(counts)), len(counts)
    nodes, V = table(words - 1), table(3, seed=1).astype(np.float64)
    rows, outputs = np.repeat(np.arange(3), words), np.tile(np.arange(words), 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distributions, "_ENTRIES", entries)
        found = TreeSoftmax(nodes, tree).log_likelihood(V, rows, outputs)
    expected = [
        -maths.hierarchical_softmax(V[row], *tree.path(o), nodes)[0]
        for row, o in zip(rows, outputs, strict=True)
    ]
    assert found == pytest.approx(expected, rel=1e-12)
    assert np.exp(found).reshape(3, words).sum(axis=1) == pytest.approx(1)
