"""Pairs of a corpus larger than memory: what counting needs must not grow with it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

COUNTED = """
import resource, sys
folder, tokens, words, limit = sys.argv[1], *map(int, sys.argv[2:])
resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

import numpy as np
import firth

ids = np.memmap(folder + "/ids", np.int32, "r")
assert len(ids) == tokens
try:
    np.array(ids)
except MemoryError:
    print("its ids alone do not fit")
vocabulary = firth.Vocabulary(list(range(words)), np.maximum(1, tokens // np.arange(10, words + 10)))
corpus = firth.Corpus(ids, np.array([0, tokens]), vocabulary, tokens)
counts = firth.count_pairs(corpus, workers=2, memory=30_000_000)
counts.save(folder + "/counts")
counts = firth.Counts.load(folder + "/counts")
print(counts.nnz, counts.ppmi().nnz > 0, counts.total > tokens)
"""
WORDS = 2_000
TOKENS = 120_000_000
PART = 4_000_000  # drawn; they are written over and over
LIMIT = 350_000_000  # of which Python, NumPy and the stacks of threads take a third


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits anonymous memory and nothing else")
def test_counting_needs_no_memory_in_proportion_to_the_corpus(tmp_path: Path) -> None:
    part = (np.random.default_rng(1).pareto(1.0, PART) % WORDS).astype(np.int32)
    try:
        with (tmp_path / "ids").open("wb") as file:
            for _ in range(TOKENS // PART):
                part.tofile(file)
        assert (tmp_path / "ids").stat().st_size > LIMIT
        command = [sys.executable, "-c", COUNTED, tmp_path, str(TOKENS), str(WORDS), str(LIMIT)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.stderr == ""
        assert done.stdout.splitlines()[0] == "its ids alone do not fit"
        assert done.stdout.splitlines()[1].endswith("True True")
    finally:
        for path in (tmp_path / "ids", *(tmp_path / "counts").glob("*")):
            path.unlink(missing_ok=True)  # pytest keeps the folders of the last runs
