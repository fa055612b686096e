"""Approximate search: a graph of neighbours (HNSW, by usearch), much faster than looking at every row.

Malkov & Yashunin (2018), "Efficient and robust approximate nearest neighbor search using hierarchical
navigable small world graphs". The graph finds candidates; their cosines and their order are exact.
"""

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.cores import usable_cores
from firth.vectors.arithmetic import Table, Vector, directions
from firth.vectors.batch import Neighbours
from firth.vectors.checks import at_least_one
from firth.vectors.cost import recall
from firth.vectors.graph_files import checked, read_graph, usearch, write_graph
from firth.vectors.stored import DType, Rows

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_TYPES: dict[str, str] = {"float32": "f32", "float16": "f16", "int8": "i8"}
_BLOCK = 1 << 12  # rows that are added at a time; between two blocks Ctrl-C has its turn

Progress = Callable[[int, int], None]


class Index:
    """Finds most of the nearest words without looking at all; made by `WordVectors.index`.

    Attributes
    ----------
    words : WordVectors
        What it answers with.
    settings : dict
        How it was made: connectivity, expansion_add, expansion_search, dtype.

    Examples
    --------
    >>> import firth
    >>> words = firth.WordVectors(["king", "queen", "man", "woman"], [[1, 1], [-1, 1], [1, 0], [-1, 0]])
    >>> index = words.index()  # doctest: +SKIP
    >>> index.most_similar("woman", topn=1)  # doctest: +SKIP
    [('queen', 0.707)]
    """

    def __init__(self, words: "WordVectors", graph: Any, settings: dict[str, Any]) -> None:
        self.words = words
        self.settings = settings
        self._graph = graph

    def __len__(self) -> int:
        return len(self._graph)

    def __repr__(self) -> str:
        return f"Index({len(self)} words, {self.words.vector_size} dimensions)"

    def most_similar(self, positive: Any = (), negative: Any = (), topn: int = 10) -> list[tuple[Any, float]]:
        """As `WordVectors.most_similar`, with most of its answers.

        It knows no `restrict`, as the graph holds all words: ``words.head(n).index()`` has the first ones.
        """
        mean, asked = self.words._question(positive, negative)
        rows, cosines = self._nearest(mean[None], at_least_one("topn", topn), [asked])
        found = Neighbours.of(self.words.index_to_key, rows, cosines)
        return list(zip(found.keys[0], found.similarities[0].tolist(), strict=False))

    def search(self, queries: Any, topn: int = 10) -> Neighbours:
        """As `WordVectors.search`, with most of its answers and without `restrict`."""
        vectors, own = self.words._questions(queries)
        rows, cosines = self._nearest(directions(vectors), at_least_one("topn", topn), list(own[:, None]))
        return Neighbours.of(self.words.index_to_key, rows, cosines)

    def recall(self, *, sample: int = 1000, topn: int = 10, seed: int = 1) -> float:
        """The share of the nearest neighbours of some words, drawn evenly, that the index finds."""
        rows = np.random.default_rng(seed).permutation(len(self.words))[: at_least_one("sample", sample)]
        asked = [self.words.index_to_key[row] for row in rows]
        return recall(self.words.search(asked, topn=topn).rows, self.search(asked, topn=topn).rows)

    def save(self, folder: str | PathLike[str]) -> None:
        """Write the index into the folder of its model, which keeps it when the model is written again.

        Raises
        ------
        InvalidInput
            If there is no such folder.
        OSError
            If it cannot be written, as on a full disk; then the folder keeps the index it had.
        """
        write_graph(Path(folder), self._graph, self.settings, self.words.stored)

    @classmethod
    def load(cls, folder: str | PathLike[str], words: "WordVectors") -> "Index":
        """Open the index of a model folder, memory-mapped.

        The file is read once to compare its checksum, about a second for each GB, since usearch follows what
        is damaged out of the memory that it has.

        Raises
        ------
        MissingFile
            If the folder has none.
        InvalidInput
            If it was made for other vectors.
        DamagedFile
        MissingDependency
        """
        return cls(words, *read_graph(Path(folder), words.stored))

    def _nearest(
        self, unit: Vector, topn: int, hidden: Sequence[Rows]
    ) -> tuple[npt.NDArray[np.int64], Vector]:
        """For each of n unit vectors the best rows (n, k) that the graph finds, without the hidden ones.

        Beside them are their cosines; -1 and nan where there are no more.
        """
        width = min(topn, len(self.words))
        rows = np.full((len(unit), width), -1, np.int64)
        cosines = np.full(rows.shape, np.nan)
        wanted = min(len(self), topn + max(map(len, hidden), default=0))
        if wanted == 0 or not len(unit):
            return rows, cosines
        found = self._graph.search(unit.astype(np.float32).reshape(-1, unit.shape[-1]), wanted)
        candidates = np.reshape(found.keys, (len(unit), -1))
        counts = np.broadcast_to(getattr(found, "counts", candidates.shape[1]), len(unit))
        for i, vector in enumerate(unit):
            some = np.setdiff1d(candidates[i, : counts[i]].astype(np.intp), hidden[i])
            values = self.words.stored.cosines(some, vector)
            order = np.argsort(-values, kind="stable")[:width]
            rows[i, : len(order)], cosines[i, : len(order)] = some[order], values[order]
        return rows, cosines


def build(
    words: "WordVectors",
    *,
    connectivity: int,
    expansion_add: int,
    expansion_search: int,
    dtype: DType,
    progress: Progress | None,
) -> Index:
    """Make the index of words; see `WordVectors.index`."""
    settings = checked(
        {
            "connectivity": connectivity,
            "expansion_add": expansion_add,
            "expansion_search": expansion_search,
            "dtype": dtype,
        }
    )
    graph = usearch().Index(
        ndim=words.vector_size,
        metric="cos",
        enable_key_lookups=False,
        **{**settings, "dtype": _TYPES[dtype]},
    )
    for first in range(0, len(words), _BLOCK):
        block = words.stored.rows(slice(first, first + _BLOCK))
        some = np.flatnonzero(block.any(axis=1))  # zeros have no direction
        graph.add(first + some, _unit(block[some]), threads=usable_cores())
        if progress is not None:
            progress(min(first + _BLOCK, len(words)), len(words))
    return Index(words, graph, settings)


def _unit(block: Table) -> Table:
    return directions(block).astype(np.float32)
