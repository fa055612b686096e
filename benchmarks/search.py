"""The nearest of a million words: seconds a query, alone and in batches of 1,000, and memory.

The table is made: clusters in 300 dimensions whose variance falls as that of trained vectors does. Every
searcher runs in a process of its own, turn by turn; the best of several turns counts, since whatever else a
machine does only takes time away. Those that are exact must agree. Processor time counts all threads.

With a model, what its vectors cost as float16 and int8 is told too, and how many neighbours an index of it
finds. Memory is read where Linux tells it.

    python benchmarks/search.py FOLDER [--words N] [--indexed N] [--turns 3] [--model MODEL] [--data PATH ...]

FOLDER takes the table in four forms, 4 GB for a million words, and is used again if it is there.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from record import versions, write

import firth
from firth.vectors import DTYPES, Index, cost

DIMENSIONS, CLUSTERS = 300, 5000
CONTESTANTS = {
    "firth float32": ("firth", "float32"),
    "firth float16": ("firth", "float16"),
    "firth int8": ("firth", "int8"),
    "NumPy by hand": ("numpy", "float32"),
    "gensim": ("gensim", "float32"),
    "firth float32, indexed words": ("firth", "indexed"),
    "firth index (usearch), indexed words": ("index", "indexed"),
}
EXACT = {"indexed": "firth float32, indexed words"}  # of other tables: firth float32


def made_table(words: int) -> np.ndarray:
    """Rows around centres; axis k has a variance of 1 / k."""
    rng = np.random.default_rng(1)
    spread = np.arange(1, DIMENSIONS + 1, dtype=np.float32) ** -0.5
    centres = rng.standard_normal((CLUSTERS, DIMENSIONS), np.float32) * spread
    table = np.empty((words, DIMENSIONS), np.float32)
    for start in range(0, words, 10_000):
        block = table[start : start + 10_000]
        block[:] = rng.standard_normal(block.shape, np.float32) * spread
        block += centres[rng.integers(CLUSTERS, size=len(block))]
    return table


def prepare(folder: Path, words: int, indexed: int) -> None:
    """Write the table in all forms, and the seconds that this took."""
    seconds: dict[str, float] = {}
    if (folder / "seconds.json").exists():
        return
    table = made_table(words)
    table.flags.writeable = False
    vectors = firth.WordVectors([f"w{row}" for row in range(words)], table)
    for dtype in DTYPES:
        start = time.perf_counter()
        small = vectors.quantized(dtype)
        seconds[f"made {dtype}"] = time.perf_counter() - start
        small.save(folder / dtype)
    np.save(folder / "float32" / "table.npy", table)
    first = vectors.head(indexed)
    start, used = time.perf_counter(), time.process_time()
    index = first.index(progress=lambda done, all_: print(f"index: {done:,} of {all_:,}", file=sys.stderr))
    seconds["made index"] = time.perf_counter() - start
    seconds["made index, processor"] = time.process_time() - used
    first.save(folder / "indexed")
    index.save(folder / "indexed")
    (folder / "seconds.json").write_text(json.dumps(seconds), encoding="utf-8")


def run(searcher: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, str(Path(__file__).with_name("searchers.py")), searcher, str(folder)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def race(folder: Path, turns: int) -> dict[str, dict[str, float]]:
    best: dict[str, dict[str, float]] = {}
    answers: dict[str, list[list[int]]] = {}
    for _ in range(turns):
        for name, (searcher, dtype) in CONTESTANTS.items():
            values = run(searcher, folder / dtype)
            answers[name] = values.pop("answers")
            print(name, values, file=sys.stderr)
            before = best.get(name, values)
            best[name] = {key: min(value, before[key]) for key, value in values.items()}
    for name, found in answers.items():
        right = answers[EXACT.get(CONTESTANTS[name][1], "firth float32")]
        same = [len(set(a) & set(b)) / len(a) for a, b in zip(right, found, strict=False)]
        best[name]["recall_at_10"] = sum(same) / len(same)
    return {name: {key: round(value, 4) for key, value in values.items()} for name, values in best.items()}


def quality(model: Path, data: list[Path]) -> dict[str, Any]:
    """What small tables of a trained model cost, and the recall of its index."""
    words = firth.load(model)
    told: dict[str, Any] = {"words": len(words), "dimensions": words.vector_size}
    for dtype in DTYPES:
        small = words.quantized(dtype)
        told[dtype] = cost(words, small).as_dict()
        if data:
            from firth.evaluation import evaluate

            result = evaluate(small, data)
            told[dtype]["similarity"] = {each.name: round(each.spearman, 4) for each in result.similarities}
            told[dtype]["analogy"] = {each.name: round(each.total.accuracy, 4) for each in result.analogies}
    told["index recall at 10"] = words.index().recall()
    return told


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--indexed", type=int, help="words in the index, by default all: they take minutes")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--data", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    indexed = options.indexed or options.words
    prepare(options.folder, options.words, indexed)
    results: dict[str, Any] = {"searchers": race(options.folder, options.turns)}
    results["seconds"] = json.loads((options.folder / "seconds.json").read_text(encoding="utf-8"))
    place = options.folder / "indexed"
    results["index"] = Index.load(place, firth.load(place)).settings
    if options.model:
        results["a trained model"] = quality(options.model, options.data)
    write(
        __file__,
        versions=versions("firth", "numpy", "gensim", "usearch"),
        settings={
            "words": options.words,
            "indexed": indexed,
            "dimensions": DIMENSIONS,
            "turns": options.turns,
        },
        results=results,
    )


if __name__ == "__main__":
    main()
