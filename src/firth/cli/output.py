"""What commands print: aligned tables on a terminal, tabs and no headings in a pipe, JSON for programs."""

import json
import math
import sys
import warnings
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def say(text: str) -> None:
    """Print a line on standard output, at once: a reader that has gone away is noticed here."""
    print(text, flush=True)


def note(text: str) -> None:
    """Print a line beside the results, on standard error."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def warnings_as_notes() -> Iterator[None]:
    """Inside, a warning to the user is one sentence beside the results, without file and line of code."""
    before = warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *place: Any, **rest: Any) -> None:
        if issubclass(category, UserWarning):
            note(f"firth: {message}")
        else:
            before(message, category, *place, **rest)

    warnings.showwarning = show
    try:
        yield
    finally:
        warnings.showwarning = before


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    say(as_json(value))


def tell(text: str, found: dict[str, Any], json: str | None) -> None:
    """Print what was found as text, and write it as JSON to a file; with "-", print JSON instead."""
    if json == "-":
        say_json(found)
        return
    say(text)
    if json is not None:
        Path(json).write_text(as_json(found) + "\n", encoding="utf-8", newline="\n")
        note(f"wrote {json}")


def as_json(value: Any) -> str:
    """Indented JSON in ASCII, which survives every encoding of a pipe; what is no number is null.

    >>> print(as_json([1.5, float("nan")]))
    [
      1.5,
      null
    ]
    """
    return json.dumps(_with_null(value), indent=2, allow_nan=False)


def _with_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_null(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_with_null(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def say_table(
    rows: Sequence[Sequence[str]],
    headings: Sequence[str] | None = None,
    numbers: Sequence[int] = (),
    *,
    always_headed: bool = False,
) -> None:
    """Print rows: aligned on a terminal, the given columns to the right; else one line each, with tabs.

    Headings are for the terminal; those of a table that nobody understands without go into a pipe too.
    """
    if not rows:
        return
    if not sys.stdout.isatty():
        lines = [headings, *rows] if always_headed and headings else rows
        say("\n".join("\t".join(line) for line in lines))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=headings is not None, header_style="bold")
    for column in range(len(rows[0])):
        table.add_column(
            headings[column] if headings else "",
            justify="right" if column in numbers else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(Text, row))  # Text: a word like [red] is no markup
    Console().print(table)


def shown(key: Hashable) -> str:
    """A key as one printable piece of a line: a string as it is, if it can be, else as Python writes it.

    >>> [shown(key) for key in ("cat", "New York", "a\\tb", "", 7, (1, 2))]
    ['cat', 'New York', "'a\\\\tb'", "''", '7', '(1, 2)']
    """
    return key if isinstance(key, str) and key.isprintable() and key.strip() == key != "" else repr(key)


def plain(key: Hashable) -> str | int:
    """A key as JSON can hold it."""
    return key if type(key) in (str, int) else repr(key)  # type: ignore[return-value]


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "word"), counted(2000, "word")
    ('1 word', '2,000 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def losses(history: Sequence[float | None]) -> str:
    """The loss of each epoch, of many the first and the last ones.

    >>> losses([2.5, 2.25, float("nan")])
    '2.5000 2.2500 (no pairs)'
    """
    numbers = ["(no pairs)" if loss is None or math.isnan(loss) else f"{loss:.4f}" for loss in history]
    return " ".join(numbers if len(numbers) <= 10 else [*numbers[:5], "...", *numbers[-5:]])
