"""Texts with labels, from what people have: JSON lines, tables, fastText's lines, a folder a label."""

import os
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput, MissingFile
from firth.text.decoding import text_blocks
from firth.text.files import ByteMeter, find_files, is_path
from firth.text.records import Rows, json_rows, shown, table_delimiter, table_rows
from firth.text.sources import lines

_MARK = "__label__"  # what fastText writes before a label
_START = 60  # so much of a line that cannot be understood is shown


@dataclass(frozen=True)
class LabelledTexts:
    """Texts, and the label of each.

    Parameters
    ----------
    texts : list of str
    labels : list of hashable
        Strings; from JSON also numbers and booleans, as they are written there.
    """

    texts: list[str]
    labels: list[Hashable]

    def __len__(self) -> int:
        return len(self.texts)


def read_labelled(
    source: str | os.PathLike[str],
    *,
    text: str = "text",
    label: str = "label",
    where: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
    errors: str = "strict",
) -> LabelledTexts:
    """Read texts and their labels; what a file holds is told by its first line, not by its name.

    Parameters
    ----------
    source : path
        A file, plain or compressed with gzip, xz or zstd, or ``"-"`` for standard input. It holds JSON, an
        object a line; or a table with a header, its columns set apart by tabs, commas or semicolons, quoted
        as spreadsheets do; or lines of ``__label__x text``, as fastText reads them. Or a folder, in which
        every folder is named after a label and holds its texts, a file each; other files are passed over.
    text, label : str
        The names of the fields or columns.
    where : mapping of str to str, optional
        Only rows whose fields have these values are read, for example ``{"split": "train"}``.
    encoding, errors : str, default "utf-8" and "strict"
        How bytes become text, as in :func:`open`.

    Returns
    -------
    LabelledTexts

    Raises
    ------
    InvalidInput
        A line cannot be understood, a field is missing, or nothing is left; the sentence names the line.
    MissingFile
        There is no such file or folder.
    DamagedFile
        A compressed file is damaged or cut off.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "reviews.csv"
    ...     _ = path.write_text("label,text\\npos,lovely\\nneg,dull\\n")
    ...     read_labelled(path)
    LabelledTexts(texts=['lovely', 'dull'], labels=['pos', 'neg'])
    """
    if not is_path(source):
        raise MissingFile(f"there is no file or folder {os.fspath(source)}")
    path, where = Path(source), dict(where or {})
    if path.is_dir():
        _refuse_where(path, where)
        pairs = _from_folder(path, encoding, errors)
    else:
        blocks = next(text_blocks([path], encoding, errors, ByteMeter()))
        pairs = _from_lines(path, lines(blocks), text, label, where)
    texts: list[str] = []
    labels: list[Hashable] = []
    for one, its_label in pairs:
        texts.append(one)
        labels.append(its_label)
    if not texts:
        chosen = " and ".join(f"{name}={value}" for name, value in where.items())
        raise InvalidInput(f"no row of {path} has {chosen}" if where else f"{path} holds no texts")
    return LabelledTexts(texts, labels)


Pairs = Iterator[tuple[str, Hashable]]


def _from_lines(path: Path, rest: Iterator[str], text: str, label: str, where: dict[str, str]) -> Pairs:
    """The texts of a file, by what its first line looks like."""
    blank = 0
    for first in rest:
        if first.strip():
            break
        blank += 1
    else:
        return iter(())
    whole = chain([""] * blank, [first], rest)  # lines keep their numbers
    if first.lstrip().startswith("{"):
        return _from_rows(path, json_rows(path, whole), text, label, where)
    if first.lstrip().startswith(_MARK):
        _refuse_where(path, where)
        return _from_marked(path, whole)
    delimiter = table_delimiter(first, {text, label})
    if delimiter is None:
        raise InvalidInput(
            f"{path}, line {blank + 1}: neither JSON, nor a header with the columns {text} and {label}, nor "
            f"{_MARK}x before a text: {first[:_START]!r}; name the columns, if they have other names"
        )
    return _from_rows(path, table_rows(path, whole, delimiter), text, label, where)


def _from_rows(path: Path, rows: Rows, text: str, label: str, where: dict[str, str]) -> Pairs:
    for number, row in rows:
        for name in (*where, text, label):
            if name not in row:
                fields = ", ".join(map(str, row)) or "none"
                raise InvalidInput(f"{path}, line {number}: no field {name!r}; its fields are {fields}")
        if all(shown(row[name]) == value for name, value in where.items()):
            yield _text_of(path, number, text, row[text]), _label_of(path, number, label, row[label])


def _text_of(path: Path, number: int, name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidInput(f"{path}, line {number}: {name} must be text, got {shown(value)[:_START]}")
    return value


def _label_of(path: Path, number: int, name: str, value: Any) -> Hashable:
    if not isinstance(value, str | int | float) or value == "":
        got = shown(value)[:_START] or "nothing"
        raise InvalidInput(f"{path}, line {number}: {name} must be a word or a number, got {got}")
    return value


def _from_marked(path: Path, whole: Iterator[str]) -> Pairs:
    """Lines of fastText: a label, or several, before the text."""
    for number, line in enumerate(whole, start=1):
        if not line.strip():
            continue
        mark, _, text = line.strip().partition(" ")
        if not mark.startswith(_MARK) or mark == _MARK:
            raise InvalidInput(f"{path}, line {number}: no {_MARK}x before the text: {line[:_START]!r}")
        if text.lstrip().startswith(_MARK):
            raise InvalidInput(f"{path}, line {number}: several labels, and a text can have only one here")
        yield text, mark.removeprefix(_MARK)


def _from_folder(folder: Path, encoding: str, errors: str) -> Pairs:
    """Every file in the folders of a folder, which are the labels."""
    labels = sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    if not labels:
        raise InvalidInput(
            f"{folder} holds no folders: a folder of texts has one for each label, named after it"
        )
    for label in labels:
        for blocks in text_blocks(find_files([label]), encoding, errors, ByteMeter()):
            yield "".join(blocks), label.name


def _refuse_where(path: Path, where: dict[str, str]) -> None:
    if where:
        raise InvalidInput(f"{path} has no fields, so rows cannot be chosen by {', '.join(where)}")
