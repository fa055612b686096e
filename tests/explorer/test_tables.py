from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firth.errors import InvalidInput, MissingFile
from firth.explorer.tables import read_table


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of four words."""
    path = tmp_path / "table.csv"
    path.write_text(
        "size,Word, kind\n1.5,king,person\n,queen,person\n2,boat,\nnan,car,thing\n9,king,again\n\n",
        encoding="utf-8-sig",
    )
    return path


def test_columns_of_numbers_and_categories(file: Path) -> None:
    table = read_table(file)
    size, kind = table.columns
    assert (size.name, size.categories) == ("size", None)
    np.testing.assert_equal(
        size.of(["boat", "king", "queen", "car", "x"]), np.float32([2, 1.5] + 3 * [np.nan])
    )
    assert (kind.name, kind.categories) == ("kind", ("person", "thing"))
    assert kind.of(["king", "car", "boat", "x"]).tolist() == [0, 1, 65535, 65535]
    assert (table.key, table.words) == ("Word", {"king", "queen", "boat", "car"})


def test_the_first_column_holds_the_words_where_none_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text('term\tn\n"New\tYork"\t1\n', encoding="utf-8")
    table = read_table(path)
    assert table.words == {"New\tYork"}


def test_texts_of_all_kinds_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("word,note\n" + "".join(f"w{i},n{i}\n" for i in range(257)), encoding="utf-8")
    assert read_table(path).left_out == ("note",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "must begin with a line of 2 to 100 names of columns"),
        ("word\nking\n", "got 1"),
        ("word,n\n", "has no line after its names of columns"),
        ("word,n\nking\n", "row 2 has 1 cells where its first row has 2"),
        ('word,n\n"king,1\n', "is not a table in utf-8: unexpected end of data"),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=sentence):
        read_table(path)


def test_files_that_are_not_there_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no file"):
        read_table(tmp_path / "table.csv")
    with pytest.raises(InvalidInput, match=r"a table's name must end in \.csv or \.tsv, got 'table\.xlsx'"):
        read_table(tmp_path / "table.xlsx")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.text('abw1,\n"\r\t.', max_size=40).map(str.encode))
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    try:
        table = read_table(path)
    except InvalidInput:
        return
    for column in table.columns:
        assert len(column.of(sorted(table.words))) == len(table.words)
