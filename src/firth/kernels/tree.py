"""The Huffman tree of hierarchical softmax: frequent words have short paths."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tree:
    """The path from the root to every word.

    Parameters
    ----------
    offsets : int64 array, shape (V + 1,)
        Word w has entries ``offsets[w] .. offsets[w + 1] - 1`` of `nodes` and `codes`.
    nodes : int32 array
        Inner nodes, root first; they are rows of a table with V - 1 rows.
    codes : uint8 array
        Turn taken at each node: 0 (counted as positive) or 1.
    depth : int
        Length of the longest path.
    """

    offsets: NDArray[np.int64]
    nodes: NDArray[np.int32]
    codes: NDArray[np.uint8]
    depth: int

    @classmethod
    def of(cls, counts: NDArray[np.int64]) -> "Tree":
        """Huffman's tree (1952) over words with counts in any order, int64 (V,).

        >>> tree = Tree.of(np.array([4, 2, 1]))
        >>> [tree.path(w)[1].tolist() for w in range(3)]
        [[1], [0, 1], [0, 0]]
        """
        order = np.argsort(-np.asarray(counts), kind="stable")
        parent, code = _merge(np.asarray(counts)[order].tolist())
        words = len(counts)
        parent[order], code[order] = parent[:words].copy(), code[:words].copy()
        lengths = np.zeros(2 * words - 1, np.int64)
        for node in range(2 * words - 3, -1, -1):
            lengths[node] = lengths[parent[node]] + 1
        offsets = np.concatenate([[0], np.cumsum(lengths[:words])]).astype(np.int64)
        nodes = np.empty(offsets[-1], np.int32)
        codes = np.empty(offsets[-1], np.uint8)
        # all words climb one level at a time; each writes its path from the end
        at, word = np.arange(words), np.arange(words)
        place = offsets[1:] - 1
        root = 2 * words - 2
        while (climbing := at != root).any():
            at, word, place = at[climbing], word[climbing], place[climbing]
            nodes[place] = parent[at] - words
            codes[place] = code[at]
            at, place = parent[at], place - 1
        return cls(offsets, nodes, codes, int(lengths[:words].max(initial=0)))

    def path(self, word: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Inner nodes and turns from the root to a word."""
        span = slice(self.offsets[word], self.offsets[word + 1])
        return self.nodes[span], self.codes[span]


def _merge(counts: list[int]) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """Parent and turn of every node: words by falling count, then inner nodes as made, the root last."""
    words = len(counts)
    weight = counts + [0] * (words - 1)
    parent = np.zeros(2 * words - 1, np.int64)
    code = np.zeros(2 * words - 1, np.uint8)
    # the rarest word left, the lightest inner node left: both lists are sorted
    word, inner = words - 1, words

    def lightest(made: int) -> int:
        nonlocal word, inner
        if word >= 0 and (inner >= made or weight[word] <= weight[inner]):  # on a tie, the shallower
            word -= 1
            return word + 1
        inner += 1
        return inner - 1

    for made in range(words, 2 * words - 1):
        light, heavy = lightest(made), lightest(made)
        weight[made] = weight[light] + weight[heavy]
        parent[light] = parent[heavy] = made
        code[heavy] = 1
    return parent, code
