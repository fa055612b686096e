"""How good vectors are, by the same code for every trainer."""

from pathlib import Path
from statistics import mean, stdev

import firth
from firth import evaluation

SIMILARITIES = {"WS-353": "EN-WS-353-ALL.txt", "SimLex-999": "EN-SIMLEX-999.txt", "MEN": "EN-MEN-TR-3k.txt"}
ANALOGIES = {"analogies, 30,000 words": 30_000, "analogies, all words": None}
QUESTIONS = "questions-words.txt"


def judged(words: firth.WordVectors, folder: Path) -> dict[str, float]:
    """Scores in percent, on the files that `folder` holds at any depth."""
    scores = {
        name: 100 * evaluation.similarity(words, next(folder.rglob(file))).spearman
        for name, file in SIMILARITIES.items()
    }
    for name, restrict in ANALOGIES.items():
        result = evaluation.analogy(words, next(folder.rglob(QUESTIONS)), restrict=restrict)
        scores[name] = 100 * result.total.accuracy
    return {name: round(score, 3) for name, score in scores.items()}


def summary(runs: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Mean and standard deviation of every score."""
    return {name: mean_and_sd([run[name] for run in runs]) for name in runs[0]} if runs else {}


def mean_and_sd(values: list[float]) -> dict[str, float]:
    spread = stdev(values) if len(values) > 1 else 0.0
    return {"mean": round(mean(values), 4), "sd": round(spread, 4)}
