"""Whose neighbours return in models of other seeds: on a text, and how it depends on the epochs.

    firth train text8.txt -o RUNS --seeds 5
    python benchmarks/stability.py RUNS TEXT FIGURE

RUNS are trainings with the default settings; TEXT is a shorter text (the first 20 MB of text8), on which
models are trained here. Seconds are those of the processor.
"""

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
from record import versions, write

import firth
from firth.evaluation import StabilityResult, stability, word_stability
from firth.evaluation.correlation import pearson
from firth.plots import overlap_by_frequency
from firth.vectors.agreement import common_of_pairs

EPOCHS = (1, 2, 5, 10)
SEEDS = (1, 2, 3)
SAMPLE = 5000
NAMED = ["april", "german", "two", "music", "king", "computer", "bank", "interest", "case", "by"]
ASKED = "king"
FREQUENT = 1000  # words seen so often are listed


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("runs", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("figure", type=Path)
    options = parser.parse_args()
    ensemble = firth.Ensemble.load(options.runs)
    begin = time.process_time()
    result = stability(ensemble)
    seconds = time.process_time() - begin
    overlap_by_frequency(result, path=options.figure)
    corpus = firth.read_corpus(options.text)
    results = {
        "runs": bands(result) | {"seconds": round(seconds, 1), "words": len(result.words)},
        "listed": listed(result),
        "named": word_stability(ensemble, NAMED).as_dict()["words"],
        "neighbours": neighbours(ensemble),
        "reliability": reliability(ensemble),
        "pair": pair(ensemble, "king", "queen"),
        "epochs": {str(epochs): bands(after(corpus, epochs)) for epochs in EPOCHS},
        "text": {"tokens": corpus.total_tokens, "vocabulary": len(corpus.vocabulary)},
    }
    settings = {"seeds of the epochs": SEEDS, "sample of the epochs": SAMPLE, "frequent": FREQUENT}
    write(__file__, versions=versions("firth", "numpy"), settings=settings, results=results)


def bands(result: StabilityResult) -> dict[str, Any]:
    """Overlaps in percent."""
    found = result.as_dict()
    return {
        "overlap": percent(result.overlap),
        "pairs": [percent(overlap) for overlap in result.pairs],
        "chance": percent(result.chance, 3),
        "not trusted": percent(len(result.untrusted) / len(result.words)),
        "bands": [
            {name: tidy(value) for name, value in band.items()}
            for band in found["bands"]  # type: ignore[attr-defined]
        ],
    }


def tidy(value: Any) -> Any:
    """Shares in percent, counts as they are."""
    if isinstance(value, tuple | list):
        return [percent(one) for one in value]
    return percent(value, 2) if isinstance(value, float) else value


def percent(share: float, digits: int = 1) -> float:
    return round(100 * share, digits)


def listed(result: StabilityResult) -> dict[str, Any]:
    """The frequent words whose neighbours return least, and those whose neighbours return most."""
    seen = np.array(result.seen)
    frequent = np.flatnonzero(seen >= FREQUENT)
    order = frequent[np.argsort(result.overlaps[frequent], kind="stable")]

    def told(rows: Any) -> list[list[Any]]:
        return [[result.words[i], int(seen[i]), percent(float(result.overlaps[i]))] for i in rows]

    return {"frequent": len(frequent), "least": told(order[:25]), "most": told(order[:-26:-1])}


def neighbours(ensemble: firth.Ensemble) -> dict[str, Any]:
    """One question, to the first model with the others beside it, and to all."""
    alone = ensemble.models[0].most_similar(ASKED, stability=ensemble)
    together = ensemble.most_similar(ASKED)
    return {
        "first model": [[word, round(score, 4), share] for word, score, share in alone],
        "ensemble": [[one.word, *(round(number, 4) for number in one[1:])] for one in together],
    }


def pair(ensemble: firth.Ensemble, a: str, b: str) -> dict[str, Any]:
    each = [round(model.similarity(a, b), 4) for model in ensemble]
    mean, low, high = (round(number, 4) for number in ensemble.similarity(a, b))
    return {"words": [a, b], "mean": mean, "low": low, "high": high, "models": each}


def reliability(ensemble: firth.Ensemble) -> dict[str, float]:
    """How well the words' overlaps between two models agree with those between two others."""
    found = ensemble.neighbours(ensemble.words[:: len(ensemble.words) // SAMPLE])
    kept = common_of_pairs(found)  # of models 1-2, 1-3, 1-4, 1-5, 2-3, 2-4, 2-5, 3-4, ...
    return {"two models": round(pearson(kept[0], kept[7]), 3)}


def after(corpus: firth.Corpus, epochs: int) -> StabilityResult:
    """Models of several seeds after so many epochs."""
    models = [firth.Word2Vec(epochs=epochs, seed=seed).fit(corpus).vectors_ for seed in SEEDS]
    return stability(models, sample=SAMPLE)


if __name__ == "__main__":
    main()
