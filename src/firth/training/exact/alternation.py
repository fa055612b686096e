r"""Skip-gram with the exact softmax: both tables are fitted to the pair counts in turn.

The loss of all pairs, :math:`J = -\sum_{c, o} n(c, o) \log P(o \mid c)`, depends on the text through the
counts n(c, o) alone. With the output table U and its bias b fixed, J falls apart into one convex loss for
each centre, a softmax regression of its company on the rows of U. With V fixed, let
:math:`a_c = \log n_c - m_c`, m_c the logarithm of the sum of the exponentials of the centre's scores. Then

.. math:: K = \sum_{c, o} \left( e^{a_c + v_c \cdot u_o + b_o} - n(c, o) (a_c + v_c \cdot u_o + b_o) \right)

is, for these a, J less what does not change, and never less than that for any other: to choose the best a for
K is to make J of it. K too falls apart, into one convex loss for each output; with the best bias, that is a
softmax regression of its company on the rows of V. So a pass, over the outputs and then over the centres,
cannot raise J, and no step length is there to be tuned. With a penalty all this holds for J and the penalty
together. The same steps serve both tables (`firth.kernels.regression`); the order of rows, blocks and threads
plays no part in them.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput
from firth.kernels import Tables
from firth.kernels.regression import NEVER, Company, Fitted, Regression
from firth.training.exact.gauge import balancing
from firth.training.watch import Watch

FIRST, TRIALS = 0.25, 3  # length that is tried first along a direction, and how many are (docs/softmax.md)
RIDGE = 0.02  # of the mean second moment of the others, added to all of it before it is inverted
ROUNDING = 1e-6  # of the second moment's trace: as far as sums of float32 numbers can be trusted
UNSEEN = 0.5  # pairs that a word without any counts as, for the bias that it begins with
SECONDS_PER_PIECE = 0.1  # how long a kernel runs before Ctrl-C and callbacks have their turn

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Alternation:
    """What a pass goes through, and with.

    Parameters
    ----------
    kernel : module
        Backend of the regressions.
    company : Company
        The counts; symmetric, as those of windows are.
    pairs : float64 array, shape (V,)
        Sums of their rows.
    held_out : Company or None
        Counts of held-out text.
    tables : Tables
        With `level`, and with `bias` where the model has one; nan where they are not known yet.
    penalty : float
        Of half the squared length of every row, in pairs.
    workers : int
    """

    kernel: ModuleType
    company: Company
    pairs: Vector
    held_out: Company | None
    tables: Tables
    penalty: float
    workers: int

    def begin(self, watch: Watch) -> None:
        """Choose the bias, and look how high the scores of the centres are, where that is not known."""
        bias, level, total = self.tables.bias, self._level(), self.pairs.sum()
        if bias is not None:
            unknown = np.isnan(bias)
            bias[unknown] = _logarithms(np.maximum(self.pairs, UNSEEN) / total)[unknown]
        if np.isnan(level).any():
            for begin, end, fitted in self._pieces(self._of_centres(trials=0), self.tables.input, watch):
                level[begin:end] = fitted.level[begin:end]

    def outputs(self, watch: Watch) -> bool:
        """Fit the output table and its bias to the centres; False when stopped before the end."""
        bias, end = self.tables.bias, 0
        for begin, end, fitted in self._pieces(self._of_outputs(), self.tables.output, watch):
            if bias is not None:  # of what is done, so that a pass that stops here leaves a whole model
                met = begin + np.flatnonzero(self.pairs[begin:end])  # a word without company keeps its bias
                bias[met] = _logarithms(self.pairs[met]) - fitted.level[met]
            watch.state.words += end - begin
        return end == len(self.pairs)

    def centres(self, watch: Watch) -> Fitted | None:
        """Fit the input table to the outputs; what it loses then, or None when stopped before the end."""
        fitted, end = None, 0
        for begin, end, fitted in self._pieces(self._of_centres(TRIALS), self.tables.input, watch):
            self._level()[begin:end] = fitted.level[begin:end]
            watch.state.words += end - begin
        return fitted if end == len(self.pairs) else None

    def balance(self) -> None:
        """Balance the tables, unless rows are frozen, which must not move."""
        if self.tables.frozen is not None:
            return
        tables, (first, _), (second, _) = self.tables, self._moments(True), self._moments(False)
        A, back = balancing(first, second, self.kernel.inverse)
        self.kernel.turn(tables.input, A)
        self.kernel.turn(tables.output, back)

    def _level(self) -> Vector:
        assert self.tables.level is not None
        return self.tables.level

    def _moments(self, input: bool) -> tuple[NDArray[np.float64], Vector]:
        """Second moment and mean of a table's rows, by how many pairs they have."""
        table = self.tables.input if input else self.tables.output
        moment, mean = self.kernel.second_moment(table, self.pairs / self.pairs.sum(), self.tables.dimensions)
        return (moment + moment.T) / 2, mean

    def _of_outputs(self) -> Regression:
        none = self.pairs == 0
        offset = _logarithms(np.where(none, 1.0, self.pairs)) - self._level()
        offset[none] = NEVER
        normalised = self.tables.bias is not None  # with the best bias, expected counts sum to those counted
        return self._regression(True, offset, normalised, TRIALS)

    def _of_centres(self, trials: int) -> Regression:
        bias = self.tables.bias
        return self._regression(False, np.zeros(len(self.pairs)) if bias is None else bias, True, trials)

    def _regression(
        self, outputs: bool, offset: NDArray[np.floating], normalised: bool, trials: int
    ) -> Regression:
        moment, mean = self._moments(outputs)
        if not np.isfinite(moment).all():
            raise InvalidInput("vectors to start from are so long that their squares overflow: divide them")
        if normalised:
            moment = _covariance(moment, mean)
        d, tables = self.tables.dimensions, self.tables
        return Regression(
            others=tables.input if outputs else tables.output,
            dimensions=d,
            offset=offset.astype(np.float32),
            inverse=self.kernel.inverse(moment + (RIDGE * np.trace(moment) / d or 1.0) * np.eye(d)),
            company=self.company,
            held_out=None if outputs else self.held_out,
            normalised=normalised,
            penalty=self.penalty,
            first=FIRST,
            trials=trials,
            frozen=None if outputs else tables.frozen,
        )

    def _pieces(
        self, job: Regression, rows: NDArray[np.float32], watch: Watch
    ) -> Iterator[tuple[int, int, Fitted]]:
        """Fit the rows of a table piece by piece, as long as nobody wants to stop."""
        regressor, fitted = self.kernel.Regressor(job), Fitted.of(len(rows))
        begin, size = 0, 64
        while begin < len(rows) and not watch.stopping:
            end, started = min(begin + size, len(rows)), time.monotonic()
            regressor.fit(rows, fitted, begin, end, self.workers)
            yield begin, end, fitted
            watch.call_due()
            wanted = (end - begin) * SECONDS_PER_PIECE / max(time.monotonic() - started, 1e-6)
            begin, size = end, max(64, min(int(wanted), 4 * size))


def _covariance(moment: NDArray[np.float64], mean: Vector) -> NDArray[np.float64]:
    """Second moment about the mean; about zero where rows are so alike that only roundings are left of it."""
    covariance: NDArray[np.float64] = moment - np.multiply.outer(mean, mean)
    left = RIDGE * np.trace(covariance) / len(mean)  # what would be added, and must outweigh the roundings
    return covariance if left > ROUNDING * np.trace(moment) else moment


def _logarithms(numbers: NDArray[np.float64]) -> Vector:
    """Logarithms of the C library: NumPy's differ from processor to processor."""
    return np.array([math.log(number) for number in numbers.tolist()])
