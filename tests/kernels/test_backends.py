"""One contract for every backend: the same functions, and the same step to float32 rounding."""

import inspect

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.kernels import Architecture, Objective, Stretch, Tables, keep_thresholds, native, reference
from tests.kernels import toy

NATIVE_OBJECTIVES = [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX]


@pytest.mark.parametrize("name", ["alias_table", "thin", "train"])
def test_backends_have_the_same_signatures(name):
    assert inspect.signature(getattr(native, name)) == inspect.signature(getattr(reference, name))


@pytest.mark.parametrize("epoch", [0, 3])
@pytest.mark.parametrize(("start", "stop"), [(0, 400), (17, 18), (100, 100), (33, 250)])
def test_backends_keep_the_same_words(epoch, start, stop):
    plan = toy.plan()
    ids, offsets = toy.corpus()
    thresholds = keep_thresholds(np.linspace(0, 1, toy.WORDS))
    fast = native.thin(plan, ids, offsets, thresholds, epoch, start, stop)
    slow = reference.thin(plan, ids, offsets, thresholds, epoch, start, stop)
    for a, b in zip(fast, slow, strict=True):
        assert a.tolist() == b.tolist()
        assert a.dtype == b.dtype


@pytest.mark.parametrize("dimensions", [3, 20, 64, 130])
@pytest.mark.parametrize("shrink", [True, False])
@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
@pytest.mark.parametrize("architecture", list(Architecture))
def test_native_step_equals_the_reference(architecture, objective, shrink, dimensions):
    compare(toy.plan(architecture=architecture, objective=objective, shrink_windows=shrink), dimensions)


@pytest.mark.parametrize(
    "changes",
    [
        {"window": 1},
        {"window": 12},
        {"negative": 1},
        {"negative": 40, "shared": 32},
        {"positions": 1, "tiles": 1},
        {"positions": 5, "tiles": 7},
        {"positions": 40, "tiles": 2},
        {"damping": 0.0},
        {"damping": 50.0},
        {"cbow_mean": False},
    ],
    ids=str,
)
@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
@pytest.mark.parametrize("architecture", list(Architecture))
def test_native_step_equals_the_reference_in_any_shape(architecture, objective, changes):
    compare(toy.plan(architecture=architecture, objective=objective, **changes), 20)


@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
def test_native_loss_is_true_in_the_tails(objective):
    compare(toy.plan(objective=objective, damping=1.0, alpha=1e-4), 20, scale=6.0, tolerance=2e-6)


@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
def test_sentences_of_one_word_make_no_pairs(objective):
    plan = toy.plan(objective=objective)
    for kernel in (native, reference):
        trained = toy.train(kernel, plan, longest=2)
        assert trained.totals == (0, 0)
        assert (trained.tables.input == toy.tables(plan).input).all()


@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
@pytest.mark.parametrize("kernel", [native, reference])
def test_a_stretch_cut_at_macro_batches_gives_the_same_bits(kernel, objective):
    plan = toy.plan(objective=objective)
    ids, offsets = toy.corpus()
    kept = kernel.thin(plan, ids, offsets, keep_thresholds(np.ones(toy.WORDS)), 0, 0, len(ids))
    n, middle = len(kept[0]), 3 * plan.macro_batch
    whole, parts = toy.tables(plan), toy.tables(plan)
    total = kernel.train(plan, Stretch(*kept, 0, n, 0, 0, 0), whole, toy.side(plan))
    half = kernel.train(plan, Stretch(*kept, 0, middle, 0, 0, 0), parts, toy.side(plan))
    tile = middle // plan.positions
    assert kernel.train(plan, Stretch(*kept, middle, n, 0, tile, 0), parts, toy.side(plan), 1, half) == total
    assert (whole.input == parts.input).all()
    assert (whole.output == parts.output).all()


@pytest.mark.parametrize("cbow_mean", [True, False])
@pytest.mark.parametrize("objective", NATIVE_OBJECTIVES)
@pytest.mark.parametrize("architecture", list(Architecture))
def test_frozen_rows_stay_to_the_bit_and_the_others_learn_as_before(architecture, objective, cbow_mean):
    plan = toy.plan(architecture=architecture, objective=objective, cbow_mean=cbow_mean)
    mask = toy.frozen()
    compare(plan, 20, frozen=mask)
    start, free = toy.tables(plan), toy.train(native, plan)
    still = mask.astype(bool)
    for kernel in (native, reference):
        tables = toy.train(kernel, plan, frozen=mask).tables
        assert tables.input[still].tobytes() == start.input[still].tobytes()
        assert (tables.input[~still] != start.input[~still]).any(axis=1).all()
    assert (free.tables.input[still] != start.input[still]).any(axis=1).all()  # without a mask they move


@pytest.mark.parametrize(
    "frozen", [np.zeros(3, np.uint8), np.zeros(toy.WORDS, np.int32)], ids=["few", "int32"]
)
def test_a_mask_that_does_not_fit_is_refused(frozen):
    with pytest.raises(InvalidInput, match=r"frozen must be uint8 of shape \(40,\), one number a word, got"):
        toy.train(native, toy.plan(), frozen=frozen)


def compare(plan, dimensions, scale=0.5, tolerance=5e-7, frozen=None):
    slow = toy.train(reference, plan, dimensions=dimensions, scale=scale, frozen=frozen)
    fast = toy.train(native, plan, dimensions=dimensions, scale=scale, frozen=frozen)
    assert fast.totals.pairs == slow.totals.pairs > 100
    assert fast.totals.loss == pytest.approx(slow.totals.loss, rel=1e-6)
    assert fast.tables.input == pytest.approx(slow.tables.input, abs=tolerance)
    assert fast.tables.output == pytest.approx(slow.tables.output, abs=tolerance)
    assert np.abs(slow.tables.input - toy.tables(plan, dimensions, scale).input).max() > 100 * tolerance
    assert not fast.tables.input[:, dimensions:].any()


def test_native_refuses_tables_that_are_not_padded():
    plan = toy.plan()
    ids, offsets = toy.corpus()
    kept = native.thin(plan, ids, offsets, keep_thresholds(np.ones(toy.WORDS)), 0, 0, len(ids))
    bare = Tables(np.zeros((40, 20), np.float32), np.zeros((40, 20), np.float32), 20)
    with pytest.raises(InvalidInput, match="input table must be padded float32"):
        native.train(plan, Stretch(*kept, 0, 16, 0, 0, 0), bare, toy.side(plan))


def test_native_has_no_softmax():
    with pytest.raises(InvalidInput, match="reference"):
        toy.train(native, toy.plan(objective=Objective.SOFTMAX))
