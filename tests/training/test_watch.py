"""Who looks on, and who may ask for the end."""

import math

import numpy as np
import pytest

from firth.training import Callback, TrainingState, watch
from firth.training.interrupts import Interrupt
from firth.training.watch import Watch


def looking_on(*callbacks):
    table, interrupt = np.zeros((2, 2), np.float32), Interrupt()
    state = TrainingState(0, 1, 0, 1, math.nan, [], table, table)
    return Watch(callbacks, state, interrupt), interrupt


def test_all_are_shown_the_state_in_turn():
    seen = []
    looking, _ = looking_on(
        Callback(on_epoch_end=lambda state: seen.append((1, state))),
        Callback(on_epoch_begin=lambda state: seen.append("never")),
        Callback(on_epoch_end=lambda state: seen.append((2, state))),
    )
    looking.call("on_epoch_end")
    assert seen == [(1, looking.state), (2, looking.state)]


def test_each_has_an_interval_of_its_own(monkeypatch):
    now, seen = [0.0], []
    monkeypatch.setattr(watch.time, "monotonic", lambda: now[0])
    looking, _ = looking_on(
        Callback(on_interval=lambda _: seen.append(("two", now[0])), interval=2.0),
        Callback(on_interval=lambda _: seen.append(("five", now[0])), interval=5.0),
        Callback(on_epoch_end=lambda _: seen.append("never"), interval=1e-9),
    )
    for now[0] in range(10):
        looking.call_due()
    assert seen == [("two", 2), ("two", 4), ("five", 5), ("two", 6), ("two", 8)]


@pytest.mark.parametrize("who", ["callback", "interrupt"])
def test_either_may_ask_for_the_end(who):
    looking, interrupt = looking_on(Callback(on_epoch_end=lambda state: state.stop()))
    assert not looking.stopping
    looking.call("on_epoch_end") if who == "callback" else interrupt.ask()
    assert looking.stopping
