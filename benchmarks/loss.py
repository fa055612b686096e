"""What the loss costs: the kernels as they are, beside kernels that are compiled without it.

    pip install scikit-build-core nanobind
    python benchmarks/loss.py TEXT [--turns 9]

Both train skip-gram with negative sampling on one thread, turn by turn, over the same words. Without the loss
only the sum is missing that nothing else needs: gradients and vectors are the same.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import numpy as np
from record import versions, write

import firth
from firth.kernels import native

ROOT = Path(__file__).resolve().parent.parent
DIMENSIONS = 100, 300
TRAIN = """
import sys, time, warnings
import firth

warnings.simplefilter("ignore")
corpus = firth.Corpus.load(sys.argv[1])
model = firth.Word2Vec(vector_size=int(sys.argv[2]), workers=1, epochs=1, alpha=0.025)
begun = time.thread_time()
model.fit(corpus)
print(len(corpus.ids) / (time.thread_time() - begun), model.vectors_.vectors.tobytes()[:64].hex())
"""


def build(folder: Path, without: str) -> Path:
    """A copy of the package, with kernels that leave the loss out or not."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--target", folder]
    options += ["-C", f"cmake.define.FIRTH_WITHOUT_LOSS={without}", "-C", f"build-dir={folder}/build"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, ROOT], check=True)
    return folder


def rate(package: Path, corpus: Path, dimensions: int) -> tuple[float, str]:
    """Words a second of the thread's own time, and the first bits of the vectors."""
    path = os.pathsep.join([str(package), str(Path(np.__file__).parent.parent)])
    # -S: an editable installation would come before the path
    done = subprocess.run(
        [sys.executable, "-S", "-c", TRAIN, corpus, str(dimensions)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    words, bits = done.stdout.split()
    return float(words), bits


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("--turns", type=int, default=9)
    options = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        whole, without = build(Path(folder, "with"), "OFF"), build(Path(folder, "without"), "ON")
        corpus = Path(folder, "corpus")
        firth.read_corpus(options.text).save(corpus)
        for dimensions in DIMENSIONS:
            turns = []
            for _ in range(options.turns):
                (mine, bits), (faster, same) = (
                    rate(package, corpus, dimensions) for package in (whole, without)
                )
                assert bits == same, "the loss must not change the vectors"
                turns.append(1 - mine / faster)
                print(f"d = {dimensions}: {turns[-1]:.1%}", flush=True)
            results[f"d = {dimensions}"] = {
                "cost": round(median(turns), 4),
                "turns": [round(t, 4) for t in turns],
            }
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"turns": options.turns, "workers": 1, "instruction_set": native.instruction_set},
        results=results,
    )


if __name__ == "__main__":
    main()
