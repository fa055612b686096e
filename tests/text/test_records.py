import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput
from firth.text.records import json_rows, table_delimiter, table_rows

NAME = Path("reviews")


def table(*lines, delimiter=","):
    return list(table_rows(NAME, lines, delimiter))


def test_rows_keep_the_number_of_their_line():
    lines = ['{"text": "a"}', "", '{"text": "b", "label": 1}']
    assert list(json_rows(NAME, lines)) == [(1, {"text": "a"}), (3, {"text": "b", "label": 1})]
    assert table("text,label", "", "a,1", 'b,"2"') == [
        (3, {"text": "a", "label": "1"}),
        (4, {"text": "b", "label": "2"}),
    ]


def test_a_field_may_hold_delimiters_quotes_and_line_ends():
    rows = table("text,label", '"one, ""two""', 'three",x', "four,y")
    assert rows == [
        (2, {"text": 'one, "two"\nthree', "label": "x"}),
        (4, {"text": "four", "label": "y"}),
    ]


def test_a_field_may_be_longer_than_the_csv_module_likes():
    before = csv.field_size_limit()
    assert before < 200_000
    assert table("text,label", "a" * 200_000 + ",x")[0][1]["text"] == "a" * 200_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["text,label", "a,b,c"], "line 2: 3 fields, and the header has 2"),
        (["text,label", "a"], "line 2: 1 fields, and the header has 2"),
        (["text,label", "a,b", '"c" d,e'], "line 3: its quotes cannot be understood"),
        (["text,label", "a,b", '"c,d', "e,f"], "line 3: its quotes cannot be understood"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_the_line(lines, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        table(*lines)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("{", "line 1: not JSON"), ("[1]", "line 1: a JSON object was expected, got \\[1\\]")],
)
def test_json_that_is_wrong_is_refused_with_the_line(line, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        list(json_rows(NAME, [line]))


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("text,label", ","),
        ("label\ttext", "\t"),
        ('id;"text";label', ";"),
        ("text, label", None),
        ("just a text", None),
        ('"text', None),
    ],
)
def test_the_header_tells_the_delimiter(header, delimiter):
    assert table_delimiter(header, {"text", "label"}) == delimiter


fields = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


@given(st.lists(st.tuples(fields, fields), max_size=5), st.sampled_from(",;\t"))
def test_what_the_csv_module_writes_is_read(rows, delimiter):
    lines = []

    class Target:
        def write(self, line):
            lines.append(line)

    writer = csv.writer(Target(), delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("text", "label"), *rows])
    whole = "".join(lines).removesuffix("\n").split("\n")
    assert [tuple(row.values()) for _, row in table_rows(NAME, whole, delimiter)] == rows
