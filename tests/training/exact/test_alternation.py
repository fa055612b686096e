"""Passes over both tables: what is fitted is the naive softmax of all windows, and none raises it."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernels import toy

from firth import maths
from firth.kernels import initial_tables, keep_thresholds, native_regressor, reference_regressor
from firth.kernels.regression import Company, Fitted
from firth.text import Corpus, Vocabulary, count_pairs, read_corpus
from firth.training.callbacks import TrainingState
from firth.training.exact.alternation import Alternation
from firth.training.interrupts import Interrupt
from firth.training.watch import Watch

D = 6
BACKENDS = [reference_regressor, native_regressor]


def toy_corpus():
    ids, offsets = toy.corpus(sentences=100)
    return Corpus(ids, offsets, Vocabulary(list(range(toy.WORDS)), toy.counts()), len(ids))


def filled(words, bias, scale=0.7, seed=0, d=D):
    """Tables somewhere on the way."""
    random = np.random.default_rng(seed)
    tables = initial_tables(words, words, d, 1)
    tables.input[:, :d], tables.output[:, :d] = random.normal(0, scale, (2, words, d))
    numbers = random.normal(0, 0.5, words).astype(np.float32) if bias else None
    return replace(tables, bias=numbers, level=np.full(words, np.nan))


def alternation(counts, tables, kernel=reference_regressor, penalty=0.0):
    company = Company(counts.offsets, counts.columns, counts.values)
    return Alternation(kernel, company, counts.centres, None, tables, penalty, 1)


def begun(way):
    watch = Watch([], TrainingState(0, 1, 0, 1, math.nan, [], *way.tables.views()), Interrupt())
    way.begin(watch)
    return watch


def loss_of(way, kernel=None):
    """All that the pairs lose by the tables as they are."""
    fitted = Fitted.of(len(way.pairs))
    regressor = (kernel or way.kernel).Regressor(way._of_centres(trials=0))
    regressor.fit(way.tables.input.copy(), fitted, 0, len(way.pairs))
    return math.fsum(fitted.loss)


def gradients_of(way):
    """What the slow regressions go down, of all rows of both tables."""
    tables = way.tables
    both = ((way._of_centres(0), tables.input), (way._of_outputs(), tables.output))
    gradients = []
    for job, rows in both:
        regressor = reference_regressor.Regressor(job)
        pairs = [regressor._pairs(row) for row in range(len(rows))]
        gradients.append(
            np.array(
                [
                    n.sum() * regressor._gradient(x[: tables.dimensions].astype(float), n)
                    for x, n in zip(rows, pairs, strict=True)
                ]
            )
        )
    return gradients


def with_bias(tables):
    """Both tables in float64; where there is a bias, one more dimension holds it."""
    V, U = (table.astype(np.float64) for table in tables.views())
    if tables.bias is None:
        return V, U
    return np.column_stack([V, np.ones(len(V))]), np.column_stack([U, tables.bias.astype(np.float64)])


def choose_best_bias(tables, n):
    """A bias by which every output is expected as often as it was counted, as a pass leaves it."""
    for _ in range(500):
        V, U = with_bias(tables)
        scores = V @ U.T
        expected = (n.sum(1) / np.exp(scores).sum(1)) @ np.exp(scores)
        tables.bias[:] += np.log(n.sum(0) / expected)


def dense(counts):
    whole = np.zeros(counts.shape)
    rows = np.repeat(np.arange(len(whole)), np.diff(counts.offsets))
    whole[rows, counts.columns] = counts.values
    return whole


# ---- the loss and its gradients are those of the definition


@pytest.mark.parametrize("bias", [False, True])
def test_fixed_windows_lose_the_sum_of_their_naive_softmaxes(bias):
    corpus = toy_corpus()
    counts = count_pairs(corpus, window=3, shrink_windows=False, sample=0)
    tables = filled(toy.WORDS, bias)
    if bias:
        choose_best_bias(tables, dense(counts))
    V, U = with_bias(tables)
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for begin, end in pairwise(corpus.offsets):
        for centre, outside in maths.context_windows(corpus.ids[begin:end], 3):
            for word in outside:
                one, dv, du = maths.naive_softmax(V[centre], word, U)
                loss += one
                dV[centre] += dv
                dU += du
    way = alternation(counts, tables)
    begun(way)
    assert loss_of(way) == pytest.approx(loss, rel=1e-6)
    assert loss_of(way, native_regressor) == pytest.approx(loss, rel=1e-5)
    for found, expected in zip(gradients_of(way), (dV, dU), strict=True):
        expected = expected[:, :D]
        np.testing.assert_allclose(found, expected, atol=1e-6 * np.abs(expected).max())


def test_the_gradients_are_finite_differences_of_the_loss():
    tables = filled(toy.WORDS, bias=False)
    way = alternation(count_pairs(toy_corpus(), window=3), tables)
    begun(way)
    V, U = with_bias(tables)
    n, (dV, dU) = dense(count_pairs(toy_corpus(), window=3)), gradients_of(way)

    def loss(V, U):
        return -np.sum(n * [maths.log_softmax(U @ v) for v in V])

    for table, gradient, moved in ((V, dV, 0), (U, dU, 1)):

        def along(row, table=table, gradient=gradient, moved=moved):
            there = [V, U]
            there[moved] = np.vstack([row, table[1:]])
            return loss(*there), gradient[0]

        assert maths.gradient_check(along, table[0])


@pytest.mark.parametrize("bias", [False, True])
def test_drawn_windows_of_thinned_text_lose_that_on_average(bias):
    corpus, epochs = toy_corpus(), 300
    plan, sample = toy.plan(window=3, seed=11), 0.003
    thresholds = keep_thresholds(corpus.vocabulary.keep_probabilities(sample))
    drawn = np.array(
        [toy.met(plan, corpus.ids, corpus.offsets, thresholds, epoch) for epoch in range(epochs)]
    )
    counts = count_pairs(corpus, window=3, sample=sample)
    tables = filled(toy.WORDS, bias)
    if bias:
        choose_best_bias(tables, dense(counts))
    V, U = with_bias(tables)
    pairs = [[maths.naive_softmax(v, word, U) for word in range(toy.WORDS)] for v in V]
    losses = np.array([[loss for loss, _, _ in row] for row in pairs])
    of_centres = np.array([[dv[:D] for _, dv, _ in row] for row in pairs])
    of_outputs = np.array([[du[:, :D] for _, _, du in row] for row in pairs])
    met = [
        np.einsum("eco,co->e", drawn, losses)[:, None],
        np.einsum("eco,cod->ecd", drawn, of_centres).reshape(epochs, -1),
        np.einsum("eco,cowd->ewd", drawn, of_outputs, optimize=True).reshape(epochs, -1),
    ]
    way = alternation(counts, tables)
    begun(way)
    expected = [np.array([loss_of(way)]), *(gradient.ravel() for gradient in gradients_of(way))]
    for seen, told in zip(met, expected, strict=True):
        z = (seen.mean(axis=0) - told) / (seen.std(axis=0) / math.sqrt(epochs))
        assert np.abs(z).max() < 5
        assert len(z) == 1 or 0.8 < z.std() < 1.2


@pytest.mark.parametrize("bias", [False, True])
@pytest.mark.parametrize("outputs", [False, True])
def test_native_rows_go_down_the_gradient_of_the_definition(bias, outputs):
    tables = filled(toy.WORDS, bias)
    way = alternation(count_pairs(toy_corpus(), window=3), tables, native_regressor)
    begun(way)
    job = way._of_outputs() if outputs else way._of_centres(1)
    job = replace(job, inverse=np.eye(D), trials=1)
    before = tables.output if outputs else tables.input
    after = before.copy()
    native_regressor.Regressor(job).fit(after, Fitted.of(toy.WORDS), 0, toy.WORDS)
    moved, gradient = (after - before)[:, :D].astype(float), gradients_of(way)[outputs]
    lengths = [np.linalg.norm(rows, axis=1) for rows in (moved, gradient)]
    gone = lengths[0] > 0
    assert gone.sum() > toy.WORDS / 2  # one trial of a length does not always do
    along = -(moved * gradient).sum(axis=1)[gone] / (lengths[0] * lengths[1])[gone]
    np.testing.assert_allclose(along, 1, atol=1e-6)


# ---- no half of a pass raises the loss

SENTENCES = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9), min_size=1, max_size=8)


@given(
    st.data(),
    SENTENCES.filter(lambda text: any(len(sentence) > 1 for sentence in text)),
    st.sampled_from(BACKENDS),
    st.booleans(),
    st.sampled_from([0.0, 0.01, 0.7]),
    st.sampled_from([0, 0.2]),
    st.sampled_from([0.0, 10.0]),
)
def test_no_half_of_a_pass_raises_the_loss(data, text, kernel, bias, scale, sample, penalty):
    window = data.draw(st.integers(1, 5), "window")
    shrink_windows, d = data.draw(st.booleans(), "shrink_windows"), data.draw(st.integers(1, 20), "d")
    corpus = read_corpus(text, min_count=1)
    counts = count_pairs(corpus, window=window, shrink_windows=shrink_windows, sample=sample)
    check_no_half_raises_the_loss(counts, filled(len(corpus.vocabulary), bias, scale, d=d), kernel, penalty)


@pytest.mark.parametrize("kernel", BACKENDS)
def test_nor_where_one_word_alone_has_company(kernel):
    """Then the outputs do not vary about their mean, but for roundings."""
    counts = count_pairs(read_corpus([["a"], ["b", "b"]], min_count=1), window=1, sample=0)
    check_no_half_raises_the_loss(counts, filled(2, bias=False, scale=0.01, d=10), kernel)


@pytest.mark.parametrize("kernel", BACKENDS)
@pytest.mark.parametrize("seed", [82, 161])
def test_nor_where_vectors_begin_so_long_that_the_loss_hardly_bends(kernel, seed):
    """Newton's way is endless then, and not up."""
    corpus = read_corpus([["e"], ["e", "c", "b"]], min_count=1)
    counts = count_pairs(corpus, window=1, shrink_windows=False, sample=0)
    check_no_half_raises_the_loss(counts, filled(3, bias=False, scale=5.0, seed=seed, d=8), kernel)


