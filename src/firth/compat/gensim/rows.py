"""Keys, their vectors, and what else is known of them, in tables that may be changed."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from firth.compat.gensim.old_names import OldNames
from firth.errors import InvalidInput, UnknownWord
from firth.vectors.suggest import unknown_word

Array = npt.NDArray[Any]
KEY_TYPES = (str, int, np.integer)


class Rows(OldNames):
    """A table with one row a key, and any number of attributes beside it, one value a key."""

    def __init__(
        self, vector_size: int, count: int = 0, dtype: Any = np.float32, mapfile_path: str | None = None
    ) -> None:
        if mapfile_path:
            raise InvalidInput(
                "mapfile_path is not supported: a saved folder is mapped with load(folder, mmap='r')"
            )
        self.vector_size = int(vector_size)
        self.index_to_key: list[Any] = [None] * count  # filled by add_vector
        self.key_to_index: dict[Any, int] = {}
        self.vectors: Array = np.zeros((count, self.vector_size), dtype)
        self.norms: Array | None = None
        self.expandos: dict[str, Array] = {}  # the attributes
        self.next_index = 0
        self.mapfile_path = None

    # ---- keys

    def __len__(self) -> int:
        return len(self.index_to_key)

    def __contains__(self, key: Hashable) -> bool:
        return self.has_index_for(key)

    def __str__(self) -> str:
        return f"{type(self).__name__}<vector_size={self.vector_size}, {len(self)} keys>"

    def has_index_for(self, key: Any) -> bool:
        """Whether there is such a key, or row."""
        return self.get_index(key, -1) >= 0

    def get_index(self, key: Any, default: int | None = None) -> int:
        """The row of a key, or `default` where there is one and the key is unknown.

        An integer that is no key is the number of a row, if there is such a row.
        """
        row = self.key_to_index.get(key)
        if row is not None:
            return row
        if isinstance(key, int | np.integer) and 0 <= key < len(self):
            return int(key)
        if default is None:
            raise unknown_word(key, self.key_to_index)
        return default

    # ---- vectors

    def __getitem__(self, key_or_keys: Any) -> Array:
        """The vector (d,) of a key, read-only, or the vectors (n, d) of several."""
        if isinstance(key_or_keys, KEY_TYPES):
            return self.get_vector(key_or_keys)
        return np.vstack([self.get_vector(key) for key in key_or_keys])

    def __setitem__(self, keys: Any, weights: Array) -> None:
        if not isinstance(keys, list):
            keys, weights = [keys], np.reshape(weights, (1, -1))
        self.add_vectors(keys, weights, replace=True)

    def get_vector(self, key: Any, norm: bool = False) -> Array:
        """The vector (d,) of a key, or the unit vector along it; read-only."""
        row = self.get_index(key)
        if norm:
            vector: Array = self.vectors[row] / self.lengths(slice(row, row + 1))[0]
        else:
            vector = self.vectors[row]
        vector.setflags(write=False)
        return vector

    def add_vector(self, key: Any, vector: npt.ArrayLike) -> int:
        """Fill the next of the rows that were made empty, or append one; returns its number."""
        row = self.next_index
        if row < len(self) and self.index_to_key[row] is None:
            self.index_to_key[row] = key
            self.key_to_index[key] = row
            self.vectors[row] = vector
            self.norms = None
        else:
            row = len(self)
            self.add_vectors([key], np.reshape(vector, (1, -1)))
        self.next_index = row + 1
        return row

    def add_vectors(
        self, keys: Any, weights: Any, extras: dict[str, Array] | None = None, replace: bool = False
    ) -> None:
        """Append the keys that are new with their vectors; known ones change where `replace` is true."""
        if isinstance(keys, KEY_TYPES):
            keys, weights = [keys], np.reshape(weights, (1, -1))
        weights, extras = np.asarray(weights), extras or {}
        self._check_weights(keys, weights, extras)
        self.allocate_vecattrs(list(extras), [value.dtype for value in extras.values()])
        first = {key: at for at, key in reversed(list(enumerate(keys)))}
        new = [at for at, key in enumerate(keys) if key not in self.key_to_index and first[key] == at]
        for at in new:
            self.key_to_index[keys[at]] = len(self.index_to_key)
            self.index_to_key.append(keys[at])
        if new or not self.vectors.flags.writeable:  # mapped
            room = np.empty((len(new), self.vector_size), self.vectors.dtype)
            self.vectors = np.concatenate([self.vectors, room])
        self.allocate_vecattrs()
        fresh = set(new)
        for at, key in enumerate(keys):
            if replace or at in fresh:
                row = self.key_to_index[key]
                self.vectors[row] = weights[at]
                for name, values in extras.items():
                    self.expandos[name][row] = values[at]
        self.norms = None

    def _check_weights(self, keys: Sequence[Any], weights: Array, extras: dict[str, Array]) -> None:
        if weights.shape != (len(keys), self.vector_size):
            raise InvalidInput(
                f"weights of {len(keys)} keys must have shape ({len(keys)}, {self.vector_size}), got "
                f"{weights.shape}"
            )
        for name, values in extras.items():
            if len(values) != len(keys):
                raise InvalidInput(
                    f"extras[{name!r}] must have {len(keys)} values, one a key, got {len(values)}"
                )

    def resize_vectors(self, seed: int = 0) -> None:
        """Make the table as long as the list of keys; new rows are drawn from -1/d .. 1/d, as by gensim."""
        table = np.random.default_rng(seed).random((len(self), self.vector_size), np.float32)
        table = ((table * 2 - 1) / self.vector_size).astype(self.vectors.dtype)
        kept = min(len(self), len(self.vectors))
        table[:kept] = self.vectors[:kept]
        self.vectors, self.norms = table, None
        self.allocate_vecattrs()

    def sort_by_descending_frequency(self) -> None:
        """Put the rows in the order of falling counts, and those of equal counts the other way round."""
        if not len(self):
            return
        order = np.argsort(self._attribute("count"), kind="stable")[::-1]
        self.index_to_key = [self.index_to_key[row] for row in order]
        self.key_to_index = {key: row for row, key in enumerate(self.index_to_key)}
        if len(self.vectors):
            self.vectors = self.vectors[order]
        self.expandos = {name: values[order] for name, values in self.expandos.items()}
        self.norms = None

    def vectors_for_all(
        self, keys: Iterable[Any], allow_inference: bool = True, copy_vecattrs: bool = False
    ) -> Self:
        """The vectors of some keys in their order, without those that are unknown.

        Nothing is inferred, whatever `allow_inference` says: every vector here belongs to a key.
        """
        known = [key for key in dict.fromkeys(keys) if key in self.key_to_index]
        rows = [self.key_to_index[key] for key in known]
        chosen = type(self)(self.vector_size, dtype=self.vectors.dtype)
        chosen.add_vectors(known, self.vectors[rows])
        if copy_vecattrs:
            chosen.expandos = {name: values[rows] for name, values in self.expandos.items()}
        return chosen

    # ---- lengths

    def lengths(self, rows: slice = slice(None)) -> Array:
        """`norms` of some rows, filled; 1 for a vector of zeros, which then stays what it is."""
        self.fill_norms()
        assert self.norms is not None
        lengths = self.norms[rows]
        return np.where(lengths == 0, lengths.dtype.type(1), lengths)

    def fill_norms(self, force: bool = False) -> None:
        """Take the lengths of all vectors, anew with `force`: needed after `vectors` was changed by hand."""
        if self.norms is None or force:
            self.norms = np.linalg.norm(self.vectors, axis=1)

    def get_normed_vectors(self) -> Array:
        """All vectors divided by their lengths, (V, d)."""
        normed: Array = self.vectors / self.lengths()[:, None]
        return normed

    def unit_normalize_all(self) -> None:
        """Divide all vectors by their lengths, in place."""
        self.vectors = self.get_normed_vectors()
        self.norms = np.ones(len(self.vectors))

    # ---- attributes

    def allocate_vecattrs(
        self, attrs: Sequence[str] | None = None, types: Sequence[Any] | None = None
    ) -> None:
        """Make room for attributes of every key, or bring those there are to the number of keys."""
        if attrs is None or types is None:
            attrs, types = list(self.expandos), [values.dtype for values in self.expandos.values()]
        for name, kind in zip(attrs, types, strict=True):
            kind = np.dtype({int: np.int64, str: object}.get(kind, kind))  # a str of any length
            values = self.expandos.get(name, np.zeros(0, kind))
            if not np.issubdtype(kind, values.dtype):
                raise InvalidInput(f"the attribute {name!r} holds {values.dtype}, and not {kind}")
            if len(values) != len(self) or name not in self.expandos:
                room = np.zeros(len(self), values.dtype)
                room[: len(values)] = values[: len(self)]
                self.expandos[name] = room

    def set_vecattr(self, key: Any, attr: str, val: Any) -> None:
        """Set an attribute of a key."""
        row = self.get_index(key)
        self.allocate_vecattrs([attr], [type(val)])
        self.expandos[attr][row] = val

    def get_vecattr(self, key: Any, attr: str) -> Any:
        """An attribute of a key, such as its ``"count"``."""
        return self._attribute(attr)[self.get_index(key)]

    def _attribute(self, name: str) -> Array:
        if name not in self.expandos:
            known = ", ".join(map(repr, self.expandos)) or "there are none"
            raise UnknownWord(f"these vectors have no attribute {name!r}: {known}")
        return self.expandos[name]
