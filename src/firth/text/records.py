"""Rows with named fields: JSON lines and tables, each with the number of its line."""

import csv
import json
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput

Rows = Iterator[tuple[int, dict[str, Any]]]

_DELIMITERS = "\t,;"
_LONGEST = 1 << 30  # characters of a field; the csv module's own bound is 131,072, and a novel has more


def json_rows(path: Path, lines: Iterable[str]) -> Rows:
    """The objects of JSON lines; blank lines are passed over.

    Raises InvalidInput where a line is something else.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise InvalidInput(
                f"{path}, line {number}: not JSON ({error}); every line must be one object"
            ) from None
        if not isinstance(row, dict):
            raise InvalidInput(f"{path}, line {number}: a JSON object was expected, got {shown(row)[:60]}")
        yield number, row


def table_delimiter(header: str, columns: Set[str]) -> str | None:
    r"""What sets the columns apart in a header that has these columns; None where nothing does.

    >>> table_delimiter("label;text;year", {"text", "label"})
    ';'
    """
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([header], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if columns <= set(names):
            return delimiter
    return None


def table_rows(path: Path, lines: Iterable[str], delimiter: str) -> Rows:
    """The rows of a table after its header, quoted as spreadsheets do: a field may hold line ends.

    Raises InvalidInput where quotes are wrong or a row has not as many fields as the header.
    """
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=True)
    before = csv.field_size_limit(_LONGEST)
    header: list[str] | None = None
    number = 0
    try:
        for row in reader:
            begin, number = number + 1, reader.line_num
            if not row:
                continue
            if header is None:
                header = row
            elif len(row) != len(header):
                fields = f"{len(row)} fields, and the header has {len(header)}"
                raise InvalidInput(f"{path}, line {begin}: {fields}; a field with {delimiter!r} needs quotes")
            else:
                yield begin, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise InvalidInput(f"{path}, line {number + 1}: its quotes cannot be understood ({error})") from None
    finally:
        csv.field_size_limit(before)


def shown(value: Any) -> str:
    """A value as it is compared and told: a string as it is, everything else as JSON writes it.

    >>> shown("train"), shown(True), shown(3)
    ('train', 'true', '3')
    """
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
