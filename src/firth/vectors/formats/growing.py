"""A table that grows with what has been read, whatever the file's header claims."""

import numpy as np

from firth.vectors.arithmetic import Table


class GrowingTable:
    """Rows of `columns` numbers, written into its room block by block."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self._rows = np.empty((0, columns), np.float32)
        self._used = 0

    def __len__(self) -> int:
        return self._used

    def room(self, rows: int) -> Table:
        """The next rows (rows, columns), to be written to; what an earlier call gave must not be used."""
        needed = self._used + rows
        if not len(self._rows):
            self._rows = np.empty((needed, self.columns), np.float32)  # touches no memory yet
        elif needed > len(self._rows):
            self._resize(max(needed, 2 * self._used))
        return self._rows[self._used : needed]

    def use(self, rows: int) -> None:
        """Keep so many rows of the room."""
        self._used += rows

    def frozen(self) -> Table:
        """The rows (n, columns), read-only; nothing can be added after."""
        self._resize(self._used)
        self._rows.flags.writeable = False
        return self._rows

    def _resize(self, rows: int) -> None:
        # in place, without the second copy that np.concatenate would need
        self._rows.resize((rows, self.columns), refcheck=False)
