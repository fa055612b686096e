"""One contract for every backend: the same functions, and the same step to float32 rounding."""

import inspect
import math
from dataclasses import replace

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.kernels import Architecture, Objective, Stretch, Tables, Totals, keep_thresholds, native, reference
from tests.kernels import toy


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
@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
def test_native_step_equals_the_reference(architecture, objective, shrink, dimensions):
    compare(toy.plan(architecture=architecture, objective=objective, shrink_windows=shrink), dimensions)


@pytest.mark.parametrize(
    "changes",
    [
        {"window": 1},
        {"window": 12},
        {"negative": 1},
        {"negative": 40, "shared": 32},
        {"negative": 1000, "shared": 64, "alpha": 0.002},
        {"positions": 1, "tiles": 1},
        {"positions": 5, "tiles": 7},
        {"positions": 40, "tiles": 2},
        {"damping": 0.0},
        {"damping": 50.0},
        {"cbow_mean": False},
        {"exact_gradient": False},
        {"exact_gradient": False, "racy": True, "positions": 5, "tiles": 2},
        {"racy": True},
        {"racy": True, "positions": 5, "tiles": 2},
    ],
    ids=str,
)
@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
def test_native_step_equals_the_reference_in_any_shape(architecture, objective, changes):
    compare(toy.plan(architecture=architecture, objective=objective, **changes), 20)


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
def test_native_loss_is_true_in_the_tails(architecture, objective):
    compare(
        toy.plan(architecture=architecture, objective=objective, damping=1.0, alpha=1e-4),
        20,
        scale=6.0,
        tolerance=2e-6,
    )


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
def test_sentences_of_one_word_make_no_pairs(architecture, objective):
    plan = toy.plan(architecture=architecture, objective=objective)
    for kernel in (native, reference):
        trained = toy.train(kernel, plan, longest=2)
        assert trained.totals == Totals()
        assert (trained.tables.input == toy.tables(plan).input).all()


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
@pytest.mark.parametrize("kernel", [native, reference])
def test_a_stretch_cut_at_macro_batches_gives_the_same_bits(kernel, architecture, objective):
    plan = toy.plan(architecture=architecture, objective=objective)
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


def whole_text(kernel, plan):
    """The toy corpus as one stretch."""
    ids, offsets = toy.corpus()
    kept = kernel.thin(plan, ids, offsets, keep_thresholds(np.ones(toy.WORDS)), 0, 0, len(ids))
    return Stretch(*kept, 0, len(kept[0]), 0, 0, 0)


@pytest.mark.parametrize(
    ("kernel", "architecture", "objective"),
    [
        *((native, *combination) for combination in toy.NATIVE),
        *((reference, a, o) for a in Architecture for o in Objective),
    ],
)
def test_a_step_of_nothing_leaves_every_bit_and_tells_the_loss(kernel, objective, architecture):
    still = toy.plan(objective=objective, architecture=architecture, alpha=0.0, min_alpha=0.0)
    tables = toy.tables(still)
    tables.input[3, :5] = tables.output[3, :5] = -0.0  # plus nothing it would be a plain zero
    before = tables.input.tobytes(), tables.output.tobytes()
    looks = [kernel.train(still, whole_text(kernel, still), tables, toy.side(still)) for _ in range(2)]
    assert looks[0] == looks[1]
    assert (tables.input.tobytes(), tables.output.tobytes()) == before
    moving = replace(still, alpha=1e-12)
    moved = kernel.train(moving, whole_text(kernel, still), tables, toy.side(still))
    assert moved[:2] == pytest.approx(looks[0][:2], rel=1e-9)


@pytest.mark.parametrize("kernel", [native, reference])
def test_the_sum_of_losses_is_right_after_billions_of_pairs(kernel, monkeypatch):
    plan = toy.plan()
    text = whole_text(kernel, plan)
    parts, tables = [], toy.tables(plan)
    for begin in range(0, text.end, plan.macro_batch):
        end, tile = min(text.end, begin + plan.macro_batch), begin // plan.positions
        piece = replace(text, begin=begin, end=end, tile=tile)
        parts.append(kernel.train(plan, piece, tables, toy.side(plan)))
    before = Totals(7.6e9 + 1 / 3, 3_000_000_000, 1e-7)
    after = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        after.add(kernel.train(plan, text, toy.tables(plan), toy.side(plan), threads, before))
    (totals,) = after
    grown = math.fsum([totals.loss, totals.lost, -before.loss, -before.lost])
    assert grown == pytest.approx(math.fsum([x for part in parts for x in (part.loss, part.lost)]), abs=1e-9)
    assert totals.pairs == before.pairs + sum(part.pairs for part in parts)


@pytest.mark.parametrize("cbow_mean", [True, False])
@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
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


def test_native_has_no_softmax_for_skipgram():
    with pytest.raises(InvalidInput, match="softmax objective for CBOW; that of skip-gram is"):
        toy.train(native, toy.plan(objective=Objective.SOFTMAX))
