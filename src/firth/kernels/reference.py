"""The slow kernels that are obviously right: one pair at a time, through `firth.maths`, in float64."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firth import maths
from firth.kernels import draws
from firth.kernels.noise import Noise
from firth.kernels.plan import NOTHING, Architecture, Objective, Plan, Stretch, Totals
from firth.kernels.tables import Tables
from firth.kernels.tree import Tree

Vector = NDArray[np.float64]


class Pair(NamedTuple):
    """Loss of one pair, its gradients, and the curvature of the loss along each vector."""

    loss: float
    dv: Vector
    v_curvature: float
    rows: NDArray[np.int64]  # of the output table
    dU: Vector  # noqa: N815 - one row for each of `rows`
    U_curvature: Vector


class Moves:
    """What a macro-batch asks of the rows of one table."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[Vector, float]] = {}

    def add(self, row: int, gradient: Vector, curvature: float) -> None:
        """Sum one more request for a row."""
        before = self._rows.get(row, (np.zeros_like(gradient), 0.0))
        self._rows[row] = (before[0] + gradient, before[1] + curvature)

    def apply(self, table: NDArray[np.float32], step: float, damping: float) -> None:
        """Move every row against its gradient, as far as plain steps one after the other would have."""
        for row, (gradient, curvature) in self._rows.items():
            z = damping * step * curvature
            table[row] -= (step * gradient * (-np.expm1(-z) / z if z > 0 else 1.0)).astype(table.dtype)


