"""The same bits on any number of threads and on every instruction set with fused multiply-add."""

import hashlib

import pytest

from firth.kernels import Architecture, Objective, native
from tests.kernels import toy


def digest(trained):
    tables = trained.tables
    return hashlib.sha256(tables.input.tobytes() + tables.output.tobytes()).hexdigest(), trained.totals


@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
@pytest.mark.parametrize("architecture", list(Architecture))
def test_bits_do_not_depend_on_threads(architecture, objective, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective)
    digests = set()
    for threads in (1, 2, 3, 8):
        monkeypatch.setattr(native, "threads_for_tests", threads)
        digests.add(digest(toy.train(native, plan)))
    assert len(digests) == 1


@pytest.mark.parametrize("objective", [Objective.NEGATIVE_SAMPLING, Objective.HIERARCHICAL_SOFTMAX])
@pytest.mark.parametrize("architecture", list(Architecture))
def test_every_instruction_set_agrees(architecture, objective, monkeypatch):
    plan = toy.plan(architecture=architecture, objective=objective)
    results = {}
    for name in native.INSTRUCTION_SETS:
        monkeypatch.setattr(native, "instruction_set", name)
        results[name] = toy.train(native, plan)
    fused = {digest(trained) for name, trained in results.items() if name != "baseline"}
    assert len(fused) <= 1
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
