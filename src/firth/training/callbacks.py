"""What a user may look at, and do, while a model is trained."""

import reprlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput, WrongType


@dataclass
class TrainingState:
    """A training as it stands between two macro-batches.

    Parameters
    ----------
    epoch, epochs : int
        Epochs finished, and epochs to do; of an exact training as many as it looks like now.
    words, total_words : int
        Corpus positions done in all epochs, and to do; of an exact training rows of its two tables.
    loss : float
        Mean loss per pair of the present epoch so far, in nats (nan before its first pair).
    loss_history : list of float
        Mean loss of each finished epoch.
    validation_loss_history : list of float
        Mean loss on the held-out text after each of them, where text is held out.
    open_end : bool
        Whether `epochs` and `total_words` are guesses: an exact training ends when its loss no longer falls.
    input, output : float32 arrays, shape (V, d)
        The tables, read-only; they change under your eyes, so copy what you keep.
    """

    epoch: int
    epochs: int
    words: int
    total_words: int
    loss: float
    loss_history: list[float]
    input: NDArray[np.float32]
    output: NDArray[np.float32]
    validation_loss_history: list[float] = field(default_factory=list)
    stopping: bool = field(default=False)
    open_end: bool = field(default=False)

    def stop(self) -> None:
        """Ask for the training to end here, keeping what it has."""
        self.stopping = True


@dataclass(frozen=True)
class Callback:
    """Functions to call while a model is trained; each is given a `TrainingState`.

    Parameters
    ----------
    on_epoch_begin, on_epoch_end, on_interval : callable, optional
    interval : float
        Seconds between two calls of `on_interval`, at least; it is called between macro-batches.

    Examples
    --------
    >>> import firth
    >>> losses = []
    >>> watch = Callback(on_epoch_end=lambda state: losses.append(state.loss))
    >>> model = firth.Word2Vec(vector_size=8, min_count=1, sample=0, epochs=2)
    >>> _ = model.fit([["a", "b", "a", "c"]] * 5, callbacks=[watch])
    >>> losses == model.loss_history_
    True
    """

    on_epoch_begin: Callable[[TrainingState], object] | None = None
    on_epoch_end: Callable[[TrainingState], object] | None = None
    on_interval: Callable[[TrainingState], object] | None = None
    interval: float = 10.0

    def __post_init__(self) -> None:
        if isinstance(self.interval, bool) or not isinstance(self.interval, int | float):
            raise WrongType(f"interval must be a number of seconds, got {self.interval!r}")
        if not self.interval > 0:
            raise InvalidInput(f"interval must be greater than 0 seconds, got {self.interval}")


def check_callbacks(callbacks: Sequence[Callback]) -> None:
    """Refuse anything but a list of callbacks.

    Raises
    ------
    WrongType
    """
    one = not isinstance(callbacks, Iterable) or isinstance(callbacks, Callback)
    if one or not all(isinstance(each, Callback) for each in callbacks):
        raise WrongType(
            f"callbacks must be a list of firth.Callback, got {reprlib.repr(callbacks)}: "
            "for example [firth.Callback(on_epoch_end=function)]"
        )
