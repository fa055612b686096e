"""What a file of word vectors holds, and how its words are wanted."""

import reprlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile
from firth.vectors.arithmetic import Table
from firth.vectors.checks import first_not_finite
from firth.vectors.stored import Stored
from firth.vectors.subwords import Subwords


@dataclass(frozen=True)
class Wanted:
    """How words are read: their encoding, what is done with other bytes, how many, and if nan is refused."""

    encoding: str = "utf-8"
    errors: str = "surrogateescape"
    limit: int | None = None
    check_finite: bool = True

    def of(self, words: int) -> int:
        """How many of so many words are wanted."""
        return words if self.limit is None else min(words, self.limit)

    def refused(self, table: Table) -> int | None:
        """The first row that holds nan or inf, where those are refused."""
        return first_not_finite(table) if self.check_finite else None

    def decoded(self, raw: bytes, place: str) -> str:
        """The word that the bytes stand for."""
        try:
            return raw.decode(self.encoding, self.errors)
        except UnicodeError:
            raise DamagedFile(
                f"{place}: the word {reprlib.repr(raw)} is not valid {self.encoding}: "
                "name the right encoding, or keep its bytes with errors='surrogateescape'"
            ) from None


@dataclass(frozen=True)
class Content:
    """Keys and what is known of them: checked, and with arrays that are read-only.

    `keys` may be a function that reads them when they are asked for.
    """

    keys: list[Any] | Callable[[], list[Any]]
    vectors: Table | Stored
    output: Table | None = None
    counts: npt.NDArray[np.int64] | None = None
    subwords: Subwords | None = None
    info: Mapping[str, Any] = field(default_factory=dict)
