"""How well texts are told apart, and what it takes: firth, TF-IDF with logistic regression, and fastText.

    pip install scikit-learn fasttext-community
    python benchmarks/classification.py REVIEWS [--runs FILE] [--seeds 3] [--few ...]

REVIEWS holds one JSON object a line with split (train, test), label and text (also .xz): the film reviews of
Maas et al., 2011. Word vectors of firth are trained on the training reviews alone, without their labels. The
job goes from the file to the labels of the test reviews, and is timed with the choice of its penalty; what
firth has beside its own settings shares the training of the vectors, whose time counts for each.

Every seed runs all jobs one after the other: with all training reviews, and with a few that are drawn from
them (--few), for which firth still takes its vectors from the text of all. With --runs every measurement is
kept in a file as soon as it is taken, and a run that is started again goes on from there;
classification.json says all that the file holds.
"""

import argparse
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from classifiers import ALL, FASTTEXT, FIRTH, OTHERS, PENALTIES, VECTORS, Answers, vectors, with_firth
from jobs import WORKERS
from judging import mean_and_sd
from record import versions, write
from runs import Runs

import firth
from firth.kernels import native
from firth.text import LabelledTexts, read_labelled


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--runs", type=Path, help="file of measurements to go on from")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--few", type=int, nargs="*", default=[1000, 5000], help="training reviews")
    options = parser.parse_args()
    runs = Runs(options.runs)
    for seed in range(1, options.seeds + 1):
        for number in (ALL, *options.few):
            measure(runs, options.reviews, number, seed)
    results = {str(number): table(runs, number) for number in (*options.few, ALL)}
    write(
        __file__,
        versions=versions("firth", "numpy", "scikit-learn", "fasttext-community"),
        settings={
            "vectors": VECTORS,
            "firth": FIRTH,
            "fasttext": FASTTEXT,
            "tfidf_penalties": PENALTIES,
            "workers": WORKERS,
            "instruction_set": native.instruction_set,
            "seeds": options.seeds,
        },
        results=results,
    )


# ---- measuring


def measure(runs: Runs, path: Path, number: int, seed: int) -> None:
    """All jobs with so many training reviews."""
    for name, settings in FIRTH.items():
        job = partial(_of_firth, path, number, seed, settings)
        runs.measure(job, number=number, job=name, seed=seed)
    for name, classifier in OTHERS.items():
        job = partial(_of_others, path, number, seed, classifier)
        runs.measure(job, number=number, job=name, seed=seed)


def _of_firth(path: Path, number: int, seed: int, settings: dict[str, Any]) -> dict[str, float]:
    known, seconds, cpu = trained(path, seed)
    result = _of_others(path, number, seed, partial(with_firth, known, **settings))
    return {**result, "seconds": result["seconds"] + seconds, "cpu": result["cpu"] + cpu}


def _of_others(path: Path, number: int, seed: int, classifier: Callable[..., Answers]) -> dict[str, float]:
    begin, cpu = time.perf_counter(), time.process_time()
    train, test = read(path, "train"), read(path, "test")
    chosen = few(train, number, seed)
    texts, labels = ([part[place] for place in chosen] for part in (train.texts, train.labels))
    answers, megabytes = classifier(texts, labels, test.texts, seed)
    right = np.mean([one == other for one, other in zip(answers, test.labels, strict=True)])
    return {
        "accuracy": 100 * float(right),
        "seconds": time.perf_counter() - begin,
        "cpu": time.process_time() - cpu,
        "megabytes": megabytes,
    }


@cache
def trained(path: Path, seed: int) -> tuple[firth.WordVectors, float, float]:
    """Vectors from all training reviews, with the seconds that they took, and those of all threads."""
    texts = read(path, "train").texts
    begin, cpu = time.perf_counter(), time.process_time()
    return vectors(texts, seed), time.perf_counter() - begin, time.process_time() - cpu


def read(path: Path, split: str) -> LabelledTexts:
    return read_labelled(path, where={"split": split})


def few(train: LabelledTexts, number: int, seed: int) -> list[int]:
    """So many reviews, as many of each label, in the order of the file."""
    draw, labels = np.random.default_rng(seed), np.array(train.labels)
    kinds = np.unique(labels)
    drawn = [draw.permutation(np.flatnonzero(labels == kind))[: number // len(kinds)] for kind in kinds]
    return sorted(np.concatenate(drawn).tolist())


# ---- telling


def table(runs: Runs, number: int) -> dict[str, Any]:
    """Mean accuracy over the seeds, median seconds, of the wall and of all threads, and megabytes."""
    return {
        name: {
            "accuracy": mean_and_sd([run["accuracy"] for run in found]),
            **{
                what: round(median(run[what] for run in found), 1) for what in ("seconds", "cpu", "megabytes")
            },
        }
        for name in (*FIRTH, *OTHERS)
        if (found := runs.of(number=number, job=name))
    }


if __name__ == "__main__":
    main()
