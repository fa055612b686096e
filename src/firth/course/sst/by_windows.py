"""The experiment to be read beside the papers: one window after the other, and nothing made faster.

The numbers are drawn by `random.randint`, losses and gradients are those of `firth.maths`, and the steps are
taken by its `sgd`. `run` is compared with it: the same draws, and the same numbers but for their rounding.
"""

from collections.abc import Callable
from random import Random
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from firth.course.sst.settings import Settings
from firth.course.sst.text import Integers, Sentences, Text, thinned
from firth.maths import negative_sampling, sgd, skip_gram

Floats = npt.NDArray[np.float64]
#: A centre word, its outside words, and the negatives of each of these.
Window: TypeAlias = tuple[int, list[int], list[list[int]]]


class Drawing:
    """What is drawn in the course of a run."""

    def __init__(self, text: Text, settings: Settings, random: Random) -> None:
        self._text, self._settings, self._random = text, settings, random
        self._sentences: Sentences = []
        self._table = noise_table(text.counts, settings)

    def window(self) -> Window:
        """A window, in which no outside word equals the centre, with its negatives."""
        size = self._random.randint(1, self._settings.window)
        if not self._sentences:
            self._sentences = thinned(self._text, self._settings, self._random)
        outside: list[int] = []
        while not outside:
            sentence = self._sentences[self._random.randint(0, len(self._sentences) - 1)]
            t = self._random.randint(0, len(sentence) - 1)
            centre, around = sentence[t], sentence[max(0, t - size) : t] + sentence[t + 1 : t + 1 + size]
            outside = [word for word in around if word != centre]
        return centre, outside, [self._negatives(word) for word in outside]

    def _negatives(self, outside: int) -> list[int]:
        """K words other than the outside word; any of them may be drawn more than once."""
        negatives: list[int] = []
        while len(negatives) < self._settings.negatives:
            word = self._table[self._random.randint(0, len(self._table) - 1)]
            if word != outside:
                negatives.append(word)
        return negatives


def noise_table(counts: Integers, settings: Settings) -> list[int]:
    """Entry i is the first word up to which the shares of counts^0.75 sum to at least i / entries."""
    shares = counts**settings.exponent
    sums = np.cumsum(shares / shares.sum()) * settings.table
    table, word = [], 0
    for i in range(settings.table):
        while word < len(counts) - 1 and sums[word] < i:
            word += 1
        table.append(word)
    return table


def window_loss(window: Window, V: Floats, U: Floats) -> tuple[float, Floats, Floats]:
    """Loss of a window, which is the sum over its pairs, and its gradients by V and by U."""
    centre, outside, negatives = window
    each = iter(negatives)
    return skip_gram(centre, outside, V, U, lambda v, o, U: negative_sampling(v, o, next(each), U))


def batch_loss(windows: list[Window], V: Floats, U: Floats) -> tuple[float, Floats, Floats]:
    """Mean loss of the windows, and its gradients by V and by U."""
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for window in windows:
        # rows that the window does not meet have no gradient: they are left out, or a day would not do
        met, rows = _renumbered(window)
        loss_here, dV_here, dU_here = window_loss(rows, V[met], U[met])
        loss += loss_here / len(windows)
        dV[met] += dV_here / len(windows)
        dU[met] += dU_here / len(windows)
    return loss, dV, dU


def _renumbered(window: Window) -> tuple[Integers, Window]:
    """The words of a window, each once, and the window in numbers of these."""
    centre, outside, negatives = window
    met = sorted({centre, *outside, *(word for words in negatives for word in words)})
    at = {word: i for i, word in enumerate(met)}
    return np.array(met), (at[centre], [at[o] for o in outside], [[at[k] for k in ks] for ks in negatives])


def train_by_windows(
    text: Text, settings: Settings, iterations: int, report: Callable[[str], object]
) -> tuple[Floats, Floats, list[float]]:
    """Centre vectors, outside vectors and the loss of every iteration; each tenth is reported as a line."""
    drawing = Drawing(text, settings, Random(settings.python_seed))
    words, d = len(text.words), settings.dimensions
    V = (np.random.RandomState(settings.numpy_seed).rand(words, d) - 0.5) / d
    losses: list[float] = []
    averages: list[float] = []

    def loss_and_gradient(x: Floats) -> tuple[float, Floats]:
        windows = [drawing.window() for _ in range(settings.windows)]
        loss, dV, dU = batch_loss(windows, *np.split(x, 2))
        return loss, np.concatenate([dV, dU])

    def log(iteration: int, loss: float, x: Floats) -> None:
        losses.append(loss)
        if iteration % 10 == 0:
            averages.append(0.95 * averages[-1] + 0.05 * loss if averages else loss)
            report(f"iter {iteration}: {averages[-1]:.6f}")

    x = sgd(
        loss_and_gradient,
        np.concatenate([V, np.zeros_like(V)]),
        settings.step,
        iterations,
        anneal_every=settings.halve_every,
        callback=log,
    )
    V, U = np.split(x, 2)
    return V, U, losses
