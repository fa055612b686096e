"""Inputs of the losses of one pair: a vector, a target, a table whose rows are words."""

from typing import Any

import numpy as np
from numpy.random import Generator

from firth.course.checker.exercise import Given
from firth.course.checker.givens import Dataset

WORDS, DIMENSIONS = 7, 3


def pair(rng: Generator, o: int, score: float | None = None, words: int = WORDS) -> Given:
    """A random pair; with `score`, the target's u_o . v is that number."""
    v, U = rng.normal(size=DIMENSIONS), rng.normal(size=(words, DIMENSIONS))
    if score is not None:
        U[o] += (score - U[o] @ v) / (v @ v) * v
    return Given(v=v, o=o, U=U, dataset=Dataset([]))


def scored(g: Given, scores: dict[int, float]) -> Given:
    """The same pair where more words have the score u_w . v that is asked."""
    for word, score in scores.items():
        g.U[word] += (score - g.U[word] @ g.v) / (g.v @ g.v) * g.v
    return g


def lifted(g: Given, score: float) -> Given:
    """The same pair with every score raised: probabilities stay, powers overflow."""
    g.U += score / (g.v @ g.v) * g.v
    return g


def hot(o: int, words: int) -> Any:
    """The one-hot vector y."""
    y = np.zeros(words)
    y[o] = 1.0
    return y
