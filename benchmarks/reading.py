"""From text to ids: megabytes a second of reading, counting, ordering and encoding, min_count=5.

Every text is read by the compiled core with one thread and with all, and by its slow twin in Python, turn by
turn; the best of several turns counts, since whatever else a machine does only takes time away. The rate of a
core is bytes over the processor time of the whole process; that of the wall clock needs an idle machine.

    python benchmarks/reading.py TEXT ... [--turns 5]
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from record import versions, write

import firth
from firth.cores import usable_cores
from firth.text.tokens import words


def by_line(line: str) -> list[str]:
    return line.split()


def words_by_line(line: str) -> list[str]:
    return words(line)


TWINS = {"whitespace": by_line, "words": words_by_line}  # functions are called by Python, line by line


def readers(tokenizer: str) -> dict[str, Callable[[Path], firth.Corpus]]:
    threads = {f"{n} threads" if n > 1 else "1 thread": n for n in (1, usable_cores())}
    native = {
        name: lambda path, n=n: firth.read_corpus(path, tokenizer=tokenizer, workers=n)
        for name, n in threads.items()
    }
    return native | {"Python": lambda path: firth.read_corpus(path, tokenizer=TWINS[tokenizer])}


def rates(path: Path, tokenizer: str, turns: int) -> dict[str, dict[str, float]]:
    """Megabytes a second of each reader, by the clock and by the processor's time."""
    size = path.stat().st_size / 1e6
    best: dict[str, list[float]] = {}
    corpora = set()
    for _ in range(turns):
        for name, read in readers(tokenizer).items():
            wall, used = time.perf_counter(), time.process_time()
            corpus = read(path)
            seconds = time.perf_counter() - wall, time.process_time() - used
            best[name] = [min(pair) for pair in zip(best.get(name, seconds), seconds, strict=True)]
            corpora.add((corpus.sha256, tuple(corpus.vocabulary.index_to_key)))
    assert len(corpora) == 1, "the readers disagree"
    return {
        name: {"mb_per_second": round(size / wall, 1), "mb_per_core_second": round(size / used, 1)}
        for name, (wall, used) in best.items()
    }


def cache_seconds(path: Path, turns: int) -> dict[str, float]:
    """Seconds to write a cache, and to open it."""
    taken: dict[str, list[float]] = {"written": [], "opened": []}
    for _ in range(turns):
        with tempfile.TemporaryDirectory() as folder:
            for seconds in taken.values():
                start = time.perf_counter()
                firth.read_corpus(path, cache=Path(folder, "cache"))
                seconds.append(time.perf_counter() - start)
    return {name: round(min(seconds), 3) for name, seconds in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    results: dict[str, Any] = {}
    for path in options.texts:
        results[path.name] = {name: rates(path, name, options.turns) for name in TWINS}
        results[path.name]["cache"] = cache_seconds(path, options.turns)
    write(
        __file__,
        versions=versions("firth", "numpy", "regex"),
        settings={
            "min_count": 5,
            "turns": options.turns,
            "bytes": {path.name: path.stat().st_size for path in options.texts},
        },
        results=results,
    )


if __name__ == "__main__":
    main()
