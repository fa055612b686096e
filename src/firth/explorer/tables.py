"""A user's own table: columns of numbers and of categories beside a column of words."""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput, MissingFile

_COLUMNS = 100
_CATEGORIES = 256  # of a column; colours tell far fewer apart
_LARGEST = float(np.finfo(np.float32).max)
NONE = 65535  # the code of a word that the table does not have


class _Tabs(csv.excel_tab):
    """Cells between tabs, in which a quote is a letter like others."""

    quoting = csv.QUOTE_NONE


_DIALECTS: dict[str, type[csv.Dialect]] = {".csv": csv.excel, ".tsv": _Tabs, ".tab": _Tabs}


@dataclass(frozen=True)
class Column:
    """What a table says of words: a number, or one of some categories."""

    name: str
    values: Mapping[str, Any]
    categories: tuple[str, ...] | None = None

    def described(self) -> dict[str, Any]:
        """The column as the page lists it."""
        kind = "number" if self.categories is None else "category"
        return {"name": self.name, "kind": kind, "categories": list(self.categories or ())}

    def of(self, words: list[str]) -> npt.NDArray[Any]:
        """Numbers, float32 with nan where there is none; or codes of categories, uint16 with 65535."""
        if self.categories is None:
            return np.array([self.values.get(word, math.nan) for word in words], "<f4")
        code = {category: i for i, category in enumerate(self.categories)}
        return np.array([code.get(self.values.get(word, None), NONE) for word in words], "<u2")


@dataclass(frozen=True)
class Table:
    """The columns of a file, and what of it is not shown."""

    columns: tuple[Column, ...] = ()
    left_out: tuple[str, ...] = ()  # names of columns with too many different texts
    key: str = ""  # the name of the column of words
    words: frozenset[str] = frozenset()


def read_table(path: str | PathLike[str]) -> Table:
    """Read a table: a line of names, then a line for each word.

    Words are in the column that is named ``word`` or ``words``, or else in the first. A column whose cells
    are all numbers, or empty, is one of numbers, the others are categories, the most frequent first; those
    with more than 256 different ones are left out. Of a word that stands twice, the first line counts.

    Parameters
    ----------
    path : path
        A file in utf-8 whose name ends in .csv (commas; a cell with commas stands in double quotes), .tsv or
        .tab (tabs; a quote is a letter like others).

    Raises
    ------
    MissingFile, InvalidInput
    """
    file = Path(path)
    dialect = _DIALECTS.get(file.suffix.lower())
    if dialect is None:
        raise InvalidInput(f"a table's name must end in .csv or .tsv, got {file.name!r}")
    if not file.is_file():
        raise MissingFile(f"there is no file {file}")
    lines = _lines(file, dialect)
    names = next(lines, [])
    if not 2 <= len(names) <= _COLUMNS:
        raise InvalidInput(
            f"{file} must begin with a line of 2 to {_COLUMNS} names of columns, one of them of words, "
            f"got {len(names)}"
        )
    at = next((i for i, name in enumerate(names) if name.strip().lower() in ("word", "words")), 0)
    rows: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 2):
        if len(line) != len(names):
            if not line:
                continue
            raise InvalidInput(
                f"{file}: row {number} has {len(line)} cells where its first row has {len(names)}"
            )
        rows.setdefault(line[at], line)
    if not rows:
        raise InvalidInput(f"{file} has no line after its names of columns")
    columns, left_out = [], []
    for i, name in enumerate(names):
        if i != at:
            column = _column(
                name.strip() or f"column {i + 1}", {word: line[i].strip() for word, line in rows.items()}
            )
            many = column.categories is not None and len(column.categories) > _CATEGORIES
            left_out.append(column.name) if many else columns.append(column)
    return Table(tuple(columns), tuple(left_out), names[at].strip(), frozenset(rows))


def _lines(file: Path, dialect: type[csv.Dialect]) -> Iterator[list[str]]:
    """The cells of each line."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, dialect, strict=True)
        try:
            yield from reader
        except UnicodeDecodeError as error:
            raise InvalidInput(f"{file} is not in utf-8: {error}") from None
        except csv.Error as error:
            raise InvalidInput(f"{file} cannot be read as a table, line {reader.line_num}: {error}") from None


def _column(name: str, cells: dict[str, str]) -> Column:
    """Numbers where all cells are, else categories by falling frequency."""
    filled = {word: cell for word, cell in cells.items() if cell}
    try:
        numbers = {word: _number(cell) for word, cell in filled.items()}
    except ValueError:
        often = Counter(filled.values())
        return Column(name, filled, tuple(sorted(often, key=lambda cell: (-often[cell], cell))))
    return Column(name, {word: number for word, number in numbers.items() if math.isfinite(number)})


def _number(cell: str) -> float:
    """A number as other programs write it too, no larger than float32 can hold."""
    if "_" in cell or not cell.isascii():  # Python's own 1_000, and digits of other scripts
        raise ValueError(cell)
    number = float(cell)
    return min(max(number, -_LARGEST), _LARGEST) if math.isfinite(number) else number
