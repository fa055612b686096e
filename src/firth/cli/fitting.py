"""Training where Ctrl-C is told by the command, and neither as a warning nor as a traceback."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from firth.cli.door import is_checkpoint
from firth.cli.output import note

if TYPE_CHECKING:
    from firth.training import Word2Vec


def fit(model: "Word2Vec", source: Any, *, progress: bool, **options: Any) -> bool:
    """Train, and tell whether the training came to its end; without progress there are no warnings either."""
    from firth.training import TrainingInterrupted

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted if progress else UserWarning)
        model.fit(source, progress=progress, **options)
    return not model.interrupted_


@contextmanager
def unsaved(checkpoint: Path | None = None) -> Iterator[None]:
    """A Ctrl-C that ends the block means that nothing was saved, but for what the checkpoint holds."""
    try:
        yield
    except KeyboardInterrupt:
        if checkpoint is not None and is_checkpoint(checkpoint):
            note(f"firth: stopped; no model was saved, go on from {checkpoint} with --resume")
        else:
            note("firth: stopped; nothing was saved")
        raise typer.Exit(130) from None
