"""Pairs of a similarity benchmark share words: how much wider are intervals when the words are drawn?

    python benchmarks/shared_words.py MODEL FOLDER

A pair stands in a resample as often as the product of its words' numbers says. Where words do not matter, and
only pairs do, that makes intervals the square root of 3 times as wide; what is beyond that is due to words.
`widening` is what firth makes of it, without resamples: the square root of the ratio's square less 2.
"""

import argparse
from pathlib import Path

import numpy as np
from record import versions, write

import firth
from firth.evaluation import similarity
from firth.evaluation.files.layouts import rated_pairs
from firth.evaluation.resampling import multiplicities
from firth.evaluation.shared_words import spearman_influences, widening
from firth.evaluation.weighted import weighted_spearman

SETS = "EN-WS-353-ALL", "EN-SIMLEX-999", "EN-MEN-TR-3k", "EN-RW-STANFORD", "EN-RG-65"
RESAMPLES = 2000


def ratio(words: firth.WordVectors, file: Path) -> dict[str, float]:
    """Standard deviation of Spearman's correlation with words drawn, over that with pairs drawn."""
    pairs = rated_pairs(file)
    result = similarity(words, pairs, resamples=0)
    there = ~np.isnan(result.cosines)
    numbers: dict[str, int] = {}
    parts = np.array(
        [[numbers.setdefault(word.lower(), len(numbers)) for word in (a, b)] for a, b, _ in pairs]
    )
    x, y = result.cosines[there], result.scores[there]
    kinds, parts = np.unique(parts[there], return_inverse=True)
    parts = parts.reshape(-1, 2)
    by_pairs = [weighted_spearman(x, y, block) for block in multiplicities(len(x), RESAMPLES, 1)]
    by_words = [
        weighted_spearman(x, y, block[:, parts[:, 0]] * block[:, parts[:, 1]])
        for block in multiplicities(len(kinds), RESAMPLES, 1)
    ]
    deviations = [float(np.nanstd(np.concatenate(part))) for part in (by_words, by_pairs)]
    ratio, wider = deviations[0] / deviations[1], widening(spearman_influences(x, y), parts)
    return {"pairs": len(x), "words": len(kinds), "ratio": round(ratio, 2), "widening": round(wider, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    words = firth.load(options.model)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"resamples": RESAMPLES, "dimensions": words.vectors.shape[1], "words": len(words)},
        results={name: ratio(words, next(options.folder.rglob(f"{name}.txt"))) for name in SETS},
    )


if __name__ == "__main__":
    main()
