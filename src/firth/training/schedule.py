"""The way through the corpus: epochs, stretches, macro-batches, and what happens between them."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput
from firth.kernels import Noise, Plan, Stretch, Tables, Totals, Tree
from firth.training.callbacks import Callback, TrainingState
from firth.training.crew import Crew
from firth.training.interrupts import Interrupt
from firth.training.parts import Part
from firth.training.stretches import pieces, stretches
from firth.training.validation import EPOCH, held_out_plan, patience_is_over
from firth.training.watch import Watch

HOPELESS = 1e4  # mean loss of a pair, in nats: rows that score so badly only run away further


@dataclass
class Run:
    """Where a training stands; with the tables, all that is needed to go on to the same bits."""

    epoch: int = 0
    tile: int = 0  # tiles done in this epoch
    totals: Totals = field(default_factory=Totals)  # of this epoch
    loss_history: list[float] = field(default_factory=list)
    validation_loss_history: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Journey:
    """What a training goes through and with: the text, the kernels and the tables."""

    kernel: ModuleType
    plan: Plan
    text: Part
    held_out: Part | None
    thresholds: NDArray[np.uint32]
    tables: Tables
    side: Noise | Tree | None
    epochs: int
    patience: int | None
    workers: int

    @property
    def first_step(self) -> float:
        """The first step."""
        return self.plan.alpha

    def travel(self, run: Run, callbacks: Sequence[Callback], interrupt: Interrupt) -> bool:
        """Train from where `run` stands to the end; see `travel`."""
        return travel(self, run, callbacks, interrupt)

    def crew(self) -> Crew:
        """A crew that knows nothing yet."""
        return Crew(min(self.workers, self.plan.tiles))


def travel(journey: Journey, run: Run, callbacks: Sequence[Callback], interrupt: Interrupt) -> bool:
    """Train from where `run` stands to the end; False when it was asked to stop before.

    The end is the last epoch, or the one at which patience with the held-out loss is over.

    Raises
    ------
    InvalidInput
        The loss is no longer a finite number.
    """
    watch = Watch(callbacks, _state(journey, run), interrupt)
    crew, held_out_crew = journey.crew(), journey.crew()
    while not _is_over(journey, run):
        if run.tile == 0:
            watch.call("on_epoch_begin")
        if not (
            _train_epoch(journey, run, watch, crew) and _look_at_held_out(journey, run, watch, held_out_crew)
        ):
            return False
        run.loss_history.append(run.totals.mean)
        run.epoch, run.tile, run.totals = run.epoch + 1, 0, Totals()
        state = watch.state
        state.epoch, state.words = run.epoch, run.epoch * len(journey.text)
        # lists of its own, which a callback cannot spoil
        state.loss_history = list(run.loss_history)
        state.validation_loss_history = list(run.validation_loss_history)
        watch.call("on_epoch_end")
        if watch.stopping and not _is_over(journey, run):
            return False
    return True


def _is_over(journey: Journey, run: Run) -> bool:
    return run.epoch >= journey.epochs or patience_is_over(run.validation_loss_history, journey.patience)


def _train_epoch(journey: Journey, run: Run, watch: Watch, crew: Crew) -> bool:
    """Train the rest of an epoch; False when it was asked to stop before its end."""
    plan, state = journey.plan, watch.state
    for piece in _ahead(journey, plan, journey.text, run.epoch, run.tile, crew):
        if watch.stopping:
            return False
        run.totals = _go(journey, plan, piece, run, run.totals, crew)
        run.tile = piece.tile + -(-(piece.end - piece.begin) // plan.positions)
        state.words = run.epoch * len(journey.text) + int(piece.positions[piece.end - 1]) + 1
        state.loss = run.totals.mean
        watch.call_due()
    return True


def _look_at_held_out(journey: Journey, run: Run, watch: Watch, crew: Crew) -> bool:
    """Note the loss on the held-out text, if there is any; False when it was asked to stop before.

    Until it is done the training stands at the end of its epoch, from where it can be resumed.
    """
    if journey.held_out is None:
        return True
    watch.state.words = (run.epoch + 1) * len(journey.text)
    plan, totals = held_out_plan(journey.plan, journey.held_out), Totals()
    for piece in _ahead(journey, plan, journey.held_out, EPOCH, 0, crew):
        if watch.stopping:
            return False
        totals = _go(journey, plan, piece, run, totals, crew)
        watch.call_due()
    run.validation_loss_history.append(totals.mean)
    return True


def _ahead(journey: Journey, plan: Plan, part: Part, epoch: int, tile: int, crew: Crew) -> Iterator[Stretch]:
    """The way through a part of the text from a tile on, in pieces as long as the crew likes them."""
    for stretch in stretches(journey.kernel, plan, part, journey.thresholds, epoch):
        rest = _not_yet_done(stretch, plan, tile)
        while rest is not None:
            piece, rest = pieces(rest, plan, crew.macro_batches)
            yield piece


def _go(journey: Journey, plan: Plan, piece: Stretch, run: Run, totals: Totals, crew: Crew) -> Totals:
    """Take the kernels through a piece."""
    threads, words, started = crew.threads(), piece.end - piece.begin, time.monotonic()
    totals = journey.kernel.train(plan, piece, journey.tables, journey.side, threads, totals)
    crew.report(threads, -(-words // plan.macro_batch), time.monotonic() - started)
    if totals.pairs and not totals.mean < HOPELESS:  # nan is not either
        raise InvalidInput(
            f"training diverged in epoch {run.epoch + 1}, to a mean loss of {totals.mean:.4g}: "
            f"alpha={journey.plan.alpha} is too large for this corpus, use a smaller one"
        )
    return totals


def _not_yet_done(stretch: Stretch, plan: Plan, tile: int) -> Stretch | None:
    """The part of a stretch from a tile on, or None."""
    begin = stretch.begin + max(0, tile - stretch.tile) * plan.positions
    if begin >= stretch.end:
        return None
    return replace(stretch, begin=begin, tile=max(tile, stretch.tile))


def _state(journey: Journey, run: Run) -> TrainingState:
    input, output = journey.tables.views()
    return TrainingState(
        epoch=run.epoch,
        epochs=journey.epochs,
        words=run.epoch * len(journey.text),
        total_words=journey.plan.total,
        loss=run.totals.mean,
        loss_history=list(run.loss_history),
        validation_loss_history=list(run.validation_loss_history),
        input=input,
        output=output,
    )
