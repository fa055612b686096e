"""One searcher in a process of its own: seconds and memory as a line of JSON. `search.py` runs it."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

TOPN, SINGLES, BATCH, LOOPED = 10, 20, 1000, 20

One = Callable[[int], list[int]]
Many = Callable[[list[int]], list[list[int]]]


def with_firth(folder: Path) -> tuple[One, Many]:
    import firth

    words = firth.load(folder)
    return (
        lambda row: [int(key[1:]) for key, _ in words.most_similar(f"w{row}", topn=TOPN)],
        lambda rows: words.search([f"w{row}" for row in rows], topn=TOPN).rows.tolist(),
    )


def with_index(folder: Path) -> tuple[One, Many]:
    import firth
    from firth.vectors import Index

    index = Index.load(folder, firth.load(folder))
    return (
        lambda row: [int(key[1:]) for key, _ in index.most_similar(f"w{row}", topn=TOPN)],
        lambda rows: index.search([f"w{row}" for row in rows], topn=TOPN).rows.tolist(),
    )


def with_gensim(folder: Path) -> tuple[One, Many]:
    from gensim.models import KeyedVectors

    table = np.load(folder / "table.npy")
    words = KeyedVectors(table.shape[1])
    words.add_vectors([f"w{row}" for row in range(len(table))], table)

    def one(row: int) -> list[int]:
        return [int(key[1:]) for key, _ in words.most_similar(f"w{row}", topn=TOPN)]

    return one, lambda rows: [one(row) for row in rows[:LOOPED]]  # it has no batch


def with_numpy(folder: Path) -> tuple[One, Many]:
    """What one writes by hand: unit rows, a product, a partition."""
    unit = np.load(folder / "table.npy")
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)

    def many(rows: list[int]) -> list[list[int]]:
        answers = []
        for start in range(0, len(rows), 100):
            asked = rows[start : start + 100]
            scores = unit[asked] @ unit.T
            scores[np.arange(len(asked)), asked] = -np.inf
            best = np.argpartition(-scores, TOPN, axis=1)[:, :TOPN]
            order = np.argsort(-np.take_along_axis(scores, best, 1), axis=1)
            answers += np.take_along_axis(best, order, 1).tolist()
        return answers

    return lambda row: many([row])[0], many


SEARCHERS = {"firth": with_firth, "index": with_index, "gensim": with_gensim, "numpy": with_numpy}


def peak() -> float:
    """The most megabytes that this process had in memory, files that it mapped included."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1e3


def measure(searcher: str, folder: Path) -> dict[str, Any]:
    start = time.perf_counter()
    one, many = SEARCHERS[searcher](folder)
    first = one(0)
    ready = time.perf_counter() - start
    rows = np.random.default_rng(7).integers(10_000, size=BATCH).tolist()
    seconds, used = [], []
    for row in rows[:SINGLES]:
        start, before = time.perf_counter(), time.process_time()
        one(row)
        seconds.append(time.perf_counter() - start)
        used.append(time.process_time() - before)
    start, before = time.perf_counter(), time.process_time()
    answers = many(rows)
    batch, batch_used = time.perf_counter() - start, time.process_time() - before
    return {
        "ready_s": ready,
        "query_ms": 1e3 * min(seconds),
        "query_cpu_ms": 1e3 * min(used),
        "batch_ms_a_query": 1e3 * batch / len(answers),
        "batch_cpu_ms_a_query": 1e3 * batch_used / len(answers),
        "peak_mb": peak(),
        "answers": [first, *answers],
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
