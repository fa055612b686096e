"""Those who look on while a training runs, and may ask it to stop."""

import time
from collections.abc import Sequence

from firth.training.callbacks import Callback, TrainingState
from firth.training.interrupts import Interrupt


class Watch:
    """Shows callbacks the state of a training, and knows whether anybody wants it to end.

    Parameters
    ----------
    callbacks : sequence of Callback
    state : TrainingState
    interrupt : Interrupt
    """

    def __init__(self, callbacks: Sequence[Callback], state: TrainingState, interrupt: Interrupt) -> None:
        self.state = state
        self._callbacks, self._interrupt = callbacks, interrupt
        self._clocks = [time.monotonic() for _ in callbacks]

    @property
    def stopping(self) -> bool:
        """Whether one of them has asked."""
        return bool(self._interrupt) or self.state.stopping

    def call(self, name: str) -> None:
        """Show them the state."""
        for callback in self._callbacks:
            if (function := getattr(callback, name)) is not None:
                function(self.state)

    def call_due(self) -> None:
        """Show it to those whose interval is over."""
        now = time.monotonic()
        for i, callback in enumerate(self._callbacks):
            if callback.on_interval is not None and now - self._clocks[i] >= callback.interval:
                callback.on_interval(self.state)
                self._clocks[i] = time.monotonic()
