"""Skip-gram trained by the exact softmax, and by others in the time that it took; all judged alike."""

import time
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
from jobs import SETTINGS
from judging import judged
from runs import Runs
from same_counts import Scores

import firth
from firth.training import Callback, TrainingState

EXACT, SAMPLED, TREE = "softmax", "negative-sampling", "hierarchical-softmax"
FIRST, MOST, TRIES = 3, 10.0, 6  # epochs of the first try, times as many of the next at most, tries at most
NEARLY = 0.9, 1.2  # of the time of the exact training: near enough


@dataclass(frozen=True)
class Model:
    """What is trained: an exact one until it stops, others in its time, or for so many epochs."""

    title: str
    objective: str
    epochs: int | None = None
    output_bias: bool = True


MODELS = {
    "exact": Model("exact softmax", EXACT),
    "exact without bias": Model("exact softmax without output bias", EXACT, output_bias=False),
    "sampled": Model("negative sampling, equal time", SAMPLED),
    "sampled, 5 epochs": Model("negative sampling, 5 epochs", SAMPLED, 5),
    "sampled, 20 epochs": Model("negative sampling, 20 epochs", SAMPLED, 20),
    "tree": Model("hierarchical softmax, equal time", TREE),
}


@dataclass(frozen=True)
class Trainer:
    """Trains on one text.

    Parameters
    ----------
    text : str
        Its name in `runs`, where the time of the exact training is looked up.
    corpus, held_out : Corpus
    benchmarks : path
    dimensions : int
    """

    runs: Runs
    text: str
    corpus: firth.Corpus
    held_out: firth.Corpus
    benchmarks: Path
    dimensions: int

    def measured(self, name: str, seed: int) -> dict[str, Any]:
        """Seconds, losses and scores of one model."""
        model = MODELS[name]
        if model.objective == EXACT or model.epochs:
            fitted, found = self._trained(model, seed, model.epochs)
        else:
            fitted, found = self._in_time_of_exact(model, seed)
        return {**found, **self._losses(fitted), "scores": self._judged(fitted)}

    def _in_time_of_exact(self, model: Model, seed: int) -> tuple[firth.Word2Vec, dict[str, Any]]:
        """Train with more epochs or fewer, until they take as long: the rate of a few tells little."""
        (exact,) = self.runs.of(text=self.text, model="exact", seed=seed)
        epochs = FIRST
        for _ in range(TRIES):
            fitted, found = self._trained(model, seed, epochs)
            share = found["seconds"] / exact["seconds"]
            if NEARLY[0] <= share <= NEARLY[1] or (epochs == 1 and share > 1):
                break
            epochs = max(1, round(epochs * min(1 / share, MOST)))
        return fitted, found

    def _trained(self, model: Model, seed: int, epochs: int | None) -> tuple[firth.Word2Vec, dict[str, Any]]:
        fitted, watch = (
            firth.Word2Vec(
                **SETTINGS,
                vector_size=self.dimensions,
                objective=model.objective,
                output_bias=model.output_bias,
                epochs=epochs,
                seed=seed,
            ),
            Watch(),
        )
        used, begun = time.process_time(), time.perf_counter()
        fitted.fit(self.corpus, callbacks=[Callback(watch.on_epoch_begin, watch.on_epoch_end)])
        found: dict[str, Any] = {
            "seconds": round(time.perf_counter() - begun, 2),
            "core_seconds": round(time.process_time() - used, 2),
            "epochs": len(fitted.loss_history_),
        }
        if model.objective == EXACT:
            found["seconds_before_first_pass"] = round(
                watch.begun - begun, 2
            )  # for the most part of counting
            found["course"] = [[round(at - begun, 2), round(loss, 5)] for at, loss in watch.course]
        return fitted, found

    def _losses(self, model: firth.Word2Vec) -> dict[str, float]:
        """On the counts of the text, and perplexity on those of what is held out."""
        losses = {
            "loss": log(model.perplexity(self.corpus)),
            "held_out_perplexity": model.perplexity(self.held_out),
        }
        if model.objective == SAMPLED:
            noise = np.log(model.vocabulary_.noise_distribution(model.ns_exponent))
            best = Scores(model.tables_, _counted(self.corpus), _counted(self.held_out)).with_best_bias(noise)
            losses["loss_with_best_bias"] = best.seen
            losses["held_out_perplexity_with_best_bias"] = exp(best.held_out)
        return {name: round(loss, 5) for name, loss in losses.items()}

    def _judged(self, model: firth.Word2Vec) -> dict[str, dict[str, float]]:
        names = ("input",) if model.objective == TREE else ("input", "output", "sum")
        return {name: judged(model.tables_.table(name), self.benchmarks) for name in names}


class Watch:
    """When epochs end, and with what loss."""

    def __init__(self) -> None:
        self.begun = 0.0
        self.course: list[tuple[float, float]] = []

    def on_epoch_begin(self, state: TrainingState) -> None:
        self.begun = self.begun or time.perf_counter()

    def on_epoch_end(self, state: TrainingState) -> None:
        self.course.append((time.perf_counter(), state.loss_history[-1]))


def _counted(corpus: firth.Corpus) -> firth.Counts:
    return firth.count_pairs(corpus, window=SETTINGS["window"], sample=SETTINGS["sample"])
