"""A table as it lies in memory: float32, float16, or int8 with a scale for every row."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile
from firth.vectors import native
from firth.vectors.arithmetic import Table, Vector, blocks, lengths

Rows = npt.NDArray[np.intp]
DType = Literal["float32", "float16", "int8"]

# rows of such lengths have float32 products that neither overflow nor lose what is small
_SHORTEST, _LONGEST = 2.0**-60, 2.0**60


@dataclass(frozen=True, eq=False)
class Stored:
    """The vectors of words: numbers (V, d), times the scale of their row where rows have scales (V,).

    Both are taken as they are, and read-only from then on.
    """

    numbers: npt.NDArray[Any]
    scales: Table | None = None

    def __post_init__(self) -> None:
        if not _lies_in_rows(self.numbers):
            object.__setattr__(self, "numbers", np.ascontiguousarray(self.numbers))
        for array in (self.numbers, self.scales):
            if array is not None:
                array.flags.writeable = False

    def __reduce__(self) -> tuple[Any, ...]:
        return Stored, (self.numbers, self.scales)  # without what can be computed again

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def dimensions(self) -> int:
        """The number of dimensions d."""
        return int(self.numbers.shape[1])

    @property
    def dtype(self) -> DType:
        """The type of the numbers."""
        return self.numbers.dtype.name  # type: ignore[return-value]

    @property
    def table(self) -> Table:
        """All vectors, float32 and read-only: what lies here, or a copy where other numbers do."""
        table = self.numbers if self.dtype == "float32" else self.rows(slice(None))
        table.flags.writeable = False
        return table

    @property
    def nbytes(self) -> int:
        """The bytes of numbers and scales."""
        return self.numbers.nbytes + (0 if self.scales is None else self.scales.nbytes)

    def taken(self, rows: "slice | Rows") -> "Stored":
        """Some of the rows, as they are stored."""
        return Stored(self.numbers[rows], None if self.scales is None else self.scales[rows])

    def rows(self, rows: Any) -> Table:
        """The vectors of a row, of a list of rows or of a slice, float32; a view where they lie so."""
        numbers: Table = self.numbers[rows].astype(np.float32, copy=False)
        if self.scales is None:
            return numbers
        numbers = numbers * self.scales[rows][..., None]
        return numbers

    def head(self, n: int) -> "Stored":
        """The first `n` rows, without a copy."""
        if n >= len(self):
            return self
        first = self.taken(slice(n))
        first.__dict__["factors"] = self.factors[:n]
        return first

    @cached_property
    def factors(self) -> Table:
        """What makes the products of the numbers cosines: one over the rows' lengths, float32 (V,).

        It is 0 for a row of zeros, and for `odd` rows.
        """
        squares = native.squares(self.numbers)
        bad = np.flatnonzero(~np.isfinite(squares))
        if bad.size:  # a folder is opened without reading its table
            raise DamagedFile(f"the vector in row {bad[0]} holds nan or inf: load or train the model again")
        usual = (squares >= _SHORTEST**2) & (squares <= _LONGEST**2)
        factors = np.zeros(len(squares), np.float32)
        factors[usual] = 1 / np.sqrt(squares[usual])
        return factors

    @cached_property
    def odd(self) -> Rows:
        """Rows so long or so short that float32 cannot compare them: scores leave them out."""
        silent = np.flatnonzero(self.factors == 0)
        return silent[self.numbers[silent].any(axis=1)]

    def scores(self, vectors: Vector, rows: slice = slice(None)) -> Table:
        """The cosines (n, V) of unit vectors (n, d) with all rows, or some, in float32; 0 for `odd` rows."""
        return native.scan(self.numbers[rows], self.factors[rows], vectors.astype(np.float32))

    def cosines(self, rows: Rows, vectors: Vector) -> Vector:
        """The cosines (n,) of n rows with a unit vector (d,), or each with its own of (n, d), in float64.

        Every one is summed in the same fixed order.
        """
        result = np.empty(len(rows))
        for part in blocks(len(rows), self.dimensions):
            block = self.numbers[rows[part]].astype(np.float64)
            # a product with BLAS would sum a row in an order that depends on where the row stands
            sums = (block * (vectors if vectors.ndim == 1 else vectors[part])).sum(axis=1)
            result[part] = sums / lengths(block)
        return np.clip(result, -1.0, 1.0)

    @property
    def rounding(self) -> float:
        """A bound on twice the error of a float32 score."""
        # d products, however they are summed; the vector, the row's factor, what it multiplies; second orders
        return float((self.dimensions + 4) * np.finfo(np.float32).eps)


def _lies_in_rows(numbers: npt.NDArray[Any]) -> bool:
    """Whether the numbers of a row lie side by side, and rows whole numbers apart."""
    apart, within = numbers.strides
    return within == numbers.itemsize and apart % numbers.itemsize == 0
