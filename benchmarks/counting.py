"""Counting pairs: seconds and peak memory of `firth.count_pairs`, window 5, min_count 5.

    python benchmarks/counting.py TEXT [--turns 3]

Every count has a process of its own, turn by turn, because a peak of memory never falls; it holds the corpus
too, whose reading is not timed. The median of the turns counts.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from record import versions, write

import firth

SAMPLES = 1e-3, 0.0
WORKERS = 1, 2
MINIMUM = 5
MEMORY = {"default": {}, "64 MiB": {"memory": 1 << 26}}


def measured(path: Path, settings: dict[str, Any]) -> dict[str, float]:
    """Count once, in this process."""
    corpus = firth.read_corpus(path, min_count=MINIMUM)
    wall, used = time.perf_counter(), time.process_time()
    counts = firth.count_pairs(corpus, window=5, **settings)
    seconds, used = time.perf_counter() - wall, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "seconds": seconds,
        "core_seconds": used,
        "peak_mb": peak / 1e6,
        "pairs": counts.nnz,
        "total": counts.total,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--once", help="settings as JSON: count once and print what it took")
    options = parser.parse_args()
    if options.once is not None:
        print(json.dumps(measured(options.text, json.loads(options.once))))
        return
    jobs = {
        f"sample {sample:g}, {workers} threads, memory {name}": {
            "sample": sample,
            "workers": workers,
            **memory,
        }
        for sample in SAMPLES
        for name, memory in MEMORY.items()
        for workers in WORKERS
    }
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in jobs}
    for turn in range(options.turns):
        for name, settings in jobs.items():
            command = [sys.executable, __file__, options.text, "--once", json.dumps(settings)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            taken[name].append(json.loads(done.stdout))
            print(turn, name, taken[name][-1], flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"text": options.text.name, "window": 5, "min_count": MINIMUM, "turns": options.turns},
        results={
            name: {key: round(median(turn[key] for turn in turns), 2) for key in turns[0]}
            for name, turns in taken.items()
        },
    )


if __name__ == "__main__":
    main()
