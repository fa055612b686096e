"""Counting the pairs of a corpus, as skip-gram training meets them."""

import operator
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, WrongType
from firth.text.corpus import Corpus
from firth.text.counts import Counting, Counts
from firth.text.native import core, threads_for
from firth.text.pools import pool_of
from firth.text.runs import Run, Runs
from firth.text.vocabulary import check_limits, check_whole

Progress = Callable[[int, int], object]
Piece = tuple[int, int, int, int]  # first position and last, and between which the words around them count

_CHUNK = 5 << 20  # positions times window that a thread takes at a time, which bounds the pairs it finds
_BITS = 30  # of the largest weight as a whole number: the count of a pair has room for billions of them


def count_pairs(
    corpus: Corpus,
    *,
    window: int = 5,
    shrink_windows: bool = True,
    sample: float = 1e-3,
    workers: int | None = None,
    memory: int = 1 << 29,
    progress: Progress | None = None,
) -> Counts:
    r"""Count how often words keep company, as skip-gram training expects to meet them.

    A word is kept with the probability :math:`k`. Windows are formed over what is kept, within a sentence,
    and reach 1 to `window` words to each side, each as likely as the other. So the occurrences at the
    positions :math:`i < j` add to n(c, o) and to n(o, c)

    .. math:: k_i k_j \sum_{m=0}^{L-1} P(m \text{ of the words between are kept}) \frac{L - m}{L}

    with L the window; the fraction is 1 where windows are not shrunk. The sum is exact: the probabilities go
    from word to word by :math:`P_{j+1}(m) = (1 - k_j) P_j(m) + k_j P_j(m - 1)`. Without thinning it is
    (L + 1 - distance) / L.

    Parameters
    ----------
    corpus : Corpus
        In memory or memory-mapped.
    window : int, default 5
        Largest distance between a word and its company, in kept words; at most 1,000.
    shrink_windows : bool, default True
        Draw the reach of every window from 1 to `window`; otherwise each reaches `window` words.
    sample : float, default 1e-3
        Frequent words are thinned (see :meth:`Vocabulary.keep_probabilities`); 0 keeps everything.
    workers : int, optional
        Threads, by default one for each core. The counts do not depend on it, to the bit.
    memory : int, default 536,870,912
        Bytes for what is counted so far; what is more lies in temporary files, in the folder that
        :func:`tempfile.gettempdir` names. Threads take some 100 MB each beside it, the result 8 bytes a pair.
    progress : callable(done, total), optional
        Called now and then with positions of the corpus.

    Returns
    -------
    Counts

    Raises
    ------
    InvalidInput, WrongType
        A setting is out of its range.
    OSError
        The disk is full.

    Notes
    -----
    The sums over m are rounded to multiples of a unit, 2 ** -29 or finer, and added as whole numbers, before
    they are multiplied by :math:`k_i k_j`; a pair that weighs less than half a unit is left out. So the order
    of the additions does not matter, and without thinning nothing is rounded until the end, when counts
    become float32: 7 digits, more than any corpus tells of a pair. Sums of counts are float64.

    Examples
    --------
    >>> from firth.text import read_corpus
    >>> corpus = read_corpus([["a", "b", "c"], ["a", "c"]], min_count=1)
    >>> counts = count_pairs(corpus, window=2, sample=0)
    >>> counts["a", "b"], counts["a", "c"], counts["c", "c"]
    (1.0, 1.5, 0.0)
    >>> corpus = read_corpus([["a", "b", "c"], ["b", "b", "b"]], min_count=1)
    >>> count_pairs(corpus, window=1, sample=0.1)["a", "c"]  # b is not always kept
    0.463
    """
    if not isinstance(corpus, Corpus):
        raise WrongType(f"corpus must be a Corpus, got {type(corpus).__name__}: firth.read_corpus makes one")
    way = Counting(window, shrink_windows, sample)
    check_limits(0, None, workers)
    check_whole("memory", memory, 1)
    if progress is not None and not callable(progress):
        raise WrongType(f"progress must be a function or None, got {progress!r}")
    whole = np.array([0]), np.array([len(corpus.ids)])
    return count_ranges(
        corpus, *whole, way, workers=workers, memory=memory, progress=progress, sha256=corpus.sha256
    )