def check_no_half_raises_the_loss(counts, tables, kernel, penalty=0.0):
    way = alternation(counts, tables, kernel, penalty)
    watch = begun(way)

    def penalised():
        squares = sum(float((table.astype(float) ** 2).sum()) for table in tables.views())
        return loss_of(way, reference_regressor) + penalty / 2 * squares

    for _ in range(2):
        before = penalised()
        assert way.outputs(watch)
        between = penalised()
        assert between <= before + 1e-5 * (counts.total + before)
        fitted = way.centres(watch)
        assert penalised() <= between + 1e-5 * (counts.total + between)
        loss = loss_of(way, reference_regressor)
        assert math.fsum(fitted.loss) == pytest.approx(loss, abs=1e-4 * counts.total)
        way.balance()
        assert loss_of(way, reference_regressor) == pytest.approx(loss, abs=1e-3 * counts.total)
    assert watch.state.words == 4 * len(counts.centres)


@pytest.mark.parametrize("kernel", BACKENDS)
def test_gradients_are_bent_by_a_positive_matrix_also_where_all_rows_are_alike(kernel):
    tables = filled(toy.WORDS, bias=False, scale=10.0, d=20)
    tables.output[:] = tables.output[0]
    way = alternation(count_pairs(toy_corpus(), window=3), tables, kernel)
    assert np.linalg.eigvalsh(way._of_centres(1).inverse).min() > 0


