"""A table that grows with what has been read, whatever the file's header claims."""

import numpy as np

from firth.vectors.arithmetic import Table


class GrowingTable:
    """Rows of `columns` numbers, appended block by block."""

    def __init__(self, columns: int) -> None:
        self._rows = np.empty((0, columns), np.float32)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def append(self, block: Table) -> None:
        """Add rows (n, columns); the room doubles when it is used up."""
        needed = self._used + len(block)
        if needed > len(self._rows):
            self._resize(max(needed, 2 * self._used))
        self._rows[self._used : needed] = block
        self._used = needed

    def frozen(self) -> Table:
        """The rows (n, columns), read-only; nothing can be added after."""
        self._resize(self._used)
        self._rows.flags.writeable = False
        return self._rows

    def _resize(self, rows: int) -> None:
        # in place, without the second copy that np.concatenate would need
        self._rows.resize((rows, self._rows.shape[1]), refcheck=False)
