"""A corpus that is on every machine: the documentation inside the running Python."""

import ast
import os
import re
import sysconfig
import warnings
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from firth.errors import MissingFile
from firth.text.tokens import words

# tests, programs that are not the library, and other people's packages
_LEFT_OUT = {
    "test",
    "tests",
    "idle_test",
    "idlelib",
    "lib2to3",
    "turtledemo",
    "site-packages",
    "dist-packages",
}

_COMMENT = re.compile(r"^[ \t]*#[^\n]*(?:\n[ \t]*#[^\n]*)*", re.MULTILINE)
_COMMENT_SIGN = re.compile(r"^[ \t]*#", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n\s*\n")


def builtin_sentences() -> Iterator[list[str]]:
    """Read the documentation inside the running Python, about 480,000 words, one paragraph after the other.

    These are the help topics of :mod:`pydoc`, and the docstrings and comments of the standard library, whose
    modules are read and not imported. A paragraph is a sentence, because its lines are about one thing. The
    words are those of the tokeniser ``"words"``. Every version of Python has a slightly different corpus.

    Yields
    ------
    list of str

    Raises
    ------
    MissingFile
        This Python comes without the sources of its standard library.

    Examples
    --------
    >>> next(builtin_sentences())
    ['the', 'assert', 'statement']
    """
    files = _library_files(sysconfig.get_path("stdlib"))
    for text in chain(_topics(), chain.from_iterable(map(_documentation, files))):
        for paragraph in _BLANK_LINES.split(text):
            if sentence := words(paragraph):
                yield sentence


def _library_files(folder: str) -> list[Path]:
    """The modules of the standard library, in an order that does not depend on the file system."""
    files: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - _LEFT_OUT)
        files += [Path(root, name) for name in sorted(names) if name.endswith(".py")]
    if not files:
        raise MissingFile(
            f"this Python comes without the sources of its standard library (none in {folder!r}), "
            "so there is no built-in text; give a text of your own"
        )
    return files


def _topics() -> list[str]:
    """The texts behind help("topics"), which some distributions leave out."""
    try:
        from pydoc_data.topics import topics
    except ImportError:
        return []
    return list(topics.values())


def _documentation(file: Path) -> Iterator[str]:
    """Docstrings and comments of a module."""
    source = file.read_text(encoding="utf-8", errors="replace")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of backslashes in other people's strings
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return  # a file for another Python
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
    for comment in _COMMENT.findall(source):
        yield _COMMENT_SIGN.sub("", comment)
