"""Sentences as numbers: the mean of their words' vectors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from firth.course.sst.text import UNKNOWN
from firth.errors import InvalidInput
from firth.vectors import WordVectors

Floats = npt.NDArray[np.float64]

CENTRE, BOTH = "centre", "centre and outside"


@dataclass(frozen=True)
class Features:
    """The features of sentences, and what the vectors did not know.

    Attributes
    ----------
    sets : dict of str to float64 array, shape (sentences, columns)
        ``"centre"`` and, where the model has output vectors, ``"centre and outside"``.
    tokens, unknown : int
        Words of all sentences, and those among them that have no vector.
    stand_in : bool
        Whether the vector of ``UNK`` stood for these; otherwise they were left out.
    empty : int
        Sentences none of whose words has a vector; their features are zeros.
    """

    sets: dict[str, Floats]
    tokens: int
    unknown: int
    stand_in: bool
    empty: int


def sentence_features(words: WordVectors, sentences: list[list[str]]) -> Features:
    """The mean vector of each sentence, over its words with repeats.

    Parameters
    ----------
    words : WordVectors
    sentences : list of list of str

    Returns
    -------
    Features

    Raises
    ------
    InvalidInput
        No word of the sentences has a vector.

    Examples
    --------
    >>> words = WordVectors(["good", "UNK"], [[1.0, 2.0], [0.0, 0.0]])
    >>> sentence_features(words, [["good", "film"], ["good"]]).sets
    {'centre': array([[0.5, 1. ], [1. , 2. ]])}
    """
    rows = words.key_to_index
    stand_in = rows.get(UNKNOWN)
    unknown = sum(word not in rows for sentence in sentences for word in sentence)
    known = [[rows.get(word, stand_in) for word in sentence] for sentence in sentences]
    found = [[row for row in sentence if row is not None] for sentence in known]
    tokens = sum(map(len, sentences))
    if unknown == tokens:
        raise InvalidInput(
            f"none of the {tokens:,} words has a vector: are the words of this model lower-cased English?"
        )
    sets = {CENTRE: _means(words.vectors, found)}
    if words.output is not None:
        sets[BOTH] = np.hstack([sets[CENTRE], _means(words.output, found)])
    return Features(sets, tokens, unknown, stand_in is not None, sum(not sentence for sentence in found))


def _means(table: npt.NDArray[np.float32], sentences: list[list[int]]) -> Floats:
    means = np.zeros((len(sentences), table.shape[1]))
    for mean, rows in zip(means, sentences, strict=True):
        if rows:
            table[rows].mean(axis=0, dtype=np.float64, out=mean)
    return means
