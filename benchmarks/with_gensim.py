"""gensim, as the comparisons train with it: on its fastest road, `corpus_file`."""

import time
from pathlib import Path
from typing import Any

import gensim.models
from gensim.models.callbacks import CallbackAny2Vec
from jobs import EPOCHS, SETTINGS, STEPS, WORKERS, Job

DISTRIBUTION = "gensim"


class Clock(CallbackAny2Vec):
    """Seconds between the first epoch's begin and the last one's end."""

    def __init__(self) -> None:
        self.begin = self.seconds = 0.0

    def on_epoch_begin(self, model: Any) -> None:
        self.begin = self.begin or time.perf_counter()

    def on_epoch_end(self, model: Any) -> None:
        self.seconds = time.perf_counter() - self.begin


def trained(job: Job, text: Path, *, seed: int = 1, epochs: int = EPOCHS, clock: Clock | None = None) -> Any:
    settings: dict[str, Any] = SETTINGS | STEPS | ({"negative": 0} if job.tree else {})
    return gensim.models.Word2Vec(
        corpus_file=str(text), **settings, vector_size=job.vector_size, sg=job.architecture == "skipgram",
        hs=job.tree, epochs=epochs, seed=seed, workers=WORKERS, callbacks=[clock] if clock else [],
    )  # fmt: skip


def rate(job: Job, text: Path) -> float:
    """Words of the vocabulary a second inside training, over one epoch."""
    clock = Clock()
    model = trained(job, text, epochs=1, clock=clock)
    return int(model.wv.expandos["count"].sum()) / clock.seconds


def whole(job: Job, text: Path, target: Path) -> None:
    """From the file to the saved vectors."""
    trained(job, text).save(str(target))
