"""Tables as fastText quantises them: each part of a row is one of 256 centroids (Joulin et al. 2016)."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.vectors.arithmetic import Table
from firth.vectors.formats.fields import Fields

_CENTROIDS = 256


@dataclass(frozen=True, eq=False)
class Quantised:
    """A table (rows, d) whose rows are unpacked when they are asked for.

    Row i is ``norms[norm_codes[i]]`` times the centroids ``parts[k][codes[i, k]]``, one after another.
    """

    codes: npt.NDArray[np.uint8]
    parts: list[Table]
    norm_codes: npt.NDArray[np.uint8] | None
    norms: Table | None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and dimensions."""
        return len(self.codes), sum(part.shape[1] for part in self.parts)

    def __getitem__(self, rows: Any) -> Table:
        codes = self.codes[rows]
        values = np.concatenate([part[codes[..., k]] for k, part in enumerate(self.parts)], axis=-1)
        if self.norms is not None and self.norm_codes is not None:
            values *= self.norms[self.norm_codes[rows]][..., None]
        return values

    def chosen(self, rows: Any) -> "Quantised":
        """Some of the rows, still packed."""
        codes = None if self.norm_codes is None else self.norm_codes[rows]
        return Quantised(self.codes[rows], self.parts, codes, self.norms)


def read_quantised(fields: Fields) -> Quantised:
    """Read a table; a `ValueError` says that its numbers contradict each other."""
    (normed,) = fields.numbers("?")
    rows, d, size = fields.numbers("qqi")
    codes = fields.table("u1", size, 1)
    parts = _centroids(fields, d)
    if rows < 0 or size != rows * len(parts):
        raise ValueError("codes")
    codes = codes.reshape(rows, len(parts))
    if not normed:
        return Quantised(codes, parts, None, None)
    norm_codes = fields.table("u1", rows, 1)[:, 0]
    return Quantised(codes, parts, norm_codes, _centroids(fields, 1)[0][:, 0])


def _centroids(fields: Fields, d: int) -> list[Table]:
    """The centroids (256, width) of every part of a row of d numbers."""
    whole, count, width, last = fields.numbers("4i")
    if whole != d or min(whole, count, width, last) < 1 or (count - 1) * width + last != d:
        raise ValueError("centroids")
    table = fields.table("<f4", _CENTROIDS, d).reshape(-1)
    bounds = [_CENTROIDS * width * k for k in range(count)] + [_CENTROIDS * d]
    return [table[a:b].reshape(_CENTROIDS, -1) for a, b in pairwise(bounds)]
