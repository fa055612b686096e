"""What a classifier takes of its words: their vectors, and the weight of each in a text."""

from typing import Literal

import numpy as np

from firth.classify.bags import Bags
from firth.classify.features import Floats, Table, inverse_frequency, support
from firth.vectors import TABLES, TableName, WordVectors

TableChoice = TableName | Literal["both"]
TABLE_CHOICES: tuple[TableChoice, ...] = ("both", *TABLES)

Weighting = Literal["support", "inverse-frequency", "mean"]
WEIGHTINGS: tuple[Weighting, ...] = ("support", "inverse-frequency", "mean")


def table_of(words: WordVectors, choice: TableChoice | None) -> Table:
    """The vectors to average, (V, d) or of both tables side by side (V, 2 d).

    Both is also what None means, but of words that have one table only it means that.

    >>> table_of(WordVectors(["a"], [[1.0]], output=[[2.0]]), None)
    array([[1., 2.]], dtype=float32)
    """
    if choice is None and words.output is None:
        return words.vectors
    if choice is None or choice == "both":
        return np.hstack([words.vectors, words.table("output").vectors])
    return words.table(choice).vectors


def weights_of(words: WordVectors, texts: Bags, weighting: Weighting) -> Floats:
    """The weight of each word, (V,).

    Support needs to know how much text a vector was trained on: without counts all words weigh the same.
    Frequency is then that in the texts.
    """
    if weighting == "inverse-frequency":
        return inverse_frequency(texts.counts(len(words)) if words.counts is None else words.counts)
    if weighting == "support" and words.counts is not None:
        return support(words.counts)
    return np.ones(len(words))
