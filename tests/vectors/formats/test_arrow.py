from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput
from firth.vectors import WordVectors, load

pa: Any = pytest.importorskip("pyarrow")

TABLE = np.arange(6, dtype=np.float32).reshape(2, 3)
LISTS: list[list[float | None]] = TABLE.tolist()


def written(path: Path, kind: str, columns: dict[str, Any]) -> Path:
    table = pa.table(columns)
    if kind == "parquet":
        import pyarrow.parquet

        pyarrow.parquet.write_table(table, path)
    else:
        with pa.ipc.new_file(str(path), table.schema) as writer:
            writer.write_table(table, max_chunksize=1)
    return path


@pytest.fixture(params=["parquet", "arrow"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize(
    "columns",
    [
        {"word": ["a", "b"], "vector": LISTS},
        {"embedding": pa.array(LISTS, pa.list_(pa.float64())), "my words": ["a", "b"]},
        {"token": pa.array(["a", "b"], pa.large_string()), "v": pa.array(LISTS, pa.large_list(pa.float16()))},
        {"word": ["a", "b"], "v": pa.array(LISTS, pa.list_(pa.float32(), 3)), "other": ["x", None]},
        {"word": ["a", "b"], "0": [0.0, 3.0], "1": [1.0, 4.0], "2": [2.0, 5.0]},
    ],
)
def test_layouts_in_use(kind: str, columns: dict[str, Any], tmp_path: Path) -> None:
    words = load(written(tmp_path / "a", kind, columns))
    assert words.index_to_key == ["a", "b"]
    np.testing.assert_array_equal(words.vectors, TABLE)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"vector": LISTS}, "no column of words"),
        ({"word": ["a", None], "vector": LISTS}, "no column of words"),
        ({"word": ["a", "b"]}, "no column of vectors"),
        ({"word": ["a", "b"], "x": [1.0, None]}, "columns of numbers without gaps"),
        ({"word": ["a", "a"], "vector": LISTS}, "the word 'a' more than once"),
        ({"word": ["a", "b"], "vector": [[1.0], [1.0, 2.0]]}, "have gaps, or different lengths"),
        ({"word": ["a", "b"], "vector": [[1.0], None]}, "have gaps, or different lengths"),
        ({"word": ["a", "b"], "vector": [[1.0], [None]]}, "have gaps, or different lengths"),
        ({"word": ["a", "b"], "vector": [["x"], ["y"]]}, "holds no table of numbers"),
        ({"word": ["a", "b"], "vector": [[1.0], [float("inf")]]}, "the vector of 'b' holds nan, inf"),
    ],
)
def test_what_does_not_fit(kind: str, columns: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        load(written(tmp_path / "a", kind, columns))


def test_an_arrow_file_in_one_piece_is_mapped(tmp_path: Path) -> None:
    WordVectors(range(1000), np.ones((1000, 100))).save(tmp_path / "a.arrow")
    before = pa.total_allocated_bytes()
    words = load(tmp_path / "a.arrow")
    assert not words.vectors.flags.owndata
    assert pa.total_allocated_bytes() - before < 100_000


def test_words_that_are_no_text(tmp_path: Path) -> None:
    for key in ("\udce9", 1 << 70):
        with pytest.raises(InvalidInput, match=r"cannot hold the words: .*; write the model folder"):
            WordVectors([key], [[1]]).save(tmp_path / "a.arrow")
