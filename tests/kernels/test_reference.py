"""The reference against `firth.maths` window by window, and against finite differences."""

from dataclasses import replace

import numpy as np
import pytest

from firth import maths
from firth.kernels import Architecture, Noise, Objective, Stretch, Tables, draws, reference
from tests.kernels import toy


def one_tile(plan, words):
    n = len(words)
    return Stretch(np.array(words, np.int32), np.zeros(n, np.int32), np.arange(n), 0, n, 0, 0, 0)


def objective_of(plan, U):
    """The tile's objective written once more, straight from maths."""
    if plan.objective is Objective.SOFTMAX:
        return maths.naive_softmax
    if plan.objective is Objective.HIERARCHICAL_SOFTMAX:
        tree = toy.side(plan)
        return lambda v, o, U: maths.hierarchical_softmax(v, *tree.path(o), U)
    key = draws.key(plan.seed, plan.call, 0, draws.Purpose.NOISE)
    drawn = toy.side(plan).draw(key, np.arange(plan.shared))

    def negative_sampling(v, o, U):
        negatives = drawn[drawn != o]
        return maths.negative_sampling(
            v, o, negatives, U, np.full(len(negatives), plan.negative / plan.shared)
        )

    return negative_sampling


@pytest.mark.parametrize("objective", list(Objective))
def test_one_tile_of_skipgram_is_the_sum_over_its_windows(objective):
    words = [3, 1, 4, 1, 5, 9, 2, 6]
    plan = toy.plan(objective=objective, shrink_windows=False, window=2, damping=0.0, tiles=1)
    tables = toy.tables(plan)
    V, U = tables.input.astype(float), tables.output.astype(float)
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for centre, outside in maths.context_windows(words, 2):
        # a centre of maths predicts its outside words: one pair each, as the kernel counts them
        one, one_dV, one_dU = maths.skip_gram(centre, outside, V, U, objective_of(plan, U))
        loss, dV, dU = loss + one, dV + one_dV, dU + one_dU
    totals = reference.train(plan, one_tile(plan, words), tables, toy.side(plan))
    assert totals.loss == pytest.approx(loss, abs=1e-9)
    assert totals.pairs == sum(len(outside) for _, outside in maths.context_windows(words, 2))
    assert tables.input == pytest.approx(V - plan.alpha * dV, abs=1e-6)
    assert tables.output == pytest.approx(U - plan.alpha * dU, abs=1e-6)


@pytest.mark.parametrize("mean", [True, False])
@pytest.mark.parametrize("objective", list(Objective))
def test_one_tile_of_cbow_is_the_sum_over_its_windows(objective, mean):
    words = [3, 1, 4, 1, 5, 9, 2, 6]
    plan = toy.plan(
        architecture=Architecture.CBOW, objective=objective, cbow_mean=mean, shrink_windows=False, window=2,
        damping=0.0, tiles=1,
    )  # fmt: skip
    tables = toy.tables(plan)
    V, U = tables.input.astype(float), tables.output.astype(float)
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for target, context in maths.context_windows(words, 2):
        combine = "mean" if mean else "sum"
        one, one_dV, one_dU = maths.cbow(target, context, V, U, objective_of(plan, U), combine=combine)
        loss, dV, dU = loss + one, dV + one_dV, dU + one_dU
    totals = reference.train(plan, one_tile(plan, words), tables, toy.side(plan))
    assert totals.loss == pytest.approx(loss, abs=1e-9)
    assert totals.pairs == len(words)
    assert tables.input == pytest.approx(V - plan.alpha * dV, abs=1e-6)
    assert tables.output == pytest.approx(U - plan.alpha * dU, abs=1e-6)


@pytest.mark.parametrize("objective", list(Objective))
def test_word2vecs_gradient_moves_every_word_of_a_mean_by_all_of_the_mixtures(objective):
    words = [3, 1, 4, 1, 5, 9, 2, 6]
    plan = toy.plan(
        architecture=Architecture.CBOW, objective=objective, exact_gradient=False, shrink_windows=False,
        window=2, damping=0.0, tiles=1,
    )  # fmt: skip
    tables, exact = toy.tables(plan), toy.tables(plan)
    V, U = tables.input.astype(float), tables.output.astype(float)
    moves = np.zeros_like(V)
    for target, context in maths.context_windows(words, 2):
        _, of_mean, _ = objective_of(plan, U)(V[context].mean(axis=0), target, U)
        np.add.at(moves, context, of_mean)
    totals = reference.train(plan, one_tile(plan, words), tables, toy.side(plan))
    divided = replace(plan, exact_gradient=True)
    assert totals == reference.train(divided, one_tile(plan, words), exact, toy.side(plan))  # the same loss
    assert tables.input == pytest.approx(V - plan.alpha * moves, abs=1e-6)
    assert (tables.output == exact.output).all()


