"""The same bits on any number of threads and on every instruction set with fused multiply-add."""

import hashlib

import numpy as np
import pytest

from firth.errors import InvalidInput
from firth.kernels import Architecture, Objective, Stretch, Tables, native
from tests.kernels import toy


def digest(trained):
    tables = trained.tables
    return hashlib.sha256(tables.input.tobytes() + tables.output.tobytes()).hexdigest(), trained.totals


@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
@pytest.mark.parametrize("architecture", list(Architecture))
@pytest.mark.parametrize("frozen", [None, toy.frozen()], ids=["free", "frozen"])
def test_bits_do_not_depend_on_threads(architecture, objective, frozen, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective)
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        digests.add(digest(toy.train(native, plan, frozen=frozen)))
    assert len(digests) == 1


@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
@pytest.mark.parametrize("architecture", list(Architecture))
def test_racing_threads_count_all_pairs_and_learn(architecture, objective, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective, racy=True)
    alone = toy.train(native, plan)
    monkeypatch.setattr(native, "threads_for_tests", 3)
    raced = toy.train(native, plan)
    assert raced.totals.pairs == alone.totals.pairs
    assert raced.totals.loss == pytest.approx(alone.totals.loss, rel=0.1)
    assert raced.tables.input == pytest.approx(alone.tables.input, abs=0.3)


@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
@pytest.mark.parametrize("architecture", list(Architecture))
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
