"""How long an exact softmax will take on this machine: told before the work, not by the clock."""

import time
from collections.abc import Callable

import numpy as np

from firth.errors import InvalidInput
from firth.kernels import Architecture, Objective, Stretch, Tables, native, padded
from firth.text import Vocabulary
from firth.training.schedule import Journey

SLOWEST = 1e7  # operations a second that any kernel does: what is short even so needs no measurement
MEASURED = 0.2  # seconds that a measurement takes
_WORDS, _NUMBERS = 4096, 1 << 22  # of a table that it is taken with, at most: larger ones are as fast

INSTEAD = (
    "set a larger max_hours or a smaller max_vocabulary, or choose objective='negative-sampling', "
    "'hierarchical-softmax', or architecture='skipgram', whose exact softmax does not grow with the text"
)


def check_duration(
    operations: float, max_hours: float, rate: Callable[[], float], work: str, instead: str
) -> None:
    """Refuse work of so many floating-point operations that would take longer than `max_hours`.

    Parameters
    ----------
    operations : float
    max_hours : float
    rate : callable
        Gives the operations a second, see `measured_rate`. It is called only where the answer depends on it.
    work, instead : str
        What would take so long, and what to do about it: the beginning and the end of the sentence.

    Raises
    ------
    InvalidInput

    >>> check_duration(7.2e12, 1.0, lambda: 1e9, "counting the stars", "count fewer")
    Traceback (most recent call last):
    firth.errors.InvalidInput: counting the stars would take about 2.0 hours at the 1.0 billion operations a \
second of this machine, and max_hours is 1.0: count fewer
    """
    if operations <= SLOWEST * max_hours * 3600:
        return
    speed = rate()
    hours = operations / speed / 3600
    if hours > max_hours:
        told = f"{hours:,.1f} hours" if hours >= 1 else f"{60 * hours:.1f} minutes"
        raise InvalidInput(
            f"{work} would take about {told} at the {speed / 1e9:,.1f} billion operations a second of this "
            f"machine, and max_hours is {max_hours}: {instead}"
        )


def measured_rate(work: Callable[[], float]) -> float:
    """Operations a second of work that returns how many it did: the best of a fraction of a second."""
    best, end = 0.0, time.perf_counter() + MEASURED
    while (began := time.perf_counter()) < end:
        done = work()
        best = max(best, done / max(time.perf_counter() - began, 1e-9))
    return best


def check_cbow_softmax(journey: Journey, vocabulary: Vocabulary, epoch: int, max_hours: float) -> None:
    """Refuse CBOW with the softmax where the epochs from `epoch` on would take too long; pass all others.

    Every position that thinning keeps meets every word: three products of two operations for each dimension,
    and on held-out text one.

    Raises
    ------
    InvalidInput
    """
    plan, dimensions = journey.plan, journey.tables.dimensions
    if (plan.architecture, plan.objective) != (Architecture.CBOW, Objective.SOFTMAX):
        return
    words, epochs = len(vocabulary), journey.epochs - epoch
    kept = np.minimum(journey.thresholds / 2.0**32, 1.0) @ vocabulary.counts / vocabulary.counts.sum()
    positions = float(kept) * epochs * (len(journey.text) + len(journey.held_out or ()) / 3)
    check_duration(
        6 * positions * words * dimensions,
        max_hours,
        lambda: measured_rate(lambda: _try_out(journey)),
        f"CBOW with softmax ({positions:,.0f} positions in {epochs} epochs x {words:,} words x {dimensions} "
        "dimensions x 6 operations)",
        INSTEAD,
    )


def _try_out(journey: Journey) -> float:
    """Train scratch tables on a macro-batch; the slow kernels, which take position by position, on a tile."""
    plan, dimensions = journey.plan, journey.tables.dimensions
    words = min(len(journey.tables.input), _WORDS, max(2, _NUMBERS // dimensions))
    length = plan.macro_batch if journey.kernel is native else plan.positions
    ids, sentences = np.arange(length, dtype=np.int32) % words, np.zeros(length, np.int32)
    stretch = Stretch(ids, sentences, np.arange(length), 0, length, 0, 0, 0)
    tables = Tables(padded(words, dimensions), padded(words, dimensions), dimensions)
    journey.kernel.train(plan, stretch, tables, None, journey.workers)
    return 6.0 * length * words * dimensions