def count_ranges(
    corpus: Corpus,
    starts: npt.NDArray[np.int64],
    stops: npt.NDArray[np.int64],
    way: Counting,
    *,
    workers: int | None = None,
    memory: int = 1 << 29,
    progress: Progress | None = None,
    sha256: str | None = None,
) -> Counts:
    """Count the pairs of a part of a corpus: ranges of its positions, each of which ends the sentence.

    Parameters
    ----------
    corpus : Corpus
    starts, stops : int64 arrays, shape (r,)
        They rise, and no two ranges overlap.
    way : Counting
    workers, memory, progress
        See `count_pairs`.
    sha256 : str, optional
        Of the corpus, where the part is all of it.

    Returns
    -------
    Counts

    Raises
    ------
    InvalidInput
        These are no such ranges, or the corpus is so long that the count of a pair is too large.
    """
    edges = np.stack([starts, stops], axis=1).ravel()
    if len(edges) and not (edges[0] >= 0 and edges[-1] <= len(corpus.ids) and (np.diff(edges) >= 0).all()):
        raise InvalidInput(f"ranges must rise from 0 to {len(corpus.ids):,}, the number of ids")
    vocabulary = corpus.vocabulary
    keep = np.floor(vocabulary.keep_probabilities(way.sample) * 2.0**32) / 2.0**32  # as a draw has 32 bits
    reach, scale = _weights(way)
    chunks = _chunks(starts.tolist(), stops.tolist(), -(-_CHUNK // way.window))
    done, total = 0, int((stops - starts).sum())
    threads = threads_for(workers)
    with ExitStack() as opened:
        pool = opened.enter_context(pool_of(threads))
        runs = Runs(len(vocabulary), pool, threads, opened, operator.index(memory))

        def count(pieces: list[Piece]) -> tuple[int, Run]:
            positions = sum(stop - start for start, stop, *_ in pieces)
            return positions, core.count_pairs(corpus.ids, corpus.offsets, pieces, keep, reach)

        try:
            for positions, run in _in_turn(pool, count, chunks, threads + 1):
                runs.add(run)
                done += positions
                if progress:
                    progress(done, total)
            offsets, columns, values = runs.matrix(keep, scale)
        except OverflowError:
            raise InvalidInput("the corpus is too long to be counted: give a part of it") from None
    for array in (offsets, columns, values):
        array.setflags(write=False)
    return Counts(offsets, columns, values, vocabulary, way, sha256)


def _weights(way: Counting) -> tuple[npt.NDArray[np.float64], float]:
    """What a pair with m kept words between it weighs, as whole numbers, and the one that stands for 1."""
    reach = np.arange(way.window, 0, -1.0) if way.shrink_windows else np.ones(way.window)
    reach *= 2.0 ** (_BITS - int(reach[0]).bit_length())
    return reach, float(reach[0])


def _chunks(starts: list[int], stops: list[int], size: int) -> Iterator[list[Piece]]:
    """Cut ranges into pieces, and put these together to so many positions."""
    pieces: list[Piece] = []
    room = size
    for low, high in zip(starts, stops, strict=True):
        start = low
        while start < high:
            stop = min(start + room, high)
            pieces.append((start, stop, low, high))
            room -= stop - start
            start = stop
            if not room:
                yield pieces
                pieces, room = [], size
    if pieces:
        yield pieces


def _in_turn(
    pool: Executor, work: Callable[[list[Piece]], tuple[int, Run]], tasks: Iterable[list[Piece]], ahead: int
) -> Iterator[tuple[int, Run]]:
    """The results of tasks in their order, begun no more than so many ahead."""
    begun: deque[Future[tuple[int, Run]]] = deque()
    for task in tasks:
        if len(begun) == ahead:
            yield begun.popleft().result()
        begun.append(pool.submit(work, task))
    while begun:
        yield begun.popleft().result()
