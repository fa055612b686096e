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
    path.write_text("term\tn\nNew York\t1\n", encoding="utf-8")
    table = read_table(path)
    assert (table.key, table.words) == ("term", {"New York"})


def test_quotes_hold_cells_with_commas_but_are_letters_among_tabs(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text('word,n\n"1,000",1\n""""," 2"\n', encoding="utf-8")
    (tmp_path / "table.tsv").write_text('word\tn\n"\t1\n"so"\t2\n', encoding="utf-8")
    assert read_table(tmp_path / "table.csv").words == {"1,000", '"'}
    assert read_table(tmp_path / "table.tsv").words == {'"', '"so"'}


def test_numbers_are_those_that_other_programs_write_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("word,n,m,k\na,1e300,1_000,\uff12\nb,-1e300,1,2\nc,1e400,2,3\n", encoding="utf-8")
    n, m, k = read_table(path).columns
    largest = np.finfo(np.float32).max
    np.testing.assert_equal(n.of(["a", "b", "c"]), np.float32([largest, -largest, np.nan]))
    assert (m.categories, k.categories) == (("1", "1_000", "2"), ("2", "3", "\uff12"))


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
        ('word,n\n"king,1\n', "cannot be read as a table, line 2: unexpected end of data"),
        ("word,n\n\udcff,1\n", r"is not in utf-8: .* invalid start byte"),
    ],
)
def test_what_is_no_table(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(InvalidInput, match=sentence):
        read_table(path)


def test_files_that_are_not_there_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no file"):
        read_table(tmp_path / "table.csv")
    with pytest.raises(InvalidInput, match=r"a table's name must end in \.csv or \.tsv, got 'table\.xlsx'"):
        read_table(tmp_path / "table.xlsx")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.text('abw1,\n"\r\t.', max_size=40).map(str.encode), st.sampled_from(["csv", "tsv"]))
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"table.{ending}"
    path.write_bytes(content)
    try:
        table = read_table(path)
    except InvalidInput:
        return
    for column in table.columns:
        assert len(column.of(sorted(table.words))) == len(table.words)
