import hashlib
from pathlib import Path

import numpy as np
import pytest

from firth.course.sst import treebank
from firth.course.sst.treebank import DEV, TEST, TRAIN, read_labels, read_sentences, read_splits
from firth.errors import DamagedFile, InvalidInput, MissingFile

SMALL = {
    "datasetSentences.txt": "index\tsentence\n1\tA  Bad\u0085 film\n2\tÃ\xa0 la carte .\n3\tGood\n4\tB c\n",
    "datasetSplit.txt": "sentence_index,splitset_label\n1,3\n2,1\n3,2\n4,1\n",
    "train.txt": "(3 (2 à) (2 la))\n(1 (2 b) (2 c))\n",
    "dev.txt": "(0 (2 A) (2 bad))\n",
    "test.txt": "(4 Good)\n",
}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A treebank of four sentences."""
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
        monkeypatch.setitem(treebank.HASHES, name, hashlib.sha256(text.encode()).hexdigest())
    return tmp_path


def test_sentences_are_lower_case_and_split_where_python_sees_white_space(small: Path) -> None:
    assert read_sentences(small) == [["a", "bad", "film"], ["ã", "la", "carte", "."], ["good"], ["b", "c"]]


def test_labels_stand_in_the_order_of_the_sentences(small: Path) -> None:
    splits = read_splits(small)
    assert splits.tolist() == [3, 1, 2, 1]
    assert read_labels(small, splits).tolist() == [0, 3, 4, 1]


def test_labels_need_the_splits_of_the_same_treebank(small: Path) -> None:
    with pytest.raises(InvalidInput, match=r"train\.txt has 2 trees, the splits have 3 sentences numbered 1"):
        read_labels(small, [1, 1, 1])


def test_files_may_lie_where_their_archives_put_them(small: Path, tmp_path: Path) -> None:
    above = tmp_path / "above"
    above.mkdir()
    small.joinpath("datasetSplit.txt").rename(_made(above / "stanfordSentimentTreebank") / "datasetSplit.txt")
    assert read_splits(above).tolist() == [3, 1, 2, 1]


def test_lines_that_end_as_on_windows_are_the_same_text(small: Path) -> None:
    before = read_sentences(small)
    path = small / "datasetSentences.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_sentences(small) == before


def test_another_file_is_refused(small: Path) -> None:
    with (small / "datasetSplit.txt").open("a", encoding="utf-8") as file:
        file.write("5,1\n")
    with pytest.raises(DamagedFile, match=r"datasetSplit\.txt is not the datasetSplit\.txt that was publ"):
        read_splits(small)


def test_what_is_missing_is_named_with_its_source(tmp_path: Path) -> None:
    with pytest.raises(
        MissingFile, match=r"there is no datasetSentences\.txt in .*stanfordSentimentTreebank\."
    ):
        read_sentences(tmp_path)
    with pytest.raises(MissingFile, match=r"there is no folder .*no: get trainDevTestTrees_PTB\.zip of the"):
        read_labels(tmp_path / "no", [])


def test_the_published_files(data: Path) -> None:
    sentences, splits = (read(data / "stanfordSentimentTreebank") for read in (read_sentences, read_splits))
    labels = read_labels(data / "sst_ptb_trees", splits)
    assert len(sentences) == len(splits) == len(labels) == 11_855
    assert sum(map(len, sentences)) == 227_245
    assert [np.count_nonzero(splits == split) for split in (TRAIN, TEST, DEV)] == [8_544, 2_210, 1_101]
    assert np.bincount(labels[splits == DEV]).tolist() == [139, 289, 229, 279, 165]
    assert np.bincount(labels[splits == TRAIN]).argmax() == 3


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
