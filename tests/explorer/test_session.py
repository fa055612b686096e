from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from firth.errors import InvalidInput, MissingFile
from firth.explorer.session import Session, clusters
from firth.explorer.shown import Shown
from firth.vectors import WordVectors


def test_a_table_must_know_a_word(words: WordVectors, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("term,n\nboat,1\n", encoding="utf-8")
    with pytest.raises(
        InvalidInput, match=r"no word of .*table\.csv is in the model: .* from the column 'term'"
    ):
        Session.of(words, None, table=table)
    table.write_text("term,n\n7,1\n", encoding="utf-8")
    assert Session.of(words, None, table=table).column(0, 0)[7] == 1


def test_models_are_called_by_their_folders(words: WordVectors, tmp_path: Path) -> None:
    words.save(tmp_path / "one")
    words.save(tmp_path / "two")
    session = Session.of(tmp_path / "one", str(tmp_path / "two"), table=None)
    assert [model.name for model in session.models] == ["one", "two"]
    with pytest.raises(MissingFile):
        Session.of(tmp_path / "three", None, table=None)


def test_clusters_are_named_by_frequent_words_near_their_middle(scattered: np.ndarray) -> None:
    order = np.random.default_rng(1).permutation(300)
    keys = [f"{'abc'[row // 100]}{row}" for row in order]
    codes, names = clusters(Shown("model", WordVectors(keys, scattered[order]), 300), 3)
    assert codes.dtype == np.uint8
    assert np.diff(np.bincount(codes)).max() <= 0
    letters = np.array([key[0] for key in keys])
    for group, name in enumerate(names):
        kind = Counter(letters[codes == group].tolist()).most_common(1)[0][0]
        assert [word[0] for word in name.split(", ")] == [kind] * 3


def test_what_is_prepared_is_there(session: Session) -> None:
    session.prepare()
    assert session.map(0, "pca") is session.map(0, "pca")
    assert session.completer(1) is session.completer(1)
