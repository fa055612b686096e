"""How far a training is: a bar in a terminal or a notebook, plain lines anywhere else."""

import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from firth.training.callbacks import Callback, TrainingState


class Display(Protocol):
    """Shows one line of text with a share of work done."""

    def show(self, task: str, done: float, total: float | None, text: str) -> None:
        """Replace what was shown before."""

    def close(self) -> None:
        """Leave the last state on the screen."""


class Progress:
    """Turns what the reader and the training say into what a display shows."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._began = time.monotonic()
        self._first: int | None = None
        self._part, self._parts = 0, 1

    def part(self, number: int, of: int) -> None:
        """What follows is one of several trainings that are alike, the first of them number 0."""
        self._part, self._parts = number, of

    def reading(self, tokens: int, read: int | None, total: int | None) -> None:
        """Progress of `firth.text.read_corpus`."""
        rate = tokens / max(time.monotonic() - self._began, 1e-9)
        self._display.show("reading", read or 0, total, f"{tokens:,} words, {_short(rate)} words/s")

    def counting(self, done: int, total: int) -> None:
        """Progress of `firth.text.count_pairs`."""
        self._display.show("counting", done, total, f"{done:,} of {total:,} words")

    def comparing(self, done: int, total: int) -> None:
        """Progress of `firth.evaluation.stability`."""
        self._display.show("neighbours", done, total, f"{done:,} of {total:,} words")

    def training(self, state: TrainingState) -> None:
        """Progress of a training."""
        now, words = time.monotonic(), self._part * state.total_words + state.words
        total = self._parts * state.total_words
        if self._first is None:
            self._first, self._began = words, now
        of = " of about " if state.open_end else "/"
        text = f"model {self._part + 1}/{self._parts}, " if self._parts > 1 else ""
        text += f"epoch {min(state.epoch + 1, state.epochs)}{of}{state.epochs}"
        done = words - self._first
        if done:
            rate = done / max(now - self._began, 1e-9)
            text += f", {_clock((total - words) / rate)} left{_losses(state)}"
            # the end is cut where it is narrow
            text += f", {_short(rate)} {'rows' if state.open_end else 'words'}/s"
        self._display.show("training", words, total, text)

    def callback(self) -> Callback:
        """What a training calls to show itself."""
        return Callback(
            on_epoch_begin=self.training, on_epoch_end=self.training, on_interval=self.training, interval=0.2
        )


def _losses(state: TrainingState) -> str:
    if state.open_end and not state.loss_history:
        return ""  # which a pass knows at its end
    told = ", no pairs" if math.isnan(state.loss) else f", loss {state.loss:.4f}"
    if state.validation_loss_history:
        told += f", held out {state.validation_loss_history[-1]:.4f}"
    return told


@contextmanager
def shown_progress(wanted: bool) -> Iterator[Progress | None]:
    """Progress on the display that suits where we run, or None when it is not wanted."""
    if not wanted:
        yield None
        return
    display = _display()
    try:
        yield Progress(display)
    finally:
        display.close()


def _display() -> Display:
    if _in_notebook():
        return NotebookDisplay()
    if sys.stderr.isatty():
        return TerminalDisplay()
    return LineDisplay()


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


class TerminalDisplay:
    """A bar of rich's on standard error."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskID, TaskProgressColumn, TextColumn
        from rich.progress import Progress as Bar
        from rich.table import Column

        self._bar = Bar(
            TextColumn("{task.description:>8}", table_column=Column(no_wrap=True, min_width=8)),
            BarColumn(bar_width=30),
            TaskProgressColumn(table_column=Column(no_wrap=True, min_width=4)),
            TextColumn("{task.fields[text]}"),
            console=Console(stderr=True),
            refresh_per_second=5,
        )
        self._tasks: dict[str, TaskID] = {}
        self._bar.start()

    def show(self, task: str, done: float, total: float | None, text: str) -> None:
        """Move the bar of a task."""
        if task not in self._tasks:
            for earlier in self._tasks.values():  # a generator has no total: its bar would swing on
                self._bar.update(earlier, total=1, completed=1)
            self._tasks[task] = self._bar.add_task(task, total=total, text=text)
        self._bar.update(self._tasks[task], completed=done, total=total, text=text)

    def close(self) -> None:
        """Stop drawing."""
        self._bar.stop()


class NotebookDisplay:
    """One output of the cell, written anew."""

    def __init__(self) -> None:
        self._handles: dict[str, Any] = {}

    def show(self, task: str, done: float, total: float | None, text: str) -> None:
        """Replace the line of a task."""
        from IPython.display import display

        line = {"text/plain": _line(task, done, total, text)}
        if task not in self._handles:
            self._handles[task] = display(line, raw=True, display_id=True)
        else:
            self._handles[task].update(line, raw=True)

    def close(self) -> None:
        """Leave the lines as they are."""


class LineDisplay:
    """A line on standard error every ten seconds, and one at the end of a task: for logs."""

    def __init__(self, seconds: float = 10.0) -> None:
        self._seconds = seconds
        self._last = time.monotonic()
        self._pending: str | None = None
        self._task = ""

    def show(self, task: str, done: float, total: float | None, text: str) -> None:
        """Write a line when it is time for one."""
        if task != self._task:
            self.close()
            self._task = task
        self._pending = _line(task, done, total, text)
        if time.monotonic() - self._last >= self._seconds:
            self.close()

    def close(self) -> None:
        """Write what was not yet written."""
        if self._pending is not None:
            sys.stderr.write(self._pending + "\n")
            sys.stderr.flush()
            self._pending, self._last = None, time.monotonic()


def _line(task: str, done: float, total: float | None, text: str) -> str:
    share = f"{done / total:4.0%} " if total else ""
    return f"{task:>8} {share}{text}"


def _short(number: float) -> str:
    for unit, size in (("M", 1e6), ("k", 1e3)):
        if number >= size:
            return f"{number / size:.2f} {unit}"
    return f"{number:.0f}"


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
