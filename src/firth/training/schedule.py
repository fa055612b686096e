"""The way through the corpus: epochs, stretches, macro-batches, and what happens between them."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput
from firth.kernels import Noise, Plan, Stretch, Tables, Totals, Tree
from firth.training.callbacks import Callback, TrainingState
from firth.training.crew import Crew
from firth.training.interrupts import Interrupt
from firth.training.stretches import pieces, stretches

HOPELESS = 1e4  # mean loss of a pair, in nats: rows that score so badly only run away further


@dataclass
class Run:
    """Where a training stands; with the tables, all that is needed to go on to the same bits."""

    epoch: int = 0
    tile: int = 0  # tiles done in this epoch
    totals: Totals = field(default_factory=Totals)  # of this epoch
    loss_history: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Journey:
    """What a training goes through and with: the text, the kernels and the tables."""

    kernel: ModuleType
    plan: Plan
    ids: NDArray[np.int32]
    offsets: NDArray[np.int64]
    thresholds: NDArray[np.uint32]
    tables: Tables
    side: Noise | Tree | None
    epochs: int
    workers: int


def travel(journey: Journey, run: Run, callbacks: Sequence[Callback], interrupt: Interrupt) -> bool:
    """Train from where `run` stands to the last epoch; False when it was asked to stop before.

    Raises
    ------
    InvalidInput
        The loss is no longer a finite number.
    """
    state, crew = _state(journey, run), Crew(min(journey.workers, journey.plan.tiles))
    clocks = [time.monotonic() for _ in callbacks]
    for epoch in range(run.epoch, journey.epochs):
        if run.tile == 0:
            _call(callbacks, "on_epoch_begin", state)
        if not _epoch(journey, run, state, crew, callbacks, clocks, interrupt):
            return False
        run.loss_history.append(_mean(run.totals))
        state.loss_history.append(run.loss_history[-1])  # a list of its own, which a callback cannot spoil
        run.epoch, run.tile, run.totals = epoch + 1, 0, Totals()
        state.epoch, state.words = epoch + 1, (epoch + 1) * len(journey.ids)
        _call(callbacks, "on_epoch_end", state)
        if (interrupt or state.stopping) and epoch + 1 < journey.epochs:
            return False
    return True


def _epoch(
    journey: Journey,
    run: Run,
    state: TrainingState,
    crew: Crew,
    callbacks: Sequence[Callback],
    clocks: list[float],
    interrupt: Interrupt,
) -> bool:
    """Train the rest of an epoch; False when it was asked to stop before its end."""
    plan = journey.plan
    for stretch in stretches(
        journey.kernel, plan, journey.ids, journey.offsets, journey.thresholds, run.epoch
    ):
        rest = _not_yet_done(stretch, plan, run.tile)
        while rest is not None:
            if interrupt or state.stopping:
                return False
            piece, rest = pieces(rest, plan, crew.macro_batches)
            threads, words, started = crew.threads(), piece.end - piece.begin, time.monotonic()
            run.totals = journey.kernel.train(plan, piece, journey.tables, journey.side, threads, run.totals)
            crew.report(threads, -(-words // plan.macro_batch), time.monotonic() - started)
            run.tile = piece.tile + -(-words // plan.positions)
            state.words = run.epoch * len(journey.ids) + int(piece.positions[piece.end - 1]) + 1
            state.loss = _mean(run.totals)
            if run.totals.pairs and not state.loss < HOPELESS:  # nan is not either
                raise InvalidInput(
                    f"training diverged in epoch {run.epoch + 1}, to a mean loss of {state.loss:.4g}: "
                    f"alpha={plan.alpha} is too large for this corpus, use a smaller one"
                )
            _call_due(callbacks, clocks, state)
    return True


def _not_yet_done(stretch: Stretch, plan: Plan, tile: int) -> Stretch | None:
    """The part of a stretch from a tile on, or None."""
    begin = stretch.begin + max(0, tile - stretch.tile) * plan.positions
    if begin >= stretch.end:
        return None
    return replace(stretch, begin=begin, tile=max(tile, stretch.tile))


def _mean(totals: Totals) -> float:
    return totals.loss / totals.pairs if totals.pairs else math.nan


def _state(journey: Journey, run: Run) -> TrainingState:
    input, output = journey.tables.views()
    words = run.epoch * len(journey.ids)
    return TrainingState(
        run.epoch, journey.epochs, words, journey.plan.total, math.nan, list(run.loss_history), input, output
    )


def _call(callbacks: Sequence[Callback], name: str, state: TrainingState) -> None:
    for callback in callbacks:
        if (function := getattr(callback, name)) is not None:
            function(state)


def _call_due(callbacks: Sequence[Callback], clocks: list[float], state: TrainingState) -> None:
    now = time.monotonic()
    for i, callback in enumerate(callbacks):
        if callback.on_interval is not None and now - clocks[i] >= callback.interval:
            callback.on_interval(state)
            clocks[i] = time.monotonic()
