"""A small corpus, and one training on it, for the tests of every backend."""

from dataclasses import dataclass, replace
from types import ModuleType

import numpy as np

from firth.kernels import (
    Architecture,
    Noise,
    Objective,
    Plan,
    Stretch,
    Tables,
    Totals,
    Tree,
    draws,
    initial_tables,
    keep_thresholds,
    native,
    reference,
)

WORDS = 40
NATIVE = [
    (architecture, objective)
    for architecture in Architecture
    for objective in Objective
    if (architecture, objective) != (Architecture.SKIPGRAM, Objective.SOFTMAX)
]


def corpus(sentences=30, longest=30, seed=0):
    """Ids by a falling distribution, in sentences of 1 .. `longest` words."""
    random = np.random.default_rng(seed)
    lengths = random.integers(1, longest, sentences)
    chance = 1 / np.arange(1, WORDS + 1)
    ids = random.choice(WORDS, lengths.sum(), p=chance / chance.sum()).astype(np.int32)
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return ids, offsets


def counts():
    return np.maximum(1, (300 / np.arange(1, WORDS + 1)).astype(np.int64))


def plan(**changes):
    settings = {
        "architecture": Architecture.SKIPGRAM,
        "objective": Objective.NEGATIVE_SAMPLING,
        "window": 5,
        "shrink_windows": True,
        "cbow_mean": True,
        "exact_gradient": True,
        "negative": 5,
        "positions": 16,
        "shared": 16,
        "tiles": 4,
        "racy": False,
        "damping": 0.3,
        "alpha": 0.05,
        "min_alpha": 0.001,
        "total": 1000,
        "seed": 3,
        "call": 0,
    }
    return Plan(**{**settings, **changes})


def side(plan):
    if plan.objective is Objective.NEGATIVE_SAMPLING:
        chance = counts() ** 0.75
        return Noise(*reference.alias_table(chance / chance.sum()))
    return Tree.of(counts()) if plan.objective is Objective.HIERARCHICAL_SOFTMAX else None


def tables(plan, dimensions=20, scale=0.5, seed=5):
    """Tables as long training leaves them: no row is near zero."""
    outputs = WORDS - 1 if plan.objective is Objective.HIERARCHICAL_SOFTMAX else WORDS
    made = initial_tables(WORDS, outputs, dimensions, seed)
    random = np.random.default_rng(seed)
    for table in (made.input, made.output):
        table[:, :dimensions] = random.normal(scale=scale, size=(len(table), dimensions))
    return made


@dataclass
class Trained:
    totals: Totals
    tables: Tables


def met(plan, ids, offsets, thresholds, epoch):
    """How often an epoch of skip-gram meets each word (columns) in the windows of each other (rows)."""
    words, sentences, _ = native.thin(plan, ids, offsets, thresholds, epoch, 0, len(ids))
    drawn = draws.draw(draws.key(plan.seed, plan.call, epoch, draws.Purpose.WINDOW), np.arange(len(words)))
    reach = plan.window - draws.below(drawn, plan.window) * plan.shrink_windows
    counted = np.zeros((WORDS, WORDS))
    for distance in range(1, plan.window + 1):
        near = sentences[:-distance] == sentences[distance:]
        left, right = slice(None, -distance), slice(distance, None)
        for c, o in ((left, right), (right, left)):
            reached = near & (reach[o] >= distance)
            np.add.at(counted, (words[c][reached], words[o][reached]), 1)
    return counted


def frozen():
    """Every third word, the commonest among them."""
    return (np.arange(WORDS) % 3 == 0).astype(np.uint8)


def train(kernel: ModuleType, plan: Plan, *, workers=1, dimensions=20, scale=0.5, longest=30, frozen=None):
    """One epoch over the toy corpus from fixed tables."""
    ids, offsets = corpus(longest=longest)
    thresholds = keep_thresholds(np.linspace(0.3, 1, WORDS))
    words, sentences, positions = kernel.thin(plan, ids, offsets, thresholds, 0, 0, len(ids))
    made = replace(tables(plan, dimensions, scale), frozen=frozen)
    stretch = Stretch(words, sentences, positions, 0, len(words), 0, 0, 0)
    totals = kernel.train(plan, stretch, made, side(plan), workers)
    return Trained(totals, made)
