"""How long a large table takes to open: firth and gensim, the same generated files, turn by turn.

Each measurement is an interpreter of its own, and begins when the libraries are imported. Files are in the
system's cache. `open` ends when vectors can be asked for by row, `find` when they can be asked for by word.
Run it where firth and gensim are installed, with 6 GB of disk: python benchmarks/loading.py
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from record import versions, write

TIMED = """
import json, time, warnings
warnings.simplefilter("ignore")
{imports}
start = time.perf_counter()
words = {call}
opened = time.perf_counter()
words[{word!r}]
print(json.dumps({{"open": opened - start, "find": time.perf_counter() - start}}))
"""
FIRTH = "import firth, firth.vectors"
GENSIM = "from gensim.models import KeyedVectors"
CASES = {
    "model folder": (FIRTH, "firth.load({path!r})", "folder"),
    "npy": (FIRTH, "firth.load({path!r})", "table.npy"),
    "word2vec binary": (FIRTH, "firth.load({path!r})", "table.bin"),
    "word2vec binary, gensim": (
        GENSIM,
        "KeyedVectors.load_word2vec_format({path!r}, binary=True)",
        "table.bin",
    ),
    "word2vec text, a tenth": (FIRTH, "firth.load({path!r})", "tenth.vec"),
    "word2vec text, a tenth, gensim": (GENSIM, "KeyedVectors.load_word2vec_format({path!r})", "tenth.vec"),
    "gensim's model": (FIRTH, "firth.load({path!r})", "gensim.kv"),
    "gensim's model, gensim": (GENSIM, "KeyedVectors.load({path!r})", "gensim.kv"),
}


def generate(folder: Path, words: int, dimensions: int) -> None:
    """The same words in every format."""
    from gensim.models import KeyedVectors

    from firth.vectors import WordVectors

    table = np.random.default_rng(1).standard_normal((words, dimensions), np.float32)
    table.flags.writeable = False
    vectors = WordVectors([f"word{row}" for row in range(words)], table)
    vectors.save(folder / "folder")
    vectors.save(folder / "table.npy")
    vectors.save(folder / "table.bin")
    vectors[: words // 10].save(folder / "tenth.vec")
    theirs = KeyedVectors(dimensions)
    theirs.add_vectors(vectors.index_to_key, table)
    theirs.save(str(folder / "gensim.kv"))


def seconds(case: tuple[str, str, str], folder: Path, word: str) -> dict[str, float]:
    """Seconds of one loading in a fresh interpreter."""
    imports, call, name = case
    script = TIMED.format(imports=imports, call=call.format(path=str(folder / name)), word=word)
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    times: dict[str, float] = json.loads(done.stdout)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=1_000_000)
    parser.add_argument("--dimensions", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    times: dict[str, list[dict[str, float]]] = {name: [] for name in CASES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, options.words, options.dimensions)
        for _ in range(options.runs):
            for case, what in CASES.items():
                times[case].append(seconds(what, folder, f"word{options.words // 10 - 1}"))
                print(case, times[case][-1], flush=True)
    results = {
        case: {part: round(min(run[part] for run in runs), 4) for part in ("open", "find")}
        for case, runs in times.items()
    }
    settings = vars(options) | {"statistic": "least seconds"}
    write(__file__, versions=versions("firth", "numpy", "gensim"), settings=settings, results=results)


if __name__ == "__main__":
    main()
