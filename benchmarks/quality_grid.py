"""Whether any sensible settings on small texts make training diverge: a grid of them, each tried.

    python benchmarks/quality_grid.py

A text is 3,000 words long, over vocabularies from 2 to 1,000 words, once drawn by Zipf's law and once a walk
that never leaves its circle (word i, i + 1, i + 2, ...), which can be learnt to any certainty. A training of
25 epochs fails when firth refuses to go on ("training diverged") or a table or loss is not finite. Failures
are counted and listed.
"""

import itertools
import warnings
from typing import Any

import numpy as np
from record import versions, write
from zipf import zipf_corpus

import firth
from firth.errors import InvalidInput
from firth.kernels import native
from firth.training import TrainingWarning

LENGTH, EPOCHS = 3000, 25
GRID: dict[str, tuple[Any, ...]] = {
    "text": ("zipf", "circle"),
    "words": (2, 3, 12, 50, 1000),
    "architecture": ("skipgram", "cbow"),
    "objective": ("negative-sampling", "hierarchical-softmax"),
    "window": (1, 5, 20),
    "negative": (1, 5, 20, 64),
    "alpha": (0.01, 0.025, 0.05, 0.1),
    "vector_size": (8, 100),
}


def main() -> None:
    texts = {key: _text(*key) for key in itertools.product(GRID["text"], GRID["words"])}
    failures: list[dict[str, Any]] = []
    tried = 0
    for settings in grid():
        if settings["vector_size"] == GRID["vector_size"][0] and settings["alpha"] == GRID["alpha"][0]:
            print(tried, *settings.values(), f"{len(failures)} failures", flush=True)
        tried += 1
        if (failure := failed(texts[settings["text"], settings["words"]], settings)) is not None:
            failures.append({"settings": settings, "failure": failure})
            print(failures[-1], flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"length": LENGTH, "epochs": EPOCHS, "sample": 0, "grid": GRID}
        | {"instruction_set": native.instruction_set},
        results={"trainings": tried, "failures": len(failures), "failed": failures},
    )


def grid() -> list[dict[str, Any]]:
    """Every combination; the tree has no negatives, so it needs one number of them only."""
    points = (dict(zip(GRID, values, strict=True)) for values in itertools.product(*GRID.values()))
    return [
        point
        for point in points
        if point["objective"] == "negative-sampling" or point["negative"] == GRID["negative"][0]
    ]


def _text(kind: str, words: int) -> firth.Corpus:
    corpus = zipf_corpus(words, length=LENGTH)
    if kind == "zipf":
        return corpus
    ids = np.arange(LENGTH, dtype=np.int32) % words
    vocabulary = firth.Vocabulary(list(range(words)), np.bincount(ids, minlength=words))
    return firth.Corpus(ids, corpus.offsets, vocabulary, LENGTH)


def failed(corpus: firth.Corpus, settings: dict[str, Any]) -> str | None:
    """What went wrong, or None."""
    chosen = {name: value for name, value in settings.items() if name not in ("text", "words")}
    model = firth.Word2Vec(**chosen, sample=0, epochs=EPOCHS, workers=1)
    try:
        with warnings.catch_warnings(action="ignore", category=TrainingWarning):
            model.fit(corpus)
    except InvalidInput as error:
        return str(error)
    tables = (model.vectors_.vectors, model.vectors_.output, model.nodes_)  # of the outputs one is None
    if not all(np.isfinite(table).all() for table in tables if table is not None):
        return "a table is not finite"
    return None if np.isfinite(model.loss_history_).all() else "a loss is not finite"


if __name__ == "__main__":
    main()