# ---- the rest


@pytest.mark.parametrize("kernel", BACKENDS)
def test_an_expected_count_is_the_one_that_was_counted(kernel):
    counts = count_pairs(toy_corpus(), window=3, sample=0)
    way = alternation(counts, filled(toy.WORDS, bias=True), kernel)
    watch = begun(way)
    for _ in range(60):
        way.outputs(watch)
        way.centres(watch)
    V, U = with_bias(way.tables)
    share = np.array([maths.softmax(U @ v) for v in V])
    np.testing.assert_allclose(counts.centres @ share, counts.centres, rtol=0.02)


def test_the_first_bias_is_the_unigram_distribution_and_words_without_pairs_count_half():
    corpus = read_corpus([["a", "b"], ["a", "b"], ["c"]], min_count=1)
    tables = filled(3, bias=True)
    tables.bias[:] = np.nan
    way = alternation(count_pairs(corpus, window=1, sample=0), tables)
    begun(way)
    assert np.exp(tables.bias) == pytest.approx([0.5, 0.5, 0.125])
    tables.bias[:2] = 7.0
    begun(way)
    assert tables.bias[:2].tolist() == [7.0, 7.0]


def test_words_without_pairs_stay_where_they_are():
    corpus = read_corpus([["a", "b"], ["a", "b"], ["c"]], min_count=1)
    for kernel in BACKENDS:
        way = alternation(count_pairs(corpus, window=1, sample=0), filled(3, bias=True), kernel)
        before = way.tables.copy()
        watch = begun(way)
        way.outputs(watch)
        way.centres(watch)
        assert way.tables.input[2].tobytes() == before.input[2].tobytes()
        assert way.tables.output[2].tobytes() == before.output[2].tobytes()
        assert np.isfinite(way.tables.bias).all()


@pytest.mark.parametrize("kernel", BACKENDS)
def test_balanced_tables_have_the_same_moments_and_scores(kernel):
    way = alternation(count_pairs(toy_corpus(), window=3), filled(toy.WORDS, bias=True), kernel)
    V, U = (table.astype(float) for table in way.tables.views())
    way.balance()
    first, second = (way._moments(input)[0] for input in (True, False))
    np.testing.assert_allclose(first, second, atol=1e-4 * np.abs(first).max())
    np.testing.assert_allclose(np.matmul(*[way.tables.input, way.tables.output.T]), V @ U.T, atol=1e-4)
    before = way.tables.copy()
    way.balance()
    np.testing.assert_allclose(way.tables.input, before.input, atol=1e-4)


def test_frozen_rows_and_so_both_tables_are_not_balanced():
    tables = replace(filled(toy.WORDS, bias=True), frozen=toy.frozen())
    way = alternation(count_pairs(toy_corpus(), window=3), tables, native_regressor)
    before = tables.copy()
    way.balance()
    assert tables.input.tobytes() == before.input.tobytes()
    assert tables.output.tobytes() == before.output.tobytes()
