"""Maps that keep neighbours together: t-SNE, by openTSNE, over exact neighbours.

van der Maaten and Hinton (2008), "Visualizing data using t-SNE"; Linderman et al. (2019), "Fast
interpolation-based t-SNE for improved visualization of single-cell RNA-seq data".
"""

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from firth.explorer.planes import framed, principal_map
from firth.vectors import WordVectors
from firth.vectors.arithmetic import Table, Vector

METHOD = "t-SNE 1: perplexity 30, exaggeration 12, 250 + 500 steps"  # a change makes new files in the cache
FEWEST = 10  # words
_PERPLEXITY = 30.0
_EARLY, _LATE = 250, 500  # steps, with and without exaggeration
_FEW = 5_000  # words for which the tree of Barnes and Hut is faster than a grid
_EVERY = 10  # steps between two reports
_SEARCH = 0.4  # about the share of the time that the search for neighbours takes
_BLOCK = 4096  # words whose neighbours are looked for at a time

Progress = Callable[[float], None]


def installed() -> bool:
    """Whether openTSNE is there."""
    return find_spec("openTSNE") is not None


def tsne_map(unit: Table, progress: Progress) -> Table:
    """The map (n, 2) of unit vectors (n, d), inside [-1, 1]; `progress` is told the share that is done.

    It begins with the principal components and runs on one thread, so the same vectors give the same map.
    """
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PerplexityBasedNN
    from openTSNE.nearest_neighbors import PrecomputedNeighbors

    perplexity = min(_PERPLEXITY, (len(unit) - 1) / 3)
    rows, distances = _neighbours(unit, int(3 * perplexity), lambda done: progress(_SEARCH * done))
    index = PrecomputedNeighbors(rows, distances)
    affinities = PerplexityBasedNN(knn_index=index, perplexity=perplexity, n_jobs=1)
    start = principal_map(unit).astype(np.float64)
    start *= 1e-4 / (start[:, 0].std() or 1.0)
    method = "bh" if len(unit) < _FEW else "fft"
    embedding = TSNEEmbedding(
        start, affinities, negative_gradient_method=method, n_jobs=1, random_state=1, learning_rate="auto"
    )
    steps = 0

    def report(*_: object) -> None:
        nonlocal steps
        steps += _EVERY
        progress(_SEARCH + (1 - _SEARCH) * min(1.0, steps / (_EARLY + _LATE)))

    told = {"callbacks": report, "callbacks_every_iters": _EVERY}
    embedding = embedding.optimize(n_iter=_EARLY, exaggeration=12, momentum=0.5, **told)
    embedding = embedding.optimize(n_iter=_LATE, momentum=0.8, **told)
    return framed(np.asarray(embedding))


def _neighbours(unit: Table, k: int, progress: Progress) -> tuple[Vector, Vector]:
    """The `k` nearest rows of each, and their distances."""
    words = WordVectors(range(len(unit)), unit)
    found = []
    for first in range(0, len(unit), _BLOCK):
        last = min(first + _BLOCK, len(unit))
        found.append(words.search(list(range(first, last)), topn=k))
        progress(last / len(unit))
    cosines = np.concatenate([part.similarities for part in found])
    return np.concatenate([part.rows for part in found]), np.sqrt(np.maximum(0, 2 - 2 * cosines))