def alias_table(probability: NDArray[np.float64]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Thresholds and aliases (see `Noise`) of a distribution, float64 (V,), that sums to one.

    Vose's way (*A linear algorithm for generating random numbers with a given distribution*, 1991): a place
    with less than its share is filled up from one with more.
    """
    mass = (probability * len(probability)).tolist()
    threshold = np.full(len(mass), draws.ALWAYS)
    alias = np.arange(len(mass), dtype=np.int32)
    small = [i for i, m in enumerate(mass) if m < 1]
    large = [i for i, m in enumerate(mass) if m >= 1]
    while small and large:
        low, high = small.pop(), large[-1]
        threshold[low] = int(mass[low] * 4294967295.0)
        alias[low] = high
        mass[high] -= 1 - mass[low]
        if mass[high] < 1:
            small.append(large.pop())
    return threshold, alias


def thin(
    plan: Plan,
    ids: NDArray[np.int32],
    offsets: NDArray[np.int64],
    thresholds: NDArray[np.uint32],
    epoch: int,
    start: int,
    stop: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    """Words kept of corpus positions ``start .. stop - 1``, with their sentences and positions.

    The word at a position is kept when its draw (keyed by seed, call, epoch and position) lies under its
    threshold (see `keep_thresholds`).
    """
    positions = np.arange(start, stop)
    words = ids[start:stop]
    drawn = draws.draw(draws.key(plan.seed, plan.call, epoch, draws.Purpose.THIN), positions) >> np.uint64(32)
    keep = (thresholds[words] == draws.ALWAYS) | (drawn < thresholds[words])
    sentences = np.searchsorted(offsets, positions[keep], side="right") - 1
    return words[keep], sentences.astype(np.int32), positions[keep]


def train(
    plan: Plan,
    stretch: Stretch,
    tables: Tables,
    side: Noise | Tree | None,
    workers: int = 1,
    totals: Totals = NOTHING,
) -> Totals:
    """Train on a stretch: macro-batch by macro-batch, tile by tile, pair by pair.

    Each pair of an input v and its target o adds its loss and gradients as `firth.maths` defines them, at the
    tables as they stood before the macro-batch. A word at a position is the target (row of U); the words
    of its window are the inputs (rows of V): in the terms of ``P(o | c)`` they are the centres c of which the
    position's word is an outside word o. Both orders give the same pairs.

    Parameters
    ----------
    plan : Plan
    stretch : Stretch
    tables : Tables
        Changed in place.
    side : Noise, Tree or None
        What the objective needs beside the tables.
    workers : int
        Without effect here; it never has any on the result.
    totals : Totals
        Of the stretches before: the sum goes on from there, so its bits do not depend on where it is cut.

    Returns
    -------
    Totals
        `totals` with what this stretch added: losses in nats summed over pairs, and the number of pairs.
    """
    tile = stretch.tile
    size = plan.positions if plan.racy else plan.macro_batch
    for begin in range(stretch.begin, stretch.end, size):
        end = min(begin + size, stretch.end)
        V_moves, U_moves = Moves(), Moves()
        for first in range(begin, end, plan.positions):
            objective = _objective(plan, stretch, tables, side, tile)
            for i in range(first, min(first + plan.positions, end)):
                drawn = tile * plan.positions + i - first
                for context, share in _inputs(plan, stretch, i, drawn):
                    v = share * tables.input[context].astype(np.float64).sum(axis=0)
                    pair = objective(v, int(stretch.words[i]))
                    handed = share if plan.exact_gradient else 1.0
                    for word in context:
                        if tables.frozen is None or not tables.frozen[word]:
                            V_moves.add(int(word), handed * pair.dv, share * handed * pair.v_curvature)
                    for row, du, curvature in zip(pair.rows, pair.dU, pair.U_curvature, strict=True):
                        U_moves.add(int(row), du, float(curvature))
                    totals = totals.plus(pair.loss, 1)
            tile += 1
        step = plan.step(stretch.done + int(stretch.positions[begin]))
        if step > 0:  # adding nothing would make a zero of a minus zero
            V_moves.apply(tables.input, step, plan.damping)
            U_moves.apply(tables.output, step, plan.damping)
    return totals


def _inputs(plan: Plan, stretch: Stretch, i: int, drawn: int) -> Iterator[tuple[NDArray[np.int32], float]]:
    """Inputs of the pairs whose target stands at i: the words that make each, and their share."""
    reach = plan.window
    if plan.shrink_windows:
        sequence = draws.key(plan.seed, plan.call, stretch.epoch, draws.Purpose.WINDOW)
        reach -= int(draws.below(draws.draw(sequence, drawn), plan.window))
    near = [z for z in range(max(0, i - reach), min(len(stretch.words), i + reach + 1)) if z != i]
    context = stretch.words[[z for z in near if stretch.sentences[z] == stretch.sentences[i]]]
    if plan.architecture is Architecture.SKIPGRAM:
        for z in range(len(context)):
            yield context[z : z + 1], 1.0
    elif len(context):
        yield context, 1 / len(context) if plan.cbow_mean else 1.0


def _objective(
    plan: Plan, stretch: Stretch, tables: Tables, side: Noise | Tree | None, tile: int
) -> Callable[[Vector, int], Pair]:
    """The objective of one tile, as a function of an input vector and a target."""
    U = tables.output
    if isinstance(side, Noise):
        sequence = draws.key(plan.seed, plan.call, stretch.epoch, draws.Purpose.NOISE)
        negatives = side.draw(sequence, tile * plan.shared + np.arange(plan.shared))
        weight = plan.negative / plan.shared
        return lambda v, o: _negative_sampling(v, o, negatives[negatives != o], weight, U)
    if isinstance(side, Tree):
        return lambda v, o: _hierarchical_softmax(v, *side.path(o), U)
    assert plan.objective is Objective.SOFTMAX
    return lambda v, o: _softmax(v, o, U)


def _negative_sampling(
    v: Vector, o: int, negatives: NDArray[np.int32], weight: float, U: NDArray[np.float32]
) -> Pair:
    rows = np.concatenate([[o], negatives])
    u = U[rows].astype(np.float64)
    weights = np.full(len(negatives), weight)
    gradients = maths.negative_sampling(v, 0, np.arange(1, len(rows)), u, weights)
    positive = np.arange(len(rows)) == 0
    return _pair(v, rows, u, gradients, np.concatenate([[1.0], weights]), maths.sigmoid(u @ v), positive)


def _hierarchical_softmax(
    v: Vector, path: NDArray[np.int32], code: NDArray[np.uint8], nodes: NDArray[np.float32]
) -> Pair:
    u = nodes[path].astype(np.float64)
    gradients = maths.hierarchical_softmax(v, np.arange(len(path)), code, u)
    return _pair(v, path.astype(np.int64), u, gradients, np.ones(len(path)), maths.sigmoid(u @ v), code == 0)


def _softmax(v: Vector, o: int, U: NDArray[np.float32]) -> Pair:
    u = U.astype(np.float64)
    rows = np.arange(len(u))
    gradients = maths.naive_softmax(v, o, u)
    return _pair(v, rows, u, gradients, np.ones(len(u)), maths.probability(v, u), rows == o)


def _pair(
    v: Vector,
    rows: NDArray[np.int64],
    u: Vector,
    gradients: tuple[float, Vector, Vector],
    weights: Vector,
    p: Vector,
    positive: NDArray[np.bool_],
) -> Pair:
    """A pair whose outputs have probabilities p.

    The curvature of an output is its second derivative p (1 - p), but no less than a quarter of its gradient:
    far on the wrong side the second derivative vanishes while the gradient is still whole, and a long step
    would shoot past.
    """
    loss, dv, dU = gradients
    bend = weights * np.maximum(p * (1 - p), np.where(positive, 1 - p, p) / 4)
    return Pair(loss, dv, float(bend @ (u**2).sum(axis=1)), rows, dU, bend * (v @ v))
