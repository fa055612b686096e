"""firth, as the comparisons train with it."""

import time
import warnings
from functools import cache
from pathlib import Path

from jobs import EPOCHS, SETTINGS, WORKERS, Job

import firth
from firth.training import Callback, TrainingInterrupted, TrainingState

DISTRIBUTION = "firth"
LEAST_SECONDS = 2.0  # a rate is taken over whole epochs, and so long at least


class Clock:
    """Times whole epochs, and ends the training when that was long enough."""

    def __init__(self, least_seconds: float) -> None:
        self.least_seconds = least_seconds
        self.begin = self.seconds = 0.0
        self.words = 0

    def on_epoch_begin(self, state: TrainingState) -> None:
        self.begin = self.begin or time.perf_counter()

    def on_epoch_end(self, state: TrainingState) -> None:
        self.seconds, self.words = time.perf_counter() - self.begin, state.words
        if self.seconds >= self.least_seconds:
            state.stop()


def model_of(job: Job, *, seed: int = 1, workers: int = WORKERS, racy: bool = False) -> firth.Word2Vec:
    return firth.Word2Vec(**SETTINGS, **job.settings, epochs=EPOCHS, seed=seed, workers=workers, racy=racy)


def rate(job: Job, text: Path, *, workers: int = WORKERS, racy: bool = False) -> float:
    """Words of the vocabulary a second inside training."""
    clock = timed(job, text, workers=workers, racy=racy)
    return clock.words / clock.seconds


def timed(job: Job, text: Path, *, workers: int, racy: bool = False) -> Clock:
    clock = Clock(LEAST_SECONDS)
    watch = Callback(on_epoch_begin=clock.on_epoch_begin, on_epoch_end=clock.on_epoch_end)
    with warnings.catch_warnings(action="ignore", category=TrainingInterrupted):
        model_of(job, workers=workers, racy=racy).fit(_read(text), callbacks=[watch])
    return clock


def whole(job: Job, text: Path, target: Path) -> None:
    """From the file to the saved vectors."""
    model_of(job).fit(text).save(target)


@cache
def _read(text: Path) -> firth.Corpus:
    return firth.read_corpus(text, min_count=SETTINGS["min_count"])
