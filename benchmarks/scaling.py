"""How firth's speed goes with threads, dimensions, window, negatives and vocabulary.

    python benchmarks/scaling.py TEXT [--runs FILE] [--sweeps threads vector_size window negative vocabulary]
    python benchmarks/scaling_figure.py

Each point is a short training, two seconds after a while of warming up; the points take turns, and the best
of three counts. All settings but the one on the axis are the defaults; the sweeps run on two threads, but for
the one over threads. The vocabularies are those of synthetic texts, equally long and drawn by Zipf's law with
the same exponent (see zipf.py); all else is trained on TEXT, which is text8 or a part of it (also .xz).

Of each point: words of the corpus a second; pairs a second (skip-gram: input and target; CBOW: a whole window
and its target); for skip-gram with negative sampling also GFLOP/s, at 6 d (1 + negatives) operations a pair.
With --runs every measurement is kept in a file as soon as it is taken, and a run that is started again goes
on from there; scaling.json says all that the file holds.
"""

import argparse
import time
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jobs import JOBS, WORKERS
from pairs import Counter, counted_pairs, operations
from record import versions, write
from runs import Runs
from zipf import LENGTH, zipf_corpus

import firth
from firth.kernels import native
from firth.training import Callback, TrainingInterrupted, TrainingState

EVERY = ("skipgram", "cbow", "skipgram-tree", "cbow-tree")
SWEEPS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {  # jobs and values
    "threads": (EVERY, (1, 2)),
    "vector_size": (("skipgram", "cbow"), (25, 50, 100, 200, 300, 500, 700, 1000)),
    "window": (("skipgram", "cbow"), (1, 2, 5, 10, 20)),
    "negative": (("skipgram", "cbow"), (1, 2, 5, 10, 20, 64)),
    "vocabulary": (("skipgram", "cbow"), (60_000, 250_000, 1_000_000)),
}
WARMING = 0.5, 500_000  # seconds and words at least: the tables are in memory, the threads known


class Stopwatch:
    """Words and pairs between two moments of a training, which it ends after the second."""

    def __init__(self, counter: Counter, seconds: float) -> None:
        self._counter, self._seconds = counter, seconds
        self._begin = 0.0
        self._first: tuple[float, int, int] | None = None
        self._last = (0.0, 0, 0)

    def callback(self) -> Callback:
        return Callback(on_epoch_begin=self._start, on_interval=self._look, interval=1e-3)

    def rates(self) -> tuple[float, float]:
        """Words and pairs a second."""
        assert self._first is not None
        seconds, words, pairs = (b - a for a, b in zip(self._first, self._last, strict=True))
        return words / seconds, pairs / seconds

    def _start(self, state: TrainingState) -> None:
        self._begin = self._begin or time.perf_counter()

    def _look(self, state: TrainingState) -> None:
        now = time.perf_counter()
        if now < self._begin + WARMING[0] or state.words < WARMING[1]:
            return
        self._last = now, state.words, self._counter.pairs
        self._first = self._first or self._last
        if now >= self._first[0] + self._seconds:
            state.stop()


def measured(
    corpus: Callable[[], firth.Corpus], settings: dict[str, Any], seconds: float
) -> dict[str, float]:
    model = firth.Word2Vec(**settings, epochs=100)  # the stopwatch ends it
    with counted_pairs() as counter, warnings.catch_warnings(action="ignore", category=TrainingInterrupted):
        watch = Stopwatch(counter, seconds)
        model.fit(corpus(), callbacks=[watch.callback()])
    words, pairs = watch.rates()
    values: dict[str, float] = {"words_per_second": round(words), "pairs_per_second": round(pairs)}
    if (model.architecture, model.objective) == ("skipgram", "negative-sampling"):
        values["gflops"] = round(pairs * operations(model.vector_size, model.negative) / 1e9, 2)
    return values


def main() -> None:
    options = _options()
    runs, read = Runs(options.runs), lru_cache(1)(firth.read_corpus)
    made = lru_cache(1)(zipf_corpus)
    for turn in range(options.turns):
        for sweep, job, value in points(options.sweeps):
            settings: dict[str, Any] = JOBS[job].settings | {"workers": WORKERS}
            if sweep == "vocabulary":
                corpus = partial(made, value)
            else:
                corpus = partial(read, options.text)
                settings["workers" if sweep == "threads" else sweep] = value
            measure = partial(measured, corpus, settings, options.seconds)
            runs.measure(measure, sweep=sweep, job=job, value=value, turn=turn)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={
            "workers": WORKERS,
            "seconds": options.seconds,
            "turns": options.turns,
            "statistic": "best",
            "synthetic_words": LENGTH,
            "instruction_set": native.instruction_set,
        },
        results=summary(runs),
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    parser.add_argument("--sweeps", nargs="+", choices=SWEEPS, default=list(SWEEPS))
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=2.0)
    return parser.parse_args()


def points(sweeps: list[str]) -> Iterator[tuple[str, str, int]]:
    """Sweep, job and value of each point; jobs turn fastest, so that a synthetic text is made once a turn."""
    for sweep in sweeps:
        jobs, values = SWEEPS[sweep]
        yield from ((sweep, job, value) for value in values for job in jobs)


def summary(runs: Runs) -> dict[str, Any]:
    """The best of each point, as lists along the axis."""
    result: dict[str, Any] = {}
    for sweep, (jobs, values) in SWEEPS.items():
        for job in jobs:
            found = {value: runs.of(sweep=sweep, job=job, value=value) for value in values}
            best = {
                value: max(turns, key=lambda turn: turn["words_per_second"])
                for value, turns in found.items()
                if turns
            }
            if best:
                columns = {name: [point[name] for point in best.values()] for name in best[min(best)]}
                result.setdefault(sweep, {})[job] = {"values": list(best), **columns}
    return result


if __name__ == "__main__":
    main()
