"""Lists of words by name, and which of them are compared: the layout of files for `associations`."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from firth.errors import DamagedFile, MissingFile

LARGEST_FILE = 2**20  # bytes; lists of words that people choose have some thousand
TEST = "test"  # the name of lines that say what is compared

_LINE = re.compile(r"([^\s:,#]+)\s*:(.*)")


class NamedTest(NamedTuple):
    """The names of two lists of targets and of two lists of attributes."""

    x: str
    y: str
    a: str
    b: str


class WordLists(NamedTuple):
    """What a file holds.

    Attributes
    ----------
    lists : dict of str to list of str
    tests : list of NamedTest
    """

    lists: dict[str, list[str]]
    tests: list[NamedTest]


def word_lists(path: Path) -> WordLists:
    """Read lists of words: a line each, ``name: word word ...``, and ``test: X Y A B`` for each comparison.

    Words stand between spaces, or between commas where the line has one (so that a word may hold spaces). A
    line that begins with a space goes on with the line before it. Lines that begin with ``#``, and empty
    ones, are passed over. Where no test is named there must be four lists, which are compared in their order.

    Raises
    ------
    MissingFile, DamagedFile
        The file is not there, or a line of it is not of this layout.
    """
    lists: dict[str, list[str]] = {}
    tests: list[tuple[int, list[str]]] = []
    for number, line in _joined(path):
        found = _LINE.fullmatch(line)
        if found is None:
            shown = line if len(line) <= 60 else line[:57] + "..."
            raise DamagedFile(f"{path}, line {number}: expected a name, a colon and words, got {shown!r}")
        name, words = found[1], _words(found[2])
        if not words:
            raise DamagedFile(f"{path}, line {number}: the list {name!r} has no words")
        again = [word for word, times in Counter(words).items() if times > 1]
        if again:
            raise DamagedFile(f"{path}, line {number}: {again[0]!r} stands twice in {name!r}")
        if name == TEST:
            tests.append((number, words))
        elif name in lists:
            raise DamagedFile(f"{path}, line {number}: there is a list {name!r} already")
        else:
            lists[name] = words
    if tests:
        return WordLists(lists, [_test(path, number, names, lists) for number, names in tests])
    if len(lists) != 4:
        raise DamagedFile(
            f"{path} names no test and has {len(lists)} lists: add lines like 'test: X Y A B' with the names "
            "of two lists of targets and two of attributes"
        )
    return WordLists(lists, [NamedTest(*lists)])


def _joined(path: Path) -> list[tuple[int, str]]:
    """The lines that say something, each with those that go on with it, and their numbers."""
    if not path.is_file():
        raise MissingFile(f"there is no file of word lists {path}")
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise DamagedFile(f"{path} has {size:,} bytes, too many for word lists (at most {LARGEST_FILE:,})")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DamagedFile(f"{path} is not UTF-8 text") from None
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not line[0].isspace():
            lines.append((number, bare))
        elif lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {bare}")
        else:
            raise DamagedFile(
                f"{path}, line {number}: a line that begins with a space goes on with another one"
            )
    if not lines:
        raise DamagedFile(f"{path} holds no word lists")
    return lines


def _words(text: str) -> list[str]:
    """The words of a line."""
    parts = text.split(",") if "," in text else text.split()
    return [word for part in parts if (word := part.strip())]


def _test(path: Path, number: int, names: list[str], lists: dict[str, list[str]]) -> NamedTest:
    """A test whose lists are there."""
    if len(names) != 4:
        raise DamagedFile(f"{path}, line {number}: a test needs the names of 4 lists, got {len(names)}")
    for name in names:
        if name not in lists:
            raise DamagedFile(
                f"{path}, line {number}: there is no list {name!r}: "
                f"the lists are {', '.join(lists) or 'none'}"
            )
    return NamedTest(*names)
