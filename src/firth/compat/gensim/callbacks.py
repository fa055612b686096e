"""What a script may do between the epochs of a training."""

from collections.abc import Callable, Iterable
from typing import Any

import firth


class CallbackAny2Vec:
    """A base for callbacks: override what is of interest. Any object with one of these methods will do."""

    def on_train_begin(self, model: Any) -> None:
        """Called before a training."""

    def on_train_end(self, model: Any) -> None:
        """Called after a training."""

    def on_epoch_begin(self, model: Any) -> None:
        """Called before each epoch."""

    def on_epoch_end(self, model: Any) -> None:
        """Called after each epoch."""


def tell(callbacks: Iterable[Any], event: str, model: Any) -> None:
    """Call the methods of that name."""
    for callback in callbacks:
        getattr(callback, event, _nothing)(model)


def watcher(
    callbacks: Iterable[Any], model: Any, show: Callable[[firth.training.TrainingState], None]
) -> firth.Callback:
    """One callback of firth's for all of them, which shows the model the tables first."""

    def when(event: str) -> Callable[[firth.training.TrainingState], None]:
        def call(state: firth.training.TrainingState) -> None:
            show(state)
            tell(callbacks, event, model)

        return call

    return firth.Callback(on_epoch_begin=when("on_epoch_begin"), on_epoch_end=when("on_epoch_end"))


def _nothing(model: Any) -> None:
    """What a callback without the method does."""
