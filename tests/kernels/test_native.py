"""The same bits on any number of threads and on every instruction set with fused multiply-add."""

import hashlib

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.kernels import Architecture, Objective, Stretch, Tables, initial_tables, native
from tests.kernels import toy


def digest(trained):
    tables = trained.tables
    return hashlib.sha256(tables.input.tobytes() + tables.output.tobytes()).hexdigest(), trained.totals


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
@pytest.mark.parametrize("frozen", [None, toy.frozen()], ids=["free", "frozen"])
def test_bits_do_not_depend_on_threads(architecture, objective, frozen, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective)
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        digests.add(digest(toy.train(native, plan, frozen=frozen)))
    assert len(digests) == 1


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
def test_racing_threads_count_all_pairs_and_learn(architecture, objective, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective, racy=True)
    alone = toy.train(native, plan)
    monkeypatch.setattr(native, "threads_for_tests", 3)
    raced = toy.train(native, plan)
    assert raced.totals.pairs == alone.totals.pairs
    assert raced.totals.loss == pytest.approx(alone.totals.loss, rel=0.1)
    moved = np.abs(alone.tables.input - toy.tables(plan).input).mean()
    assert np.abs(raced.tables.input - alone.tables.input).mean() < 0.7 * moved


@pytest.mark.parametrize(("architecture", "objective"), toy.NATIVE)
@pytest.mark.parametrize(
    ("dimensions", "changes"),
    [
        (20, {}),
        (1, {"positions": 3, "tiles": 5}),
        (130, {"window": 40, "shrink_windows": False}),
        (300, {"shared": 64, "negative": 40, "cbow_mean": False}),
    ],
    ids=str,
)
def test_every_instruction_set_agrees(architecture, objective, dimensions, changes, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective, alpha=0.005, **changes)
    results = {}
    for name in native.INSTRUCTION_SETS:
        monkeypatch.setattr(native, "instruction_set", name)
        results[name] = toy.train(native, plan, dimensions=dimensions)
    fused = [digest(trained) for name, trained in results.items() if name in ("avx2", "avx512")]
    assert fused == fused[:1] * len(fused)
    last = results["baseline"]
    for trained in results.values():
        assert trained.totals.loss == pytest.approx(last.totals.loss, rel=1e-6)
        assert trained.tables.input == pytest.approx(last.tables.input, abs=1e-6)


def test_real_threads_are_at_most_the_cores(monkeypatch):
    asked = []
    monkeypatch.setattr(native._native, "train", lambda *args: asked.append(args[12]) or (0.0, 0))
    monkeypatch.setattr(native, "usable_cores", lambda: 2)
    for workers in (1, 2, 64):
        toy.train(native, toy.plan(), workers=workers)
    assert asked == [1, 2, 2]


@pytest.mark.parametrize("changes", [{"shared": 8}, {"positions": 0}, {"tiles": 0}], ids=str)
def test_a_plan_that_the_core_cannot_follow_is_refused(changes):
    with pytest.raises(InvalidInput, match="positions and tiles must be at least 1"):
        toy.train(native, toy.plan(**changes))


def test_tables_of_different_sizes_are_refused():
    plan = toy.plan()
    tables = toy.tables(plan)
    short = Tables(tables.input, tables.output[:-1], tables.dimensions)
    stretch = Stretch(np.zeros(4, np.int32), np.zeros(4, np.int32), np.arange(4), 0, 4, 0, 0, 0)
    with pytest.raises(InvalidInput, match="output table must have 40 rows"):
        native.train(plan, stretch, short, toy.side(plan))


# ---- the softmax over many words


def among_many_words(tiles, threads, monkeypatch, dimensions=20):
    """A training of 75 positions; the last tile is not full, and neither are the blocks of words."""
    words, plan = 9_999, toy.plan(architecture=Architecture.CBOW, objective=Objective.SOFTMAX, tiles=tiles)
    ids = np.random.default_rng(0).integers(0, words, 75).astype(np.int32)
    stretch = Stretch(ids, np.arange(75, dtype=np.int32) // 30, np.arange(75), 0, 75, 0, 0, 0)
    tables = initial_tables(words, words, dimensions, seed=1)
    tables.output[:, :dimensions] = tables.input[::-1, :dimensions] * dimensions
    monkeypatch.setattr(native, "threads_for_tests", threads)
    return toy.Trained(native.train(plan, stretch, tables, None), tables)


@pytest.mark.parametrize("dimensions", [20, 300])
def test_softmax_over_many_words_does_not_depend_on_threads(dimensions, monkeypatch):
    trainings = [among_many_words(3, threads, monkeypatch, dimensions) for threads in (1, 2, 3, 8)]
    assert len({digest(trained) for trained in trainings}) == 1
    assert trainings[0].totals.pairs == 75
    assert trainings[0].totals.mean == pytest.approx(np.log(9_999), abs=0.02)


def test_scores_that_there_is_no_room_to_keep_are_computed_again(monkeypatch):
    kept = among_many_words(5, 2, monkeypatch)  # all in one macro-batch, as with more tiles
    for tiles in (250, 1000):
        assert digest(among_many_words(tiles, 2, monkeypatch)) == digest(kept)
