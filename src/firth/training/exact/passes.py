"""The way of an exact training: pass after pass, until the loss no longer falls."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firth.errors import InvalidInput
from firth.kernels import Tables
from firth.kernels.regression import Fitted
from firth.training.callbacks import Callback, TrainingState
from firth.training.exact.alternation import Alternation
from firth.training.interrupts import Interrupt
from firth.training.schedule import Run
from firth.training.validation import patience_is_over
from firth.training.watch import Watch

SETTLED = 5e-4  # of the loss, or of a nat where it is less: a pass that lowers it by less is the last
GUESSED = 12  # passes, as long as nothing is known of how the loss falls


@dataclass(frozen=True)
class Passes:
    """A training by exact passes.

    Parameters
    ----------
    alternation : Alternation
    epochs : int
        Passes, at most.
    patience : int or None
        Passes without a lower loss on the held-out text, after which none follows.
    standing : Tables or None
        Kept as the tables stood after the last whole pass, for checkpoints.
    """

    alternation: Alternation
    epochs: int
    patience: int | None
    standing: Tables | None

    @property
    def first_step(self) -> None:
        """There are no steps whose length anybody chose."""

    def travel(self, run: Run, callbacks: Sequence[Callback], interrupt: Interrupt) -> bool:
        """Train from where `run` stands to the end; False when it was asked to stop before.

        Raises
        ------
        InvalidInput
            The loss is no longer a finite number.
        """
        watch = Watch(callbacks, self._state(run), interrupt)
        self.alternation.begin(watch)
        self._keep()
        while not self._is_over(run):
            watch.call("on_epoch_begin")
            fitted = self.alternation.centres(watch) if self.alternation.outputs(watch) else None
            if fitted is None:
                return False
            self.alternation.balance()
            self._note(run, fitted)
            self._keep()
            self._tell(run, watch.state)
            watch.call("on_epoch_end")
            if watch.stopping and not self._is_over(run):
                return False
        return True

    def _note(self, run: Run, fitted: Fitted) -> None:
        loss = math.fsum(fitted.loss.tolist()) / self.alternation.pairs.sum()
        if not math.isfinite(loss):
            raise InvalidInput(
                f"training diverged in pass {run.epoch + 1}: the vectors to start from may be too long"
            )
        run.loss_history.append(float(loss))
        held_out = self.alternation.held_out
        if held_out is not None:
            pairs = held_out.values.sum(dtype=np.float64)
            run.validation_loss_history.append(float(math.fsum(fitted.held_out_loss.tolist()) / pairs))
        run.epoch += 1

    def _tell(self, run: Run, state: TrainingState) -> None:
        state.epoch, state.loss = run.epoch, run.loss_history[-1]
        state.loss_history = list(run.loss_history)
        state.validation_loss_history = list(run.validation_loss_history)
        state.epochs = self._expected(run)
        rows = 2 * len(self.alternation.pairs)
        state.words, state.total_words = run.epoch * rows, state.epochs * rows

    def _is_over(self, run: Run) -> bool:
        settled = has_settled(run.loss_history)
        return (
            settled
            or run.epoch >= self.epochs
            or patience_is_over(run.validation_loss_history, self.patience)
        )

    def _expected(self, run: Run) -> int:
        """Passes in all, as it looks now."""
        if self._is_over(run):
            return run.epoch
        return min(self.epochs, run.epoch + passes_left(run.loss_history))

    def _keep(self) -> None:
        if self.standing is not None:
            self.standing.copy_from(self.alternation.tables)

    def _state(self, run: Run) -> TrainingState:
        input, output = self.alternation.tables.views()
        expected, rows = self._expected(run), 2 * len(self.alternation.pairs)
        return TrainingState(
            epoch=run.epoch,
            epochs=expected,
            words=run.epoch * rows,
            total_words=expected * rows,
            loss=run.loss_history[-1] if run.loss_history else math.nan,
            loss_history=list(run.loss_history),
            validation_loss_history=list(run.validation_loss_history),
            input=input,
            output=output,
            open_end=True,
        )


def has_settled(losses: list[float]) -> bool:
    """Whether the last pass lowered the loss by next to nothing, and by no more than the one before.

    Falls that grow are those of vectors that are still on their way out of the middle, where they begin.

    >>> has_settled([8.0, 7.5, 7.4999]), has_settled([8.0, 7.9999]), has_settled([8.0, 7.9999, 7.999])
    (True, False, False)
    """
    if len(losses) < 3:
        return False
    before, last = losses[-3] - losses[-2], losses[-2] - losses[-1]
    return last < _enough(losses[-1]) and last <= before


def passes_left(losses: list[float]) -> int:
    """Passes until the loss has settled, if each lowers it by the same share of what the one before did.

    >>> passes_left([]), passes_left([8.0, 7.6, 7.4, 7.3])
    (12, 5)
    """
    falls = [before - after for before, after in pairwise(losses)]
    if len(falls) < 2 or falls[-2] <= 0:
        return max(2, GUESSED - len(losses))
    share = min(max(falls[-1] / falls[-2], 0.3), 0.9)
    enough = _enough(losses[-1])
    return max(1, math.ceil(math.log(max(falls[-1], enough) / enough) / -math.log(share)))


def _enough(loss: float) -> float:
    return SETTLED * max(loss, 1.0)
