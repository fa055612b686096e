"""The exact softmax by stochastic steps, in NumPy: what the alternation was chosen over.

Both ways take the gradient of all that a block of centres loses, with all outputs exact, and move both tables
at once. The step falls linearly to nothing, so a first step and a number of passes are to be chosen.
A pass takes three products of V x V x d.
"""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

import firth

BLOCK, REFRESHED = 250, 5  # centres in a block, and blocks after which the inverses are computed anew
RIDGE, CAP = 0.05, 1.0  # of the mean second moment; and the longest way of a row
PRODUCTS = 3

Matrix = NDArray[np.float32]


class Tables(NamedTuple):
    """Input, output and bias."""

    V: Matrix
    U: Matrix
    b: Matrix


class Block(NamedTuple):
    """Some centres, their pairs, the pairs of each output in ordinary company, and the gradients."""

    rows: slice
    pairs: Matrix
    expected: Matrix
    gradient: Tables


class Way(Protocol):
    """Makes moves of gradients; begun with the tables and the share that each word has of all pairs."""

    def __init__(self, tables: Tables, share: Matrix) -> None: ...

    def __call__(self, tables: Tables, block: Block) -> Tables: ...


def train(counts: firth.Counts, d: int, passes: int, first: float, way: type[Way]) -> Tables:
    """Tables after so many passes of steps that begin with this length."""
    rng, V = np.random.default_rng(1), len(counts.vocabulary)
    n = np.maximum(counts.centres, 0.5).astype(np.float32)
    share = n / n.sum()
    tables = Tables(_uniform(rng, V, d), _uniform(rng, V, d), np.log(share))
    moves_of, starts, done = way(tables, share), np.arange(0, V, BLOCK), 0
    for _ in range(passes):
        for start in rng.permutation(starts):
            rows = slice(start, min(start + BLOCK, V))
            moves = moves_of(tables, _block(tables, counts, rows, n, share))
            length = first * (1 - done / (passes * len(starts)))
            for table, move in zip((tables.V[rows], tables.U, tables.b), moves, strict=True):
                table -= length * move
            done += 1
    return tables


class Preconditioned:
    """Gradients a pair, times the inverse of one matrix for each table: what the words have in common."""

    def __init__(self, tables: Tables, share: Matrix) -> None:
        self._share, self._blocks = share, 0

    def __call__(self, tables: Tables, block: Block) -> Tables:
        if self._blocks % REFRESHED == 0:
            share, mean = self._share[:, None], self._share @ tables.U
            self._of_centres = _inverse(tables.U.T @ (share * tables.U) - np.outer(mean, mean))
            self._of_outputs = _inverse(tables.V.T @ (share * tables.V))
        self._blocks += 1
        gradient = block.gradient
        return Tables(
            _capped(gradient.V / block.pairs[:, None] @ self._of_centres),
            _capped(gradient.U / block.expected[:, None] @ self._of_outputs),
            np.clip(gradient.b / block.expected, -1, 1),
        )


class Adam:
    """Adam (Kingma and Ba, *Adam: a method for stochastic optimization*, 2015).

    A centre's gradient is taken by the root of its pairs, which came out best.
    """

    def __init__(self, tables: Tables, share: Matrix) -> None:
        self._first, self._second = (Tables(*map(np.zeros_like, tables)) for _ in range(2))
        self._times, self._blocks = np.zeros(len(share)), 0

    def __call__(self, tables: Tables, block: Block) -> Tables:
        rows, everything = block.rows, slice(None)
        self._times[rows] += 1
        self._blocks += 1
        gradient = block.gradient._replace(V=block.gradient.V / np.sqrt(block.pairs)[:, None])
        times = self._times[rows.start], self._blocks, self._blocks
        return Tables(
            *(
                self._moved(first[part], second[part], of, t)
                for first, second, part, of, t in zip(
                    self._first, self._second, (rows, everything, everything), gradient, times, strict=True
                )
            )
        )

    def _moved(self, first: Matrix, second: Matrix, gradient: Matrix, t: float) -> Matrix:
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient**2 - second)
        moves: Matrix = first / (1 - 0.9**t) / (np.sqrt(second / (1 - 0.999**t)) + 1e-8)
        return moves


def _block(tables: Tables, counts: firth.Counts, rows: slice, n: Matrix, share: Matrix) -> Block:
    X, pairs = tables.V[rows], n[rows]
    P = X @ tables.U.T + tables.b
    P -= P.max(axis=1, keepdims=True)
    np.exp(P, out=P)
    P *= (pairs / P.sum(axis=1))[:, None]  # how often each output is expected
    entries = slice(counts.offsets[rows.start], counts.offsets[rows.stop])
    numbers = np.diff(counts.offsets[rows.start : rows.stop + 1])
    P[np.repeat(np.arange(len(X)), numbers), counts.columns[entries]] -= counts.values[entries]
    return Block(rows, pairs, share * pairs.sum(), Tables(P @ tables.U, P.T @ X, P.sum(axis=0)))


def _uniform(rng: np.random.Generator, V: int, d: int) -> Matrix:
    return ((rng.random((V, d)) - 0.5) / d).astype(np.float32)


def _inverse(moment: Matrix) -> Matrix:
    lifted = moment + (RIDGE * np.trace(moment) / len(moment) + 1e-3) * np.eye(len(moment))
    return np.linalg.inv(lifted).astype(np.float32)


def _capped(moves: Matrix) -> Matrix:
    lengths = np.linalg.norm(moves, axis=1, keepdims=True)
    return moves * (CAP / np.maximum(lengths, CAP))
