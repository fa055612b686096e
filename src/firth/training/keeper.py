"""When the checkpoints of a training are written, and what happens when one cannot be."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from typing import Any

from firth.errors import FirthError, InvalidInput
from firth.estimator import check_switch
from firth.kernels import Tables
from firth.text import Vocabulary
from firth.training.cadence import Cadence, cadence
from firth.training.callbacks import Callback, TrainingState
from firth.training.checkpoints import refuse_unfinished, write_checkpoint
from firth.training.notices import TrainingWarning
from firth.training.schedule import Run
from firth.training.settings import check_path
from firth.training.trained import Trained, write_trained
from firth.vectors import check_target


def check_checkpoint(path: str | PathLike[str] | None, every: float | str | None, resume: bool) -> Cadence:
    """Refuse a folder that could not be written or gone on from; how often it is written.

    Raises
    ------
    InvalidInput, WrongType
    """
    check_switch("resume", resume)
    if path is None and resume:
        raise InvalidInput("resume=True needs the checkpoint to go on from: give checkpoint=")
    if path is None and every is not None:
        raise InvalidInput("checkpoint_every needs a folder to write: give checkpoint=")
    if path is not None:
        check_path("checkpoint", path)
        check_target(path)
        if not resume:
            refuse_unfinished(path)
    return cadence("1 min" if every is None else every)


@dataclass(frozen=True)
class Keeper:
    """Writes the checkpoints of one training, which goes on where one cannot be written.

    Parameters
    ----------
    path : path
    every : Cadence
    vocabulary : Vocabulary
    tables : Tables
    description : mapping
        That of `describe`.
    run : Run
        Where the training stands; it changes as the training goes on.
    """

    path: str | PathLike[str]
    every: Cadence
    vocabulary: Vocabulary
    tables: Tables
    description: Mapping[str, Any]
    run: Run

    def callback(self) -> Callback:
        """What a training calls between macro-batches."""
        if self.every.seconds is not None:
            return Callback(on_interval=lambda _: self._save(), interval=self.every.seconds)
        return Callback(on_epoch_end=self._end_epoch)

    def finish(self, model: Trained) -> None:
        """Write what stands at the end: the finished model, or where to go on from."""
        if model.interrupted:
            self._save()
        else:
            with self._warning():
                write_trained(self.path, model)

    def _end_epoch(self, state: TrainingState) -> None:
        if state.epoch % (self.every.epochs or 1) == 0 and state.epoch < state.epochs:
            self._save()

    def _save(self) -> None:
        with self._warning():
            write_checkpoint(
                self.path,
                vocabulary=self.vocabulary,
                tables=self.tables,
                description=self.description,
                run=self.run,
            )

    @contextmanager
    def _warning(self) -> Iterator[None]:
        try:
            yield
        except (OSError, MemoryError, FirthError) as error:
            warnings.warn(
                f"the checkpoint {self.path} could not be written, the one before is kept: {error}",
                TrainingWarning,
                stacklevel=2,
            )
