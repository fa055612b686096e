"""Benchmark files as numbered lines and columns of text."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from firth.errors import DamagedFile, MissingFile

LARGEST_FILE = 8 * 2**20  # bytes; the largest benchmark in use has less than one
LONGEST_LINE = 20_000  # characters; BATS' longest has some hundred


class Line(NamedTuple):
    """A line as it stands, with its number from 1."""

    number: int
    text: str


class Misfit(DamagedFile):
    """A line is not of the layout; a file was meant for the layout that gets furthest down in it."""

    def __init__(self, path: Path, line: Line, expected: str):
        shown = line.text if len(line.text) <= 60 else line.text[:57] + "..."
        super().__init__(f"{path}, line {line.number}: expected {expected}, got {shown!r}")
        self.line = line.number


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below the folder, ordered by path, without those hidden by a dot or in a hidden folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def lines_of(path: Path) -> list[Line]:
    """The numbered lines that are neither empty nor comments."""
    if not path.is_file():
        raise MissingFile(f"there is no benchmark file {path}")
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise DamagedFile(f"{path} has {size:,} bytes, too many for a benchmark (at most {LARGEST_FILE:,})")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DamagedFile(f"{path} is not UTF-8 text") from None
    except OSError as error:
        raise DamagedFile(f"{path} cannot be read: {error.strerror}") from error
    numbered = (Line(n, line.strip()) for n, line in enumerate(text.split("\n"), start=1))
    lines = [line for line in numbered if line.text and not line.text.startswith("#")]
    if not lines:
        raise DamagedFile(f"{path} holds no lines")
    if (longest := max(lines, key=lambda line: len(line.text))) and len(longest.text) > LONGEST_LINE:
        raise DamagedFile(
            f"{path}, line {longest.number}: {len(longest.text):,} characters are too many for a benchmark"
        )
    return lines


def columns_of(lines: list[Line]) -> list[list[str]]:
    """The lines split at the first of tab, comma and semicolon that every one of them has, else at spaces."""
    texts = [line.text for line in lines]
    separator = next((s for s in "\t,;" if all(s in text for text in texts)), None)
    if separator is None:
        return [text.split() for text in texts]
    if separator == "\t":
        return [[cell.strip() for cell in text.split(separator)] for text in texts]
    # a reader for each line: a stray quote ends with its line
    return [[cell.strip() for cell in next(csv.reader([text], delimiter=separator))] for text in texts]


def is_number(cell: str) -> bool:
    """Whether a cell is a finite number."""
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False
