"""What an output table says comes near an input: P(o | v) over the whole vocabulary, for every objective.

v is an input vector: that of a centre word (skip-gram), or the mixture of a window (CBOW). Both classes have
one function, log P(o | v) for some pairs of input and output; all arithmetic is float64.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firth.kernels import Tree

_COLUMNS = 16384  # output vectors made float64 at a time
_ENTRIES = 1 << 20  # nodes on the paths of the pairs that are looked at together

Floats = NDArray[np.float64]
Rows = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Softmax:
    r"""The softmax of the scores of all outputs.

    .. math:: P(o \mid v) = \frac{\exp(b_o + u_o \cdot v)}{\sum_w \exp(b_w + u_w \cdot v)}

    Mikolov et al., *Distributed representations of words and phrases and their compositionality*, 2013,
    equation 2, which has no b.

    Parameters
    ----------
    table : array, shape (V, d)
        Output vectors u.
    bias : array, shape (V,), optional
        b; none is a bias of zeros.

    Examples
    --------
    >>> near = Softmax(np.array([[1.0], [0.0]]), np.log([0.5, 0.5]))
    >>> np.exp(near.log_likelihood(np.array([[0.0], [2.0]]), np.array([0, 1, 1]), np.array([0, 0, 1])))
    array([0.5  , 0.881, 0.119])
    """

    table: NDArray[np.floating]
    bias: NDArray[np.floating] | None = None

    def log_likelihood(self, inputs: Floats, rows: Rows, outputs: Rows) -> Floats:
        """Logarithm of the probability of each pair.

        Parameters
        ----------
        inputs : float64 array, shape (b, d)
            The scores are float64 (b, V): the caller keeps b small.
        rows, outputs : integers, shape (n,)
            Pair i is input ``rows[i]`` with output ``outputs[i]``.

        Returns
        -------
        float64 array, shape (n,)
        """
        scores = np.empty((len(inputs), len(self.table)))
        for start in range(0, len(self.table), _COLUMNS):
            columns = slice(start, start + _COLUMNS)
            scores[:, columns] = inputs @ self.table[columns].astype(np.float64).T
        if self.bias is not None:
            scores += self.bias
        scores -= scores.max(axis=1, keepdims=True)
        picked = scores[rows, outputs]
        np.exp(scores, out=scores)
        pairs: Floats = picked - np.log(scores.sum(axis=1))[rows]
        return pairs


def of_negative_sampling(table: NDArray[np.floating], noise: Floats) -> Softmax:
    r"""The distribution that negative sampling learns, whose noise has distribution P_n, float64 (V,).

    .. math:: P(o \mid v) = \frac{P_n(o) \exp(u_o \cdot v)}{\sum_w P_n(w) \exp(u_w \cdot v)}

    Where the loss is lowest, :math:`u_o \cdot v = \log P(o \mid v) - \log(K P_n(o))` (Goldberg and Levy,
    *word2vec Explained*, 2014; Levy and Goldberg, *Neural word embedding as implicit matrix factorization*,
    2014, equation 7; Gutmann and Hyvärinen, *Noise-contrastive estimation of unnormalized statistical
    models*, 2012). A score thus says how many times likelier than noise a word is, and the softmax of the
    scores alone would give "the" no more than any other word with that score. K is the same for all words and
    falls out. A draw that equals the pair's own target is skipped in firth, which makes P / (1 - P) of the
    first P: almost the same, unless a word is a large part of an input's company (docs/likelihood.md).

    >>> near = of_negative_sampling(np.zeros((2, 3)), np.array([0.75, 0.25]))
    >>> np.exp(near.log_likelihood(np.ones((1, 3)), np.array([0, 0]), np.array([0, 1])))
    array([0.75, 0.25])
    """
    with np.errstate(divide="ignore"):  # what is never drawn, because it never occurred, has probability 0
        return Softmax(table, np.log(noise))


@dataclass(frozen=True, eq=False)
class TreeSoftmax:
    r"""The product of the turns on the way to a word's leaf.

    .. math:: P(o \mid v) = \prod_{n \in path(o)} \sigma(\pm u_n \cdot v)

    Morin and Bengio, *Hierarchical probabilistic neural network language model*, 2005; Mikolov et al., 2013,
    equation 3. The turns at a node sum to one, and so do the leaves.

    Parameters
    ----------
    table : array, shape (V - 1, d)
        Vectors of the inner nodes.
    tree : Tree
    """

    table: NDArray[np.floating]
    tree: Tree

    def log_likelihood(self, inputs: Floats, rows: Rows, outputs: Rows) -> Floats:
        """Logarithm of the probability of each pair, as `Softmax.log_likelihood`; faster where rows rise."""
        pairs = np.empty(len(outputs))
        lengths = np.diff(self.tree.offsets)[outputs]
        ends = np.cumsum(lengths)
        for some in _runs(ends):
            taken, first = lengths[some], self.tree.offsets[outputs[some]]
            starts = np.cumsum(taken) - taken  # of each pair's path among the entries of all of them
            entries = np.repeat(first - starts, taken) + np.arange(taken.sum())
            low, high = rows[some].min(), rows[some].max()
            nodes, columns = _distinct(self.tree.nodes[entries], len(self.table))
            scores = inputs[low : high + 1] @ self.table[nodes].astype(np.float64).T
            met = scores[np.repeat(rows[some] - low, taken), columns]
            pairs[some] = np.add.reduceat(_log_sigmoid(np.where(self.tree.codes[entries], -met, met)), starts)
        return pairs


def _runs(ends: NDArray[np.int64]) -> Iterator[slice]:
    """Runs of pairs with about `_ENTRIES` nodes on their paths."""
    start, done = 0, 0
    while start < len(ends):
        stop = max(start + 1, int(np.searchsorted(ends, done + _ENTRIES, side="right")))
        yield slice(start, stop)
        start, done = stop, int(ends[stop - 1])


def _distinct(values: NDArray[np.int32], count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The values that occur, rising, and the place of each value among them, as `np.unique` but faster."""
    there = np.zeros(count, np.bool_)
    there[values] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[values]


def _log_sigmoid(x: Floats) -> Floats:
    tail: Floats = np.minimum(x, 0.0) - np.log1p(np.exp(-np.abs(x)))
    return tail
