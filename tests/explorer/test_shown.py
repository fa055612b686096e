from pathlib import Path

import numpy as np
import pytest

from firth.errors import DamagedFile, InvalidInput, WrongType
from firth.explorer.shown import LIMIT, Unknown, shown
from firth.vectors import WordVectors


def test_words_stand_by_frequency() -> None:
    grown = WordVectors(["rare", "new", "often"], [[1.0], [2.0], [3.0]], counts=[1, 10, 100])
    model = shown(grown, 2)
    assert model.labels == ["often", "new", "rare"]
    assert model.size == 2
    assert model.frequencies.tolist() == [2, 1]
    assert model.unit.tolist() == [[1], [1]]
    assert model.entry(2) == {"word": "rare", "row": 2}


def test_without_counts_the_rank_stands_for_them() -> None:
    model = shown(WordVectors(["a", "b"], [[1.0], [2.0]]))
    np.testing.assert_allclose(model.frequencies, [0, -np.log10(2)], rtol=1e-6)


def test_texts_stand_for_keys() -> None:
    model = shown(WordVectors(["7", 7, ("a", "b"), None], np.eye(4)))
    assert model.labels == ["7", "7", "('a', 'b')", "None"]
    assert model.key("7") == "7"  # of two that look alike, the first
    assert model.key("('a', 'b')") == ("a", "b")
    assert model.row("None") == 3


def test_an_unknown_word_knows_its_neighbours() -> None:
    model = shown(WordVectors(["king", "kings", "boat"], np.eye(3)))
    with pytest.raises(Unknown, match="'kingg' is not in the vocabulary") as raised:
        model.row("kingg")
    assert raised.value.nearest == ["king", "kings"]
    with pytest.raises(Unknown, match=r"'x{40}\.\.\.' is not"):
        model.row("x" * 1000)


@pytest.mark.parametrize("limit", [1, LIMIT + 1])
def test_limits(limit: int) -> None:
    with pytest.raises(InvalidInput, match=f"limit must be from 2 to 200,000 words, got {limit}"):
        shown(WordVectors(["a", "b"], np.eye(2)), limit)


def test_what_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match=r"a model must be firth\.WordVectors or the path of some, got int"):
        shown(5)
    with pytest.raises(InvalidInput, match="a map needs at least 2 words, vectors has 1"):
        shown(WordVectors(["a"], [[1.0]]))
    WordVectors(["a", "b"], [[1.0], [2.0]]).save(tmp_path / "model")
    file = tmp_path / "model" / "vectors.safetensors"
    file.write_bytes(file.read_bytes()[:-4] + np.float32(np.nan).tobytes())
    with pytest.raises(DamagedFile, match="nan or inf"):
        shown(tmp_path / "model")
