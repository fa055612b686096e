"""The Stanford Sentiment Treebank as it was published: sentences, splits, labels; known by hashes."""

import hashlib
from os import PathLike
from pathlib import Path

import numpy as np
import numpy.typing as npt

from firth.errors import DamagedFile, InvalidInput, MissingFile

Integers = npt.NDArray[np.int64]

TRAIN, TEST, DEV = 1, 2, 3  # as datasetSplit.txt numbers them

# SHA-256 of every file as it lies in the archives, whose lines end in LF
HASHES = {
    "datasetSentences.txt": "f7ae959a5ff0565eb860c3f2e600dde118bcb49aee63df8fa9b9a806da235553",
    "datasetSplit.txt": "ad567db10ae5275963f1ac3dd5ec21214b1d688c7aab582e2616ef4b3f970a5a",
    "train.txt": "e2f3f41b0b1e6d4dddc0effe3bfc2d27ed8928079aa9a03d652311614fc5feb7",
    "dev.txt": "0e9336aed6e4730e19f58d00a77b3f0297efdb755f7b5e598c98a05e3f97ea40",
    "test.txt": "6e54806dee95cf80cd918e7dfb3f6770f6df24bf826f289a4d1f709e1c8f6761",
}
_TREES = {TRAIN: "train.txt", DEV: "dev.txt", TEST: "test.txt"}
_SITE = "https://nlp.stanford.edu/sentiment/"


def read_sentences(folder: str | PathLike[str]) -> list[list[str]]:
    """The sentences of datasetSentences.txt in their order, lower-cased and split at white space.

    The accented letters of the file are encoded twice and are left so: the course's numbers come from them.

    Parameters
    ----------
    folder : path
        Of the files of stanfordSentimentTreebank.zip.

    Returns
    -------
    list of list of str, 11,855 sentences

    Raises
    ------
    MissingFile
        The folder or the file is not there.
    DamagedFile
        It is not the published file.
    """
    lines = _lines(folder, "datasetSentences.txt")
    return [line.lower().split()[1:] for line in lines[1:]]  # without the number of the sentence


def read_splits(folder: str | PathLike[str]) -> Integers:
    """The split of each sentence from datasetSplit.txt: 1 train, 2 test, 3 dev.

    Parameters
    ----------
    folder : path
        Of the files of stanfordSentimentTreebank.zip.

    Returns
    -------
    int64 array, shape (11855,)

    Raises
    ------
    MissingFile, DamagedFile
        As `read_sentences`.
    """
    lines = _lines(folder, "datasetSplit.txt")
    return np.array([int(line.partition(",")[2]) for line in lines[1:]], dtype=np.int64)


def read_labels(folder: str | PathLike[str], splits: npt.ArrayLike) -> Integers:
    """The class of each sentence, 0 (very negative) to 4 (very positive), in the order of the sentences.

    The files hold the trees of one split each, in the order of its sentences; the class of a sentence is the
    label at the root of its tree.

    Parameters
    ----------
    folder : path
        Of the files of trainDevTestTrees_PTB.zip.
    splits : integers, shape (11855,)
        From `read_splits`.

    Returns
    -------
    int64 array, shape (11855,)

    Raises
    ------
    MissingFile, DamagedFile
        As `read_sentences`.
    InvalidInput
        The splits are not those of the treebank.
    """
    splits = np.asarray(splits)
    labels = np.full(splits.shape, -1, dtype=np.int64)
    for split, name in _TREES.items():
        roots = [int(tree[1]) for tree in _lines(folder, name)]
        sentences = np.count_nonzero(splits == split)
        if len(roots) != sentences:
            raise InvalidInput(
                f"{name} has {len(roots)} trees, the splits have {sentences} sentences numbered {split}: "
                "give those of read_splits"
            )
        labels[splits == split] = roots
    return labels


def _lines(folder: str | PathLike[str], name: str) -> list[str]:
    """The lines of a file of the treebank, if it is the one that was published."""
    path = _find(Path(folder), name)
    content = path.read_bytes().replace(b"\r\n", b"\n")  # as some ways of copying leave it
    if hashlib.sha256(content).hexdigest() != HASHES[name]:
        raise DamagedFile(
            f"{path} is not the {name} that was published: unpack {_archive(name)} from {_SITE} again"
        )
    return content.decode("utf-8").removesuffix("\n").split("\n")  # splitlines would split at more


def _find(folder: Path, name: str) -> Path:
    """A file in the folder, or in the one that its archive unpacks into."""
    for place in (folder, folder / _inside(name)):
        if (place / name).is_file():
            return place / name
    missing = f"there is no {name} in" if folder.is_dir() else "there is no folder"
    raise MissingFile(
        f"{missing} {folder}: get {_archive(name)} of the Stanford Sentiment Treebank from {_SITE} "
        "and unpack it there"
    )


def _archive(name: str) -> str:
    return "trainDevTestTrees_PTB.zip" if name in _TREES.values() else "stanfordSentimentTreebank.zip"


def _inside(name: str) -> str:
    return "trees" if name in _TREES.values() else "stanfordSentimentTreebank"
