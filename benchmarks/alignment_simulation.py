"""What `firth.evaluation.change` says of models whose changes are known.

    python benchmarks/alignment_simulation.py [--times 100]

Models of 1,000 words in 20 dimensions: a vector a word, noise of its own in every run, the more the rarer the
word, in all directions or in a few that each word has for itself, and every run turned at random. Words that
moved have a new vector, of no relation to the old one.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
from record import versions, write

from firth.evaluation import change
from firth.evaluation.alignment.anchors import ANCHORS, Anchors

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.evaluation.alignment.toy import keys, two_models

WORDS = 1000
CASES: dict[str, dict[str, Any]] = {
    "nothing moved, 3 and 3 runs": {},
    "nothing moved, 5 and 5 runs": {"runs": (5, 5)},
    "nothing moved, 3 and 5 runs": {"runs": (3, 5)},
    "nothing moved, 4 times the noise in one model": {"noise": (0.35, 0.7)},
    "nothing moved, 16 times the noise in one model": {"noise": (0.2, 0.8)},
    "nothing moved, 9 times the noise in one model, in half of the directions": {
        "noise": (0.2, 0.6),
        "few": (None, 10),
    },
    "nothing moved, 9 times the noise in one model, in 4 directions": {"noise": (0.2, 0.6), "few": (None, 4)},
    "nothing moved, 9 times the noise in one model of 5 runs, in 4 directions": {
        "noise": (0.2, 0.6),
        "few": (None, 4),
        "runs": (3, 5),
    },
    "0.5 % moved": {"every": 200},
    "1 % moved": {"every": 100},
    "5 % moved": {"every": 20},
    "5 % moved, 4 times the noise": {"every": 20, "noise": (1.0, 1.0)},
    "10 % moved, 9 times the noise in one model": {"every": 10, "noise": (0.2, 0.6)},
    "10 % moved, 9 times the noise in one model, in half of the directions": {
        "every": 10,
        "noise": (0.2, 0.6),
        "few": (None, 10),
    },
    "10 % moved, 9 times the noise in one model, in 4 directions": {
        "every": 10,
        "noise": (0.2, 0.6),
        "few": (None, 4),
    },
    "10 % moved, 9 times the noise in one model, in 2 directions": {
        "every": 10,
        "noise": (0.2, 0.6),
        "few": (None, 2),
    },
    "10 % moved, 9 times the noise in one model of 5 runs, in 4 directions": {
        "every": 10,
        "noise": (0.2, 0.6),
        "few": (None, 4),
        "runs": (3, 5),
    },
    "25 % moved": {"every": 4},
    "50 % moved": {"every": 2},
    "50 % moved, all words as anchors": {"every": 2, "anchors": keys(WORDS)},
    "67 % moved": {"every": 1.5},
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=100)
    options = parser.parse_args()
    results = {}
    for name, case in CASES.items():
        results[name] = simulated(options.times, **case)
        print(name, results[name], flush=True)
    write(
        __file__,
        versions=versions("firth", "numpy"),
        settings={"words": WORDS, "dimensions": 20, "times": options.times, "level": 0.05},
        results=results,
    )


def simulated(
    times: int, every: float | None = None, anchors: Anchors = ANCHORS, **case: Any
) -> dict[str, float | None]:
    """Means over so many pairs of models."""
    moved = [] if every is None else sorted({int(i * every) for i in range(int(WORDS / every))})
    named, false, found, small = [], [], [], []
    for seed in range(times):
        result = change(*two_models(moved, size=WORDS, seed=seed, **case), anchors=anchors)
        truth = np.isin([int(str(word)[1:]) for word in result.words], moved)
        named.append(bool(result.changed.any()))
        false.append((result.changed & ~truth).sum() / max(1, result.changed.sum()))
        found.append(result.changed[truth].mean() if moved else 0.0)
        small.append((result.p[~truth] <= 0.05).mean())
    return {
        "share of times that a word is named": round(float(np.mean(named)), 4),
        "of the words named, those that did not move": round(float(np.mean(false)), 4),
        "of the words that moved, those named": round(float(np.mean(found)), 4) if moved else None,
        "of the words that did not move, those with p <= 0.05": round(float(np.mean(small)), 4),
    }


if __name__ == "__main__":
    main()
