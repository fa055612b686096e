"""A corpus larger than memory: what training needs of it must not grow with it."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

TRAINED = """
import resource, sys
text, cache, model, limit = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_DATA, (int(limit), int(limit)))

import numpy as np
import firth

corpus = firth.read_corpus(text, cache=cache, workers=2)
try:
    np.array(corpus.ids)
except MemoryError:
    print("its ids alone do not fit")
firth.Word2Vec(vector_size=100, sample=1e-6, epochs=1, workers=2).fit(corpus).save(model)
print(*corpus.vocabulary.index_to_key[:3], corpus.sha256)
"""
WORDS = 40_000
TOKENS = 240_000_000
PART = 4_000_000  # tokens drawn; they are written over and over


def write(path: Path) -> None:
    """Write a text of short words, a thousand in a line."""
    words = [f"{i:x}" for i in range(WORDS)]
    ids = (np.random.default_rng(1).pareto(1.0, PART) % WORDS).astype(np.int64)
    lines = (" ".join(map(words.__getitem__, ids[i : i + 1000].tolist())) for i in range(0, PART, 1000))
    part = ("\n".join(lines) + "\n").encode()
    with path.open("wb") as file:
        for _ in range(TOKENS // PART):
            file.write(part)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits anonymous memory and nothing else")
def test_training_needs_two_times_the_tables_and_300_megabytes(tmp_path: Path) -> None:
    tables = 2 * WORDS * 100 * 4  # at most: not all words are drawn
    limit = 2 * tables + 300_000_000
    text, cache = tmp_path / "text", tmp_path / "cache"
    try:
        write(text)
        told = []
        for model in "first", "second":  # which writes the cache, and which opens it
            command = [sys.executable, "-c", TRAINED, text, cache, tmp_path / model, str(limit)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            told.append(done.stdout)
        assert (cache / "ids.npy").stat().st_size > 2 * limit
        assert told[0].splitlines()[0] == "its ids alone do not fit"
        assert told[0] == told[1]
    finally:
        for path in [text, *cache.glob("*")]:
            path.unlink(missing_ok=True)  # pytest keeps the folders of the last runs
