"""fastText without subwords, as the comparisons train with it.

It tells nothing of its epochs, so the time inside training is that of one epoch less that of none, which is
the time of its reading. An epoch goes on until it has seen as many words of the vocabulary as the text has
words and lines in all, and counts them so.
"""

import time
from pathlib import Path

import fasttext
from jobs import EPOCHS, SETTINGS, STEPS, WORKERS, Job

DISTRIBUTION = "fasttext-community"


def trained(job: Job, text: Path, epochs: int = EPOCHS) -> fasttext.FastText:
    return fasttext.train_unsupervised(
        str(text), model=job.architecture, loss="hs" if job.tree else "ns", dim=job.vector_size,
        ws=SETTINGS["window"], minCount=SETTINGS["min_count"], neg=SETTINGS["negative"],
        t=SETTINGS["sample"], lr=STEPS["alpha"], minn=0, maxn=0, epoch=epochs, thread=WORKERS, verbose=0,
    )  # fmt: skip


def rate(job: Job, text: Path) -> float:
    """Words of the vocabulary a second inside training, over one epoch."""
    seconds = _seconds(job, text, 1) - _seconds(job, text, 0)
    with text.open(encoding="utf-8") as lines:
        return sum(len(line.split()) + 1 for line in lines) / seconds


def whole(job: Job, text: Path, target: Path) -> None:
    """From the file to the saved vectors."""
    trained(job, text).save_model(str(target))


def _seconds(job: Job, text: Path, epochs: int) -> float:
    start = time.perf_counter()
    trained(job, text, epochs)
    return time.perf_counter() - start
