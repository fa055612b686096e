"""The vectors that a classifier averages: of one table, or of both side by side."""

from typing import Literal

import numpy as np

from firth.vectors import TABLES, TableName, WordVectors
from firth.vectors.means import Table

TableChoice = TableName | Literal["both"]
TABLE_CHOICES: tuple[TableChoice, ...] = ("both", *TABLES)


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
