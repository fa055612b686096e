"""Runs of the sentiment experiment whose answers are made up, or on sentences that are; a folder."""

import errno
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.classify import SoftmaxRegression
from firth.classify.scores import accuracy
from firth.course.sst.sentiment import FeatureSet, Sentiment, Trial, experiment

SIZES = {"train": 600, "dev": 200, "test": 300}


def made_up(*trials: dict[str, int], penalties: list[float] | None = None) -> Sentiment:
    """A run in which each trial has so many right answers on train, dev and test, and others wrong.

    Of class 3 there are half the sentences; which are right first are those of class 3.
    """
    gold = {
        name: np.repeat([3, 0, 1, 2, 4], [size // 2, *[size // 8] * 3, size - size // 2 - 3 * (size // 8)])
        for name, size in SIZES.items()
    }
    every = []
    for penalty, right in zip(penalties or [10.0**i for i in range(len(trials))], trials, strict=True):
        predicted = {
            name: np.where(np.arange(SIZES[name]) < right[name], own, (own + 1) % 5)
            for name, own in gold.items()
        }
        model = SoftmaxRegression(np.full((5, 2), 1 / penalty), np.zeros(5), penalty, 1.0, 0.0, 0.0, 1)
        scores = {name: accuracy(own, predicted[name]) for name, own in gold.items()}
        every.append(
            Trial(model, scores, {"train": 1.5, "dev": 1.6 - right["dev"] / 1000, "test": 1.6}, predicted)
        )
    majority = {name: accuracy(own, np.full_like(own, 3)) for name, own in gold.items()}
    return Sentiment([FeatureSet("made up", 2, every)], gold, 3, majority)


def small(seed: int = 0) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Features in two kinds, labels and splits of 240 sentences."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(5, size=240)
    labels[:5] = range(5)
    first = rng.normal(size=(240, 3)) + labels[:, None] / 2
    features = {"centre": first, "centre and outside": np.hstack([first, rng.normal(size=(240, 3))])}
    return features, labels, np.repeat([1, 2, 3], 80)


def small_run() -> Sentiment:
    """The experiment on those."""
    return experiment(*small(), penalties=[1e-2, 1.0, 1e2])


def refuse_files_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder look as if it took no new file, also to the superuser."""
    temporary = tempfile.TemporaryFile

    def refused(*arguments: Any, dir: Path, **options: Any) -> Any:
        if dir == folder:
            raise OSError(errno.EROFS, "Read-only file system")
        return temporary(*arguments, dir=dir, **options)

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
