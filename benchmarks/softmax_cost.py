"""What the exact softmax of skip-gram costs: a pass and its halves, memory, and a longer text.

    python benchmarks/softmax_cost.py TEXT [--parts passes scale] [--turns 3] [--words 20000 0]

Two parts; every training has a process of its own, because a peak of memory never falls:

passes  seconds of a pass, its halves apart (over the outputs, over the centres), for two vocabularies (0: all
        words that occur 5 times) with 1 and with 2 workers, whose tables are hashed; and the peak of memory
        while counting, and while passing less tables and counts, beyond what there was before (Linux only).
scale   the text, and five of it one after the other, with the first of the vocabularies: seconds of counting,
        of a pass, and of an epoch of negative sampling.

The median of the passes of all turns counts. TEXT is text8 or a part of it (also .xz).
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from jobs import SETTINGS
from record import versions, write

import firth
from firth.kernels import native, padded
from firth.training import Callback, TrainingState

PARTS = ("passes", "scale")
WORKERS = 1, 2
DIMENSIONS = 100
COPIES = 1, 5
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def main() -> None:
    options = _options()
    if options.once is not None:
        print(json.dumps(trained(options.text, **json.loads(options.once))))
        return
    jobs = _jobs(options)
    taken: dict[tuple[str, str], list[dict[str, Any]]] = {name: [] for name in jobs}
    for turn in range(options.turns):
        for name, job in jobs.items():
            command = [sys.executable, __file__, options.text, "--once", json.dumps(job)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            taken[name].append(json.loads(done.stdout))
            print(turn, *name, taken[name][-1], flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings=SETTINGS
        | {"vector_size": DIMENSIONS, "passes": options.passes, "turns": options.turns}
        | {"instruction_set": native.instruction_set},
        results={
            part: {title: summary(turns) for (of, title), turns in taken.items() if of == part}
            for part in options.parts
        },
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--words", nargs="+", type=int, default=[20_000, 0], help="of the vocabularies")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--once", help="settings as JSON: train once and print what it took")
    return parser.parse_args()


def _jobs(options: argparse.Namespace) -> dict[tuple[str, str], dict[str, Any]]:
    """What to train: part and title, and the settings of `trained`."""
    words, passes = options.words, options.passes
    jobs: dict[tuple[str, str], dict[str, Any]] = {}
    if "passes" in options.parts:
        for number, workers in product(words, WORKERS):
            title = f"{number:,} words" if number else "all words"
            settings = {"words": number, "workers": workers, "passes": passes}
            jobs["passes", f"{title}, workers: {workers}"] = settings
    if "scale" in options.parts:
        for copies in COPIES:
            settings = {"words": words[0], "copies": copies, "passes": passes, "sampled": True}
            jobs["scale", f"the text {copies} times"] = settings
    return jobs


# ---- in a process of its own


def trained(
    text: Path, words: int, passes: int, workers: int = 2, copies: int = 1, sampled: bool = False
) -> dict[str, Any]:
    """Train once; seconds and bytes."""
    corpus = firth.read_corpus(
        [text] * copies, min_count=SETTINGS["min_count"], max_vocabulary=words or None, workers=workers
    )
    begun = time.perf_counter()
    counts = firth.count_pairs(corpus, window=SETTINGS["window"], sample=SETTINGS["sample"], workers=workers)
    counting, pairs = time.perf_counter() - begun, counts.nnz
    del counts
    bytes_of_both = 8 * (len(corpus.vocabulary) * padded(1, DIMENSIONS).shape[1] + pairs)
    settings = {**SETTINGS, "vector_size": DIMENSIONS, "workers": workers, "max_hours": 10.0}
    watch = Watch(len(corpus.vocabulary))
    _forget_peak()
    before = _memory("VmRSS")
    model = firth.Word2Vec(**settings, objective="softmax", epochs=passes)
    model.fit(corpus, callbacks=[watch.callback()])
    result = {
        "words": len(corpus.vocabulary),
        "tokens": len(corpus.ids),
        "counts": pairs,
        "counting": counting,
        "outputs": watch.outputs,
        "centres": watch.centres,
        "passes": [sum(both) for both in zip(watch.outputs, watch.centres, strict=True)],
        "bytes_of_tables_and_counts": bytes_of_both,
        "peak_while_counting": _less(watch.peak_before, before),
        "peak_while_passing": _less(watch.peak, before + bytes_of_both if before else None),
        "sha256": hashlib.sha256(
            model.tables_.vectors.tobytes() + model.tables_.output.tobytes()
        ).hexdigest(),
    }
    if sampled:
        begun = time.perf_counter()
        firth.Word2Vec(**settings, epochs=1).fit(corpus)
        result["epoch_of_negative_sampling"] = time.perf_counter() - begun
    return result


class Watch:
    """Takes the time of the halves of passes, and the peak of memory before and in them."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.outputs: list[float] = []
        self.centres: list[float] = []
        self.peak_before = self.peak = None
        self._begun, self._done = 0.0, 0

    def callback(self) -> Callback:
        return Callback(self.on_epoch_begin, self.on_epoch_end, self.on_interval, interval=1e-9)

    def on_epoch_begin(self, state: TrainingState) -> None:
        if not self.outputs:
            self.peak_before = _memory("VmHWM")
            _forget_peak()
        self._begun, self._done = time.perf_counter(), state.words

    def on_interval(self, state: TrainingState) -> None:
        if len(self.outputs) == len(self.centres) and state.words - self._done >= self.words:
            self.outputs.append(time.perf_counter() - self._begun)

    def on_epoch_end(self, state: TrainingState) -> None:
        self.centres.append(time.perf_counter() - self._begun - self.outputs[-1])
        self.peak = _memory("VmHWM")


def _memory(name: str) -> int | None:
    """Bytes that the system tells of this process: VmRSS now, or VmHWM at most so far."""
    if not CLEAR.exists():
        return None
    lines = STATUS.read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(name))


def _forget_peak() -> None:
    if CLEAR.exists():
        CLEAR.write_text("5", encoding="utf-8")


def _less(peak: int | None, before: int | None) -> int | None:
    return None if peak is None or before is None else peak - before


# ---- results


def summary(turns: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians; what is no time is the same in all turns, or the largest."""
    result: dict[str, Any] = {}
    for name, value in turns[0].items():
        every = [turn[name] for turn in turns]
        if name == "sha256":
            result[name], result["same_bits_in_all_turns"] = value[:16], len(set(every)) == 1
        elif isinstance(value, list):
            seconds = sorted(second for turn in every for second in turn)
            result[name] = {"median": round(median(seconds), 3), "least": round(seconds[0], 3)}
        elif isinstance(value, float):
            result[name] = {"median": round(median(every), 3), "least": round(min(every), 3)}
        else:
            result[name] = max(every) if value is not None else None
    return result


if __name__ == "__main__":
    main()