def moved(plan, words, table, row, shift):
    """How far one step on one tile, from short float64 rows with one row shifted, moves that row."""
    made = toy.tables(plan, scale=0.01)
    made = Tables(made.input.astype(float), made.output.astype(float), made.dimensions)
    getattr(made, table)[row, :20] += shift
    before = getattr(made, table)[row, :20].copy()
    reference.train(plan, one_tile(plan, words), made, toy.side(plan))
    return before - getattr(made, table)[row, :20]


@pytest.mark.parametrize("table", ["input", "output"])
@pytest.mark.parametrize("architecture", list(Architecture))
@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
def test_damping_divides_by_the_trace_of_the_hessian(architecture, objective, table):
    # rows are short enough that no output is so far on the wrong side that its curvature is not the Hessian's
    # with a huge gamma, (1 - exp(-z)) / z is 1 / z: the step is gradient / (gamma * trace), alpha cancels
    words, gamma = [3, 1, 4, 7, 5], 1e6
    row = toy.WORDS - 2 if (table, objective) == ("output", Objective.HIERARCHICAL_SOFTMAX) else 4  # the root
    settings = {
        "architecture": architecture, "objective": objective, "shrink_windows": False, "tiles": 1,
        "alpha": 1.0, "min_alpha": 1.0,
    }  # fmt: skip
    undamped, damped = toy.plan(damping=0.0, **settings), toy.plan(damping=gamma, **settings)
    h = 1e-5
    trace = 0.0
    for shift in h * np.eye(20):
        rise = moved(undamped, words, table, row, shift) - moved(undamped, words, table, row, -shift)
        trace += rise @ shift / (2 * h * h)
    gradient = moved(undamped, words, table, row, np.zeros(20))
    assert np.abs(gradient).max() > 1e-3
    assert moved(damped, words, table, row, np.zeros(20)) == pytest.approx(
        gradient / (gamma * trace), rel=1e-5
    )


@pytest.mark.parametrize(("score", "second_derivative"), [(4, True), (-1, True), (-1.2, False), (-30, False)])
def test_curvature_is_at_least_a_quarter_of_the_gradient(score, second_derivative):
    v, u = np.array([1.0, 0.0]), np.array([[score, 0.0]])
    p = float(maths.sigmoid(score))
    pair = reference._hierarchical_softmax(v, np.array([0]), np.array([0]), u)
    expected = p * (1 - p) if second_derivative else (1 - p) / 4
    assert pair.U_curvature == pytest.approx([expected], rel=1e-12)
    assert pair.v_curvature == pytest.approx(expected * score**2, rel=1e-12)


def test_a_negative_that_is_the_target_counts_nothing():
    plan = toy.plan(window=1, tiles=1)
    alone = Noise(*reference.alias_table(np.array([1.0])))  # every negative drawn is word 0
    tables = toy.tables(plan)
    before = tables.input.astype(float), tables.output.astype(float)
    totals = reference.train(plan, one_tile(plan, [0, 0]), tables, alone)
    loss = -maths.log_sigmoid(before[0][0] @ before[1][0])
    assert totals[:2] == (pytest.approx(2 * loss), 2)


def test_windows_stop_at_the_ends_of_sentences():
    plan = toy.plan(shrink_windows=False, window=3)
    stretch = Stretch(
        np.arange(5, dtype=np.int32), np.array([0, 0, 1, 1, 2], np.int32), np.arange(5), 0, 5, 0, 0, 0
    )
    assert reference.train(plan, stretch, toy.tables(plan), toy.side(plan)).pairs == 4


def test_softmax_learns_the_pairs_it_saw():
    plan = toy.plan(objective=Objective.SOFTMAX, alpha=0.05, min_alpha=0.05)
    tables = toy.tables(plan, scale=0.1)
    losses = [reference.train(plan, one_tile(plan, [0, 1] * 2), tables, None).loss for _ in range(20)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.75 * losses[0]


def test_the_step_falls_in_a_line_over_all_epochs():
    plan = toy.plan(alpha=0.05, min_alpha=0.01, total=1000)
    assert [plan.step(position) for position in (0, 250, 500, 1000)] == pytest.approx(
        [0.05, 0.04, 0.03, 0.01]
    )
