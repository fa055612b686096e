"""The training run: where it stands, an iteration of it, and checkpoints that it goes on from to the bit."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from os import PathLike
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import numpy as np

from firth.beside import written_file
from firth.course.sst.settings import Settings
from firth.course.sst.steps import Floats, descend
from firth.course.sst.text import Text
from firth.course.sst.windows import Windows
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.maths import capture_random_states, restore_random_states

TOLD = 10  # iterations from one line of the log to the next
OLD, NEW = 0.95, 0.05  # in the running average, which only losses that are told enter


class VectorRun:
    """Skip-gram with negative sampling on a text, in the course's order of draws.

    `firth.maths.sgd` has a loop for this too, which `by_windows` goes through. It makes the tables anew in
    each iteration, most of whose rows stay as they are, and draws from the global streams: this one changes
    the rows that are met, has streams of its own, and keeps the log in its checkpoint.

    Parameters
    ----------
    text : Text
    settings : Settings, optional

    Attributes
    ----------
    V, U : float64 arrays, shape (words, d)
        Centre and outside vectors.
    iteration : int
        How many are done.
    step : float
        Of the next one.
    averages : list of float
        The running average of the loss after each tenth iteration.

    Examples
    --------
    >>> text = Text.of([[f"{a}{b}" for b in "abcdefgh"] for a in "12345678"])
    >>> run = VectorRun(text, Settings(threshold=1.0))
    >>> for _ in range(10):
    ...     loss = run.advance()
    >>> run.log()
    ['iter 10: 31.105133']
    """

    def __init__(self, text: Text, settings: Settings | None = None) -> None:
        self.text, self.settings = text, settings or Settings()
        self._random = Random(self.settings.python_seed)
        self._legacy = np.random.RandomState(self.settings.numpy_seed)
        self._windows = Windows(text, self.settings, self._random)
        words, d = len(text.words), self.settings.dimensions
        self.V: Floats = (self._legacy.rand(words, d) - 0.5) / d
        self.U: Floats = np.zeros((words, d))
        self.iteration, self.step = 0, self.settings.step
        self.averages: list[float] = []

    def advance(self) -> float:
        """Do an iteration; its loss, which is the one before its update."""
        windows = self.settings.windows
        loss = descend(self.V, self.U, self._windows.batch(), self.step, windows)
        self.iteration += 1
        if self.iteration % TOLD == 0:
            self.averages.append(OLD * self.averages[-1] + NEW * loss if self.averages else loss)
        if self.iteration % self.settings.halve_every == 0:
            self.step *= 0.5
        return loss

    def log(self, since: int = 0) -> list[str]:
        """The lines of the log after so many of them."""
        return [
            f"iter {TOLD * i}: {average:.6f}"
            for i, average in enumerate(self.averages[since:], start=since + 1)
        ]

    # ---- to disk and back

    def save(self, path: str | PathLike[str]) -> None:
        """Write a checkpoint in place of an older one, which a crash leaves as it is."""
        state = {
            "about": self._about(),
            "iteration": self.iteration,
            "step": self.step,
            "averages": self.averages,
            "random": capture_random_states(self._random, self._legacy),
        }
        with written_file(Path(path)) as file:
            np.savez(file, V=self.V, U=self.U, state=np.array(json.dumps(state)))

    def resume(self, path: str | PathLike[str]) -> None:
        """Go to where the checkpoint of a run of the same text and settings stands.

        Raises
        ------
        MissingFile
            There is none.
        DamagedFile
            It cannot be read.
        InvalidInput
            It comes from another text or other settings.
        """
        state, V, U = _load(Path(path))
        if state["about"] != self._about():
            raise InvalidInput(f"{path} is the checkpoint of another text or of other settings: start anew")
        fresh = VectorRun(self.text, self.settings)
        fresh._windows.batch()  # the text is thinned by what the seed gives, and not by what is restored
        with _undamaged(Path(path)):
            restore_random_states(state["random"], fresh._random, fresh._legacy)
            self.V, self.U = (_table(table, self.V.shape) for table in (V, U))
        self._random, self._legacy, self._windows = fresh._random, fresh._legacy, fresh._windows
        self.iteration, self.step, self.averages = state["iteration"], state["step"], state["averages"]

    def _about(self) -> dict[str, Any]:
        """What a checkpoint must have been made from."""
        return {"text": self.text.sha256, "settings": asdict(self.settings)}


def _load(path: Path) -> tuple[dict[str, Any], Floats, Floats]:
    """What `VectorRun.save` wrote."""
    if not path.is_file():
        raise MissingFile(f"there is no checkpoint {path}")
    content = BytesIO(path.read_bytes())
    with _undamaged(path), ZipFile(content) as archive, np.load(content, allow_pickle=False) as arrays:
        if archive.testzip() is not None:  # NumPy may leave a part unread, and its checksum with it
            raise ValueError("a checksum is wrong")
        state = json.loads(str(arrays["state"]))
        iteration, step, averages = state["iteration"], state["step"], state["averages"]
        if type(iteration) is not int or len(averages) != iteration // TOLD or "about" not in state:
            raise ValueError("these are not the numbers of a run")
        if not all(isinstance(number, float) for number in (step, *averages)):
            raise ValueError("these are not the losses of a run")
        return state, arrays["V"], arrays["U"]


def _table(table: Floats, shape: tuple[int, ...]) -> Floats:
    """A table as a step takes it: in a copy in another order changes would be lost."""
    if table.dtype != np.float64 or table.shape != shape:
        raise ValueError(f"a table must be float64 {shape}, got {table.dtype} {table.shape}")
    return np.ascontiguousarray(table, dtype=np.float64)


@contextmanager
def _undamaged(path: Path) -> Iterator[None]:
    """One sentence for all that is wrong with a checkpoint inside the block."""
    try:
        yield
    except Exception as error:  # a damaged head is parsed as Python, and fails in as many ways
        raise DamagedFile(f"{path} is not a checkpoint of this run, or is damaged: start anew") from error
