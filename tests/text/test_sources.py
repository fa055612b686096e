import re
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import MissingFile, WrongType
from firth.text.files import ByteMeter
from firth.text.sources import files_or_sentences, from_files, lines
from firth.text.tokens import tokenizer

text_with_ends = st.lists(
    st.sampled_from(["a", "b", " ", "\t", "\n", "\r", "\r\n", "\u2028", "\x85", "\x0b"])
).map("".join)
blocks_of_text = st.tuples(text_with_ends | st.text(), st.integers(1, 10)).map(
    lambda drawn: [drawn[0][i : i + drawn[1]] for i in range(0, len(drawn[0]), drawn[1])]
)


def sentences(source: object, name: str = "whitespace") -> list[list[Any]]:
    found = files_or_sentences(source)
    if isinstance(found, list):
        found = from_files(found, tokenizer(name), encoding="utf-8", errors="strict", meter=ByteMeter())
    return list(found)


def lines_of(text: str) -> list[str]:
    r"""The slow twin: only \n and \r\n end a line."""
    parts = text.replace("\r\n", "\n").split("\n")
    return parts if parts[-1] else parts[:-1]


@given(blocks_of_text)
def test_lines(blocks: list[str]) -> None:
    assert list(lines(blocks)) == lines_of("".join(blocks))


def test_a_callable_sees_whole_lines(tmp_path: Path) -> None:
    seen: list[str] = []

    def tokenize(text: str) -> list[str]:
        seen.append(text)
        return [text]

    path = tmp_path / "long.txt"
    path.write_bytes(b"a " * 1_500_000 + b"\r\nb\r\n\nc")
    list(from_files([path], tokenize, encoding="utf-8", errors="strict", meter=ByteMeter()))
    assert seen == ["a " * 1_500_000, "b", "", "c"]


def test_paths(tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_bytes(b"a b\n\nc")
    two.write_bytes(b"d\n")
    expected = [["a", "b"], [], ["c"], ["d"]]
    for source in (
        tmp_path,
        str(tmp_path),
        [one, two],
        (str(one), two),
        iter([one, two]),
        tmp_path.glob("[12].txt"),
    ):
        assert sorted(sentences(source)) == sorted(expected)
    assert sentences([two, one]) == [["d"], ["a", "b"], [], ["c"]]


@pytest.mark.parametrize(
    "source",
    [
        [["a", "b"], [], ["c"]],
        (("a", "b"), (), ("c",)),
        (tokens for tokens in [["a", "b"], [], ["c"]]),
        (iter(tokens) for tokens in ["ab", "", "c"]),
        deque([deque("ab"), deque(), deque("c")]),
        [np.array(["a", "b"]), np.array([]), np.array(["c"])],
        np.array([["a", "b"], [], ["c"]], dtype=object),
    ],
)
def test_iterables_of_sentences(source: object) -> None:
    assert sentences(source) == [["a", "b"], [], ["c"]]


def test_rows_of_an_array() -> None:
    found = sentences(np.arange(6, dtype=np.int16).reshape(2, 3))
    assert found == [[0, 1, 2], [3, 4, 5]]
    assert {type(key) for key in found[0]} == {int}


@pytest.mark.parametrize("source", [[], (), iter([]), np.empty((0, 3)), (s for s in ())])
def test_nothing(source: object) -> None:
    assert sentences(source) == []


def test_only_the_first_item_is_looked_at_before_reading() -> None:
    given = iter([["a"], ["b"], "not a sentence"])
    files_or_sentences(given)
    assert list(given) == [["b"], "not a sentence"]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        (["some text", "more text"], "the source holds 'some text' where a sentence is expected"),
        ((text for text in ["some text"]), "the source holds 'some text' where a sentence is expected"),
        ([["a"], "some text"], "sentence 1 is a str ('some text'): a sentence is a list of tokens"),
        ([1, 2, 3], "sentence 0 is a int (1): a sentence is a list of tokens"),
        ([b"ab"], "sentence 0 is a bytes"),
        ([{"a", "b"}], "sentence 0 is a set"),
        (np.arange(3), "sentence 0 is a int64"),
        (np.zeros((2, 2, 2)), "sentence 0 is an array with 2 dimensions"),
        ([Path(__file__), ["a"]], "paths cannot be mixed with anything else, got a list among them"),
        (b"text", "a source cannot be a bytes"),
        ({"a": 1}, "a source cannot be a dict"),
        ({("a",)}, "a source cannot be a set"),
        (7, "got int"),
        (None, "got NoneType"),
    ],
)
def test_what_is_no_source(source: object, named: str) -> None:
    with pytest.raises(WrongType, match=re.escape(named)):
        sentences(source)


def test_a_string_that_is_no_file() -> None:
    with pytest.raises(
        MissingFile, match="no file or folder 'the cat sat'; a str is read as the path of a file"
    ):
        sentences("the cat sat")


def test_one_missing_among_several(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(MissingFile, match="no file or folder 'b'"):
        sentences([str(tmp_path / "a"), "b"])
