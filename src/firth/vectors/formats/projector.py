"""The TensorBoard projector's files: `vectors.tsv`, numbers between tabs, and the words in `metadata.tsv`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, InvalidInput
from firth.vectors import native
from firth.vectors.arithmetic import Table, blocks
from firth.vectors.formats.beside import check_words, first_of, read_lines, written_with_words
from firth.vectors.formats.checked import checked_counts, checked_table
from firth.vectors.formats.content import Content, Wanted
from firth.vectors.formats.growing import GrowingTable
from firth.vectors.formats.source import opened
from firth.vectors.formats.text import formatted, number, whole_lines
from firth.vectors.formats.words import as_bytes

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

_BEFORE = b"w\t"  # a word before each line, which the reader of text expects
_COLUMNS = ("word", "token", "label", "name", "key")
_COUNTS = ("count", "counts", "frequency")


def is_projector(path: Path, sample: bytes) -> bool:
    """Whether lines of numbers alone have words in a file beside them."""
    lines = sample.replace(b"\r", b"").split(b"\n")
    whole = lines[: min(2, len(lines) - 1)]  # the last one may be cut off
    fields = [field for line in whole for field in line.split(b"\t")] or lines[0].split(b"\t")[:-1]
    numbers = bool(fields) and all(number(field) is not None for field in fields)
    return numbers and any(path.with_name(name).is_file() for name in _metadata_names(path))


def read_projector(path: Path, wanted: Wanted) -> Content:
    """Read vectors and the words beside them, and their counts where there is such a column."""
    table = _numbers(path)
    place = first_of(path, _metadata_names(path))
    words, counts = _metadata(place, len(table), wanted)
    words = check_words(words, len(table), place)
    count = wanted.of(len(words))
    return Content(
        words[:count],
        checked_table(table[:count], path, words[:count], wanted),
        counts=None if counts is None else checked_counts(counts[:count], count),
    )


def write_projector(words: "WordVectors", path: Path) -> None:
    """Write vectors, and the words, with their counts if there are any, beside them."""
    raw = as_bytes(words, "projector", spaces=True)
    for word, one in zip(words, raw, strict=True):
        if not one or set(one) & {*b"\t\r\n"}:
            raise InvalidInput(
                f"the word {word!r} is empty or holds a tab or an end of line: write the model folder"
            )
    lines = raw
    if words.counts is not None:
        counted = zip(raw, words.counts.tolist(), strict=True)
        lines = [b"word\tcount", *(b"%s\t%d" % pair for pair in counted)]
    place = path.with_name(_metadata_names(path)[0])
    with written_with_words(path, place, (line + b"\n" for line in lines)) as file:
        for rows in blocks(*words.vectors.shape):
            file.writelines(line.replace(b" ", b"\t") + b"\n" for line in formatted(words.vectors[rows]))


def _metadata_names(path: Path) -> list[str]:
    """What the file of the words may be called: vectors become metadata, or stand before it."""
    stem = path.name.removesuffix(".gz").removesuffix(".tsv")
    parts = [stem.replace(part, "metadata") for part in ("vectors", "tensor") if part in stem]
    return [f"{name}.tsv" for name in (*parts, f"{stem}.metadata", f"{stem}_metadata", "metadata")]


def _numbers(path: Path) -> Table:
    """The table (V, d) of a file of numbers."""
    table: GrowingTable | None = None
    with opened(path) as source:
        for lines in whole_lines(source):
            if table is None:
                table = GrowingTable(lines.partition(b"\n")[0].count(b"\t") + 1)
            _add(lines, table, path)
    return GrowingTable(1).frozen() if table is None else table.frozen()


def _add(lines: bytes, table: GrowingTable, path: Path) -> None:
    """Add lines of numbers to the table."""
    data, at = _BEFORE + lines[:-1].replace(b"\n", b"\n" + _BEFORE) + b"\n", 0
    while at < len(data):
        possible = (len(data) - at) // (2 * table.columns + 2)
        found, at = native.text_rows(data, at, table.room(possible))
        table.use(len(found))
        if at < len(data):
            end = data.index(b"\n", at)
            fields = data[at:end].rstrip(b"\r").split(b"\t")[1:]
            values = [number(field) for field in fields]
            if len(values) != table.columns or None in values:
                raise DamagedFile(
                    f"{path}, line {len(table) + 1}: {table.columns} numbers between tabs are expected"
                )
            with np.errstate(over="ignore"):
                table.room(1)[0] = np.array(values, np.float64)
            table.use(1)
            at = end + 1


def _metadata(path: Path, rows: int, wanted: Wanted) -> tuple[list[str], npt.NDArray[Any] | None]:
    """Words and counts: one column without a heading, or several with one."""
    lines = [line.split(b"\t") for line in read_lines(path)]
    if len(lines) == rows and all(len(line) == 1 for line in lines):
        return _decoded(lines, 0, path, wanted), None
    headings = [heading.decode("utf-8", "replace").strip().lower() for heading in lines[0]]
    lines = lines[1:]
    if any(len(line) != len(headings) for line in lines):
        raise DamagedFile(f"{path} has lines of more or fewer columns than its {len(headings)} headings")
    column = next((headings.index(name) for name in _COLUMNS if name in headings), 0)
    counted = next((headings.index(name) for name in _COUNTS if name in headings), None)
    return _decoded(lines, column, path, wanted), None if counted is None else _counts(lines, counted)


def _decoded(lines: list[list[bytes]], column: int, path: Path, wanted: Wanted) -> list[str]:
    return [wanted.decoded(line[column], str(path)) for line in lines]


def _counts(lines: list[list[bytes]], column: int) -> npt.NDArray[Any]:
    """The counts of a column; nothing where it holds something else."""
    values = [line[column] for line in lines]
    if all(value.isdigit() and len(value) < 19 for value in values):
        return np.array([int(value) for value in values], np.int64)
    return np.empty(0)
