"""One model in the place of several runs."""

from collections.abc import Sequence

import numpy as np

from firth.evaluation.alignment.anchors import Anchors, anchor_rows
from firth.evaluation.alignment.procrustes import directions, rotation, turned
from firth.evaluation.alignment.shared import common_words, units
from firth.vectors import WordVectors


def consensus(runs: Sequence[WordVectors], anchors: Anchors) -> WordVectors:
    """The mean of the unit vectors of several runs, each turned onto the first; of one run, the run itself.

    The words are those that all runs have, the most frequent first.
    """
    if len(runs) == 1:
        return runs[0]
    shared = common_words(runs)
    rows = anchor_rows(shared, anchors, runs[0].vector_size)
    tables = [units(run, shared) for run in runs]
    first, *others = (directions(unit, rows)[rows] for unit in tables)
    total = tables[0].astype(np.float64)
    for unit, other in zip(tables[1:], others, strict=True):
        total += turned(unit, rotation(other, first))
    return WordVectors(shared, total / len(runs), counts=_mean_counts(runs, shared))


def _mean_counts(runs: Sequence[WordVectors], shared: list[object]) -> np.ndarray | None:
    """How often a run has seen each word, on average; None where one does not know."""
    found = [run.counts[[run.key_to_index[key] for key in shared]] for run in runs if run.counts is not None]
    return np.rint(np.mean(found, axis=0)).astype(np.int64) if len(found) == len(runs) else None
