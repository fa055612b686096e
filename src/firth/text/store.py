"""Arrays that grow: in memory, beyond a bound in a temporary file, or as a file that is to stay."""

import tempfile
from array import array
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np
import numpy.typing as npt

_BYTES_IN_MEMORY = 1 << 29
_BYTES_BEFORE_FILE = 1 << 22
_COPIED = 1 << 20  # numbers at a time
_HEADER = 128  # bytes of NumPy's header, which always has room for any length


class Growing:
    """A growing array of int32 ("i") or int64 ("q").

    Parameters
    ----------
    opened : ExitStack
        Closes its file.
    typecode : {"i", "q"}
    path : Path, optional
        The .npy file that holds the array when `close` is called. By default it is in memory and, beyond a
        bound, in a temporary file.
    bound : int, optional
        Bytes that are kept in memory, by default half a gibibyte.
    """

    def __init__(
        self,
        opened: ExitStack,
        typecode: Literal["i", "q"],
        path: Path | None = None,
        bound: int | None = None,
    ) -> None:
        self._opened = opened
        self._memory = array(typecode)
        self._bound = _BYTES_IN_MEMORY if bound is None else bound
        self._file: IO[bytes] | None = None
        self._in_file = 0
        self._header = 0
        if path is not None:
            self._file = opened.enter_context(path.open("w+b"))
            self._header = self._file.write(bytes(_HEADER))
            self._bound = _BYTES_BEFORE_FILE

    def __len__(self) -> int:
        return self._in_file + len(self._memory)

    def append(self, number: int) -> None:
        """Add a number at the end."""
        self._memory.append(number)
        self._keep_bound()

    def extend(self, numbers: list[int]) -> None:
        """Add numbers at the end."""
        self._memory.fromlist(numbers)
        self._keep_bound()

    def extend_bytes(self, numbers: bytes | memoryview) -> None:
        """Add numbers as they lie in memory."""
        self._memory.frombytes(numbers)
        self._keep_bound()

    def as_array(self) -> npt.NDArray[Any]:
        """Give all numbers, writable and without a copy; the array outlives the closing of the file."""
        if self._file is None:
            return np.frombuffer(self._memory, self._memory.typecode)
        self._spill(self._file)
        return np.memmap(self._file, self._memory.typecode, "r+", offset=self._header)

    def close(self, length: int) -> None:
        """Cut the file of `path` to so many numbers, and tell NumPy what it is."""
        assert self._file is not None
        self._spill(self._file)
        self._file.truncate(self._header + length * self._memory.itemsize)
        self._file.seek(0)
        dtype = np.dtype(self._memory.typecode)
        description = {"descr": dtype.str, "fortran_order": False, "shape": (length,)}
        np.lib.format.write_array_header_1_0(self._file, description)
        assert self._file.tell() == self._header
        self._file.close()

    def _keep_bound(self) -> None:
        if len(self._memory) * self._memory.itemsize < self._bound:
            return
        if self._file is None:
            file = tempfile.TemporaryFile(prefix="firth-")  # noqa: SIM115 (`opened` closes it)
            self._file = self._opened.enter_context(file)
        self._spill(self._file)

    def _spill(self, file: IO[bytes]) -> None:
        try:
            file.write(self._memory)
            file.flush()
        except OSError as error:  # the disk may be full, and the system does not say which
            error.filename = file.name if isinstance(file.name, str) else tempfile.gettempdir()
            raise
        self._in_file += len(self._memory)
        del self._memory[:]


def copied(numbers: npt.NDArray[Any], typecode: Literal["i", "q"]) -> npt.NDArray[Any]:
    """Copy numbers into an array that can be written to, and that lies where `Growing` puts so many."""
    with ExitStack() as opened:
        copy = Growing(opened, typecode)
        for start in range(0, len(numbers), _COPIED):
            copy.extend_bytes(numbers[start : start + _COPIED].tobytes())
        return copy.as_array()


class Store:
    """Where ids and offsets go as they come.

    Parameters
    ----------
    opened : ExitStack
        Closes the files.
    folder : Path, optional
        Where they are to stay, as ids.npy and offsets.npy; else see `Growing`.
    """

    def __init__(self, opened: ExitStack, folder: Path | None = None) -> None:
        self.ids = Growing(opened, "i", folder / "ids.npy" if folder else None)
        self.offsets = Growing(opened, "q", folder / "offsets.npy" if folder else None)
        self.offsets.append(0)

    def close(self, ids: int) -> None:
        """Finish the files of a folder, of which the first so many ids are kept."""
        self.ids.close(ids)
        self.offsets.close(len(self.offsets))
