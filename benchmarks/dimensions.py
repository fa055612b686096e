"""Are 300 dimensions better than 100 on this text? The worked case of docs/compare.md.

    python benchmarks/dimensions.py TEXT RUNS BENCHMARK ... [--seeds 5] [--figure FILE]

Five models of each are trained into RUNS/d100 and RUNS/d300, or taken from there, and compared. The cost of a
training is the processor time of this process, of both threads together: work beside it does not count.
"""

import argparse
import json
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import Any

from record import versions, write

import firth
from firth.evaluation import ComparisonResult, compare
from firth.kernels import native
from firth.plots import comparison_figure
from firth.training import train_seeds
from firth.vectors.runs import run_folder, runs

SIZES = (100, 300)


def trained(text: firth.Corpus, size: int, folder: Path, seeds: int) -> dict[str, Any]:
    """Train what is missing; seconds and bytes of a model, and how many there are."""
    book = folder / "costs.json"
    costs: dict[str, float] = json.loads(book.read_text(encoding="utf-8")) if book.exists() else {}
    for seed in range(1, seeds + 1):
        began = process_time()
        train_seeds(firth.Word2Vec(vector_size=size, seed=seed), text, folder, 1)
        costs.setdefault(str(seed), round(process_time() - began, 2))
        book.write_text(json.dumps(costs) + "\n", encoding="utf-8")
    files = run_folder(folder, 1).iterdir()
    vectors = firth.load(run_folder(folder, 1)).vectors
    return {
        "seeds": seeds,
        "processor_seconds": round(fmean(list(costs.values())[:seeds]), 1),
        "model_bytes": sum(file.stat().st_size for file in files),
        "vector_bytes": vectors.nbytes,
    }


def told(found: ComparisonResult) -> dict[str, Any]:
    """The comparison for JSON, benchmarks by their names: where they lie is this machine's."""
    record = found.as_dict()
    data = [Path(path).name for path in found.settings["data"]]
    return {**record, "settings": {**found.settings, "data": data}}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("text", type=Path)
    parser.add_argument("runs", type=Path)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--figure", type=Path)
    options = parser.parse_args()
    text = firth.read_corpus(options.text)
    folders = [options.runs / f"d{size}" for size in SIZES]
    costs = {
        f"d = {size}": trained(text, size, folder, options.seeds)
        for size, folder in zip(SIZES, folders, strict=True)
    }
    sides = [[firth.load(path) for path in runs(folder)[: options.seeds]] for folder in folders]
    names = tuple(costs)
    found = compare(*sides, options.data, names=names)
    two = compare(sides[0][0], sides[1][0], options.data, names=names)
    print(found, two, sep="\n\n")
    if options.figure is not None:
        comparison_figure(found, path=options.figure)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={
            "tokens": text.total_tokens,
            "vocabulary": len(text.vocabulary),
            "instruction_set": native.instruction_set,
            "seeds": options.seeds,
        },
        results={"cost": costs, "settings": told(found), "first_two_models": told(two)},
    )


if __name__ == "__main__":
    main()
