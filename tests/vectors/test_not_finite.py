"""Files with nan in them: refused, unless somebody wants to look at them."""

from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile
from firth.vectors import WordVectors, load
from firth.vectors.formats import Content


@pytest.fixture
def words() -> WordVectors:
    rows = np.arange(12, dtype=np.float32).reshape(4, 3)
    rows[1, 1], rows[2, 0] = np.nan, np.inf
    return WordVectors.of(Content(["a", "b", "c", "d"], rows, counts=np.array([4, 3, 2, 1])))


@pytest.mark.parametrize("name", ["w.txt", "w.bin", "w.vec.gz", "w.npy", "w.npz", "w.tsv"])
def test_files_are_read_where_it_is_wanted(words: WordVectors, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    words.save(path)
    with pytest.raises(DamagedFile, match="nan, inf"):
        load(path)
    found = load(path, check_finite=False)
    assert found.index_to_key == ["a", "b", "c", "d"]
    np.testing.assert_array_equal(found.vectors, words.vectors)
    with pytest.raises(DamagedFile, match="nan or inf"):
        found.most_similar("a")


def test_a_table_of_a_folder_is_chosen_all_the_same(words: WordVectors, tmp_path: Path) -> None:
    both = WordVectors.of(Content(words.index_to_key, words.vectors, output=words.vectors))
    both.save(tmp_path / "m")
    np.testing.assert_array_equal(load(tmp_path / "m", table="sum").vectors, words.vectors * 2)
    np.testing.assert_array_equal(load(tmp_path / "m", table="output").vectors, words.vectors)
