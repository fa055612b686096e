"""What the numbers of `firth health` are for vectors of known quality: where its limits come from.

    python benchmarks/health.py TEXT BENCHMARKS [--runs FILE] [--weat N]

models   skip-gram and CBOW on the first words of the text, few to many, for few to many epochs: the numbers
         of their health beside Spearman's correlation with MEN, for the vectors as they are, without their
         mean, and without their mean and two principal directions (Mu and Viswanath 2018).
weat     the association test on lists drawn from distributions that are known: how often p is at most 5 %
         where there is no difference, and how often the interval holds the true effect.

TEXT is text8 or a part of it (also .xz). BENCHMARKS is a folder that holds MEN (EN-MEN-TR-3k.txt) at any
depth. With --runs every measurement is kept in a file as soon as it is taken.
"""

import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from judging import SIMILARITIES
from lines import cut
from record import versions, write
from runs import Runs, judging_parser

import firth
from firth.evaluation import health, similarity, weat

WORDS = 150_000, 700_000, 3_000_000  # of the text
EPOCHS = 1, 3, 5, 20
LISTS = [(size, distance) for distance in (0.0, 0.8, 2.0) for size in (4, 8, 25)]  # distance of the targets
DIMENSIONS, ATTRIBUTES, MANY = 20, 2.0, 4000


def main() -> None:
    parser = judging_parser(__doc__)
    parser.add_argument("--weat", type=int, default=300, help="trials of each kind of lists")
    options = parser.parse_args()
    runs = Runs(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text")
        for words in WORDS:
            cut(options.text, text, words)
            for architecture in ("skipgram", "cbow"):
                for epochs in EPOCHS:
                    key = {"words": words, "architecture": architecture, "epochs": epochs}
                    runs.measure(partial(examined, text, options.benchmarks, architecture, epochs), **key)
    for size, distance in LISTS:
        runs.measure(partial(trials, size, distance, options.weat), size=size, distance=distance)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"vector_size": 100, "trials": options.weat},
        results={
            "models": [
                {"words": words, "architecture": architecture, "epochs": epochs, **values}
                for words in WORDS
                for architecture in ("skipgram", "cbow")
                for epochs in EPOCHS
                for values in runs.of(words=words, architecture=architecture, epochs=epochs)
            ],
            "weat": [
                {"size": size, "distance": distance, **values}
                for size, distance in LISTS
                for values in runs.of(size=size, distance=distance)
            ],
        },
    )


def examined(text: Path, benchmarks: Path, architecture: str, epochs: int) -> dict[str, Any]:
    """The health of a model, and how well it agrees with people."""
    model = firth.Word2Vec(architecture=architecture, epochs=epochs, seed=1, workers=1)  # type: ignore[arg-type]
    words = model.fit(text).vectors_
    numbers = {finding.name: round(finding.number, 4) for finding in health(words).findings}
    rows = words.vectors - words.vectors.mean(axis=0)
    first = np.linalg.svd(rows, full_matrices=False)[2][:2]
    men = next(benchmarks.rglob(SIMILARITIES["MEN"]))
    tables = {"MEN": words.vectors, "MEN, no mean": rows, "MEN, no directions": rows - rows @ first.T @ first}
    for name, table in tables.items():
        numbers[name] = round(similarity(firth.WordVectors(words.index_to_key, table), men).spearman, 4)
    centred = health(firth.WordVectors(words.index_to_key, rows))
    return numbers | {"hubs, no mean": round(centred["hubs"].number, 4)}


def trials(size: int, distance: float, times: int) -> dict[str, float]:
    """Shares of trials with p at most 5 %, and with the true effect inside the interval."""
    draw = np.random.default_rng(0)

    def drawn(n: int, along: float) -> np.ndarray[Any, np.dtype[np.float64]]:
        return draw.standard_normal((n, DIMENSIONS)) + along * np.eye(DIMENSIONS)[0]

    def lists(n: int) -> list[np.ndarray[Any, np.dtype[np.float64]]]:
        return [drawn(n, along) for along in (distance, -distance, ATTRIBUTES, -ATTRIBUTES)]

    unit = [rows / np.linalg.norm(rows, axis=1)[:, None] for rows in lists(MANY)]
    s = np.concatenate(unit[:2]) @ (unit[2].mean(axis=0) - unit[3].mean(axis=0))
    truth = (s[:MANY].mean() - s[MANY:].mean()) / s.std()
    found = []
    for _ in range(times):
        words = firth.WordVectors(range(4 * size), np.concatenate(lists(size)))
        ends = range(0, 4 * size + 1, size)
        found.append(weat(words, *(range(a, b) for a, b in pairwise(ends))))  # type: ignore[arg-type]
    inside = [one.interval.low <= truth <= one.interval.high for one in found]
    return {
        "true effect": round(float(truth), 3),
        "mean effect": round(float(np.mean([one.effect for one in found])), 3),
        "p at most 0.05": float(np.mean([one.p <= 0.05 for one in found])),
        "interval holds it": float(np.mean(inside)),
    }


if __name__ == "__main__":
    main()
