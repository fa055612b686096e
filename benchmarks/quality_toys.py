"""What the macro-batches cost on small texts: two topics, learnt by firth and by steps of a single tile.

    python benchmarks/quality_toys.py [--runs FILE] [--jobs ...]

A toy has two topics of 25 words; a sentence is 10 words of one topic. Vectors are judged by the mean cosine
of words of one topic less that of words of different ones. The steps that firth chooses for a text are set
beside the finest that there are: one tile each, so that every tile sees the tables that the one before it
left, and no damping. The ratio of the means over the seeds should be at least 0.8.
"""

import argparse
import warnings
from contextlib import nullcontext
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from jobs import JOBS
from judging import mean_and_sd
from record import versions, write
from runs import Runs

import firth
from firth.kernels import native
from firth.training import TrainingWarning, planning
from firth.training.shape import Shape, shape_for

TOPIC, SENTENCE, DIMENSIONS = 25, 10, 32  # words, words, numbers of a vector
TOYS = {"1,000 words × 5": (1000, 5), "100,000 words × 50": (100_000, 50)}  # words and epochs
SAMPLES = (0.0, 1e-3)
STEPS = ("chosen", "single tile")
NEEDED = 0.8


def main() -> None:
    options = _options()
    runs = Runs(options.runs)
    cases = [(toy, job, sample) for toy in TOYS for job in options.jobs for sample in SAMPLES]
    for toy, job, sample in cases:
        for seed in range(1, options.seeds + 1):
            for steps in STEPS:
                measure = partial(_learnt, toy, job, sample, seed, steps)
                runs.measure(measure, toy=toy, job=job, sample=sample, seed=seed, steps=steps)
    results = {_name(*case): compared(runs, *case) for case in cases}
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"vector_size": DIMENSIONS, "seeds": options.seeds, "needed": NEEDED}
        | {"instruction_set": native.instruction_set},
        results=results,
    )
    for name, result in results.items():
        print(f"{result['ratio']:.2f} {'' if result['enough'] else 'NOT ENOUGH '}{name}")


def _name(toy: str, job: str, sample: float) -> str:
    return f"{toy}, {job}, sample={sample:g}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    jobs = [name for name in JOBS if JOBS[name].vector_size == 100]  # the toys have their own size
    parser.add_argument("--jobs", nargs="+", choices=jobs, default=jobs)
    parser.add_argument("--seeds", type=int, default=5)
    return parser.parse_args()


@cache
def topics(words: int, seed: int) -> list[list[str]]:
    """Sentences of either topic, in random order, each word as likely as the others."""
    random = np.random.default_rng(seed)
    topic = random.integers(2, size=(words // SENTENCE, 1))
    ids = topic * TOPIC + random.integers(TOPIC, size=(words // SENTENCE, SENTENCE))
    return [[f"w{i}" for i in sentence] for sentence in ids.tolist()]


def _learnt(toy: str, job: str, sample: float, seed: int, steps: str) -> dict[str, Any]:
    words, epochs = TOYS[toy]
    settings: dict[str, Any] = JOBS[job].settings | {"vector_size": DIMENSIONS}
    model = firth.Word2Vec(**settings, min_count=1, sample=sample, epochs=epochs, seed=seed)
    with warnings.catch_warnings(), nullcontext() if steps == "chosen" else _single_tiles():
        warnings.simplefilter("ignore", TrainingWarning)  # little is left of 1,000 words that are thinned
        model.fit(topics(words, seed))
    return {"difference": round(difference(model.vectors_), 4)}


def _single_tiles() -> Any:
    """Make training take a step for every tile, undamped, whatever it would choose."""

    def single(*given: Any, **named: Any) -> Shape:
        return shape_for(*given, **named)._replace(tiles=1, damping=0.0)

    return patch.object(planning, "shape_for", single)


def difference(words: firth.WordVectors) -> float:
    """Mean cosine within a topic less that between topics, over pairs of different words."""
    unit = words.vectors / np.linalg.norm(words.vectors, axis=1, keepdims=True)
    topic = np.array([int(key[1:]) >= TOPIC for key in words.index_to_key])
    cosines, same = unit @ unit.T, topic[:, None] == topic
    return float(cosines[same & ~np.eye(len(words), dtype=bool)].mean() - cosines[~same].mean())


def compared(runs: Runs, toy: str, job: str, sample: float) -> dict[str, Any]:
    found = {
        steps: mean_and_sd(
            [run["difference"] for run in runs.of(toy=toy, job=job, sample=sample, steps=steps)]
        )
        for steps in STEPS
    }
    ratio = found["chosen"]["mean"] / found["single tile"]["mean"]
    return {**found, "ratio": round(ratio, 3), "enough": ratio >= NEEDED}


if __name__ == "__main__":
    main()
