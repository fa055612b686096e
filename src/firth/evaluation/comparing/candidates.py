"""The words that analogies are answered with, where several models are asked the same questions.

Of fewer candidates the right one is found more easily: cut a model to its most frequent words, and it
answers more of what it still covers, with the same vectors. So models are compared with shared candidates.
"""

from collections.abc import Sequence

import numpy as np

from firth.evaluation.lookup import most_frequent
from firth.vectors import WordVectors


def shared_candidates(models: Sequence[WordVectors], restrict: int | None) -> list[WordVectors] | None:
    """Each model with the words alone that are among the first so many of all; None where these are the same.

    Examples
    --------
    >>> one, other = WordVectors(["a", "b"], np.eye(2)), WordVectors(["c", "b"], np.eye(2))
    >>> [words.index_to_key for words in shared_candidates([one, other], None)]
    [['b'], ['b']]
    >>> shared_candidates([one, one], None) is None
    True
    """
    heads = [most_frequent(words, restrict) for words in models]
    known = [set(words.index_to_key) for words in heads]
    shared = set.intersection(*known)
    if not shared or all(len(words) == len(shared) for words in known):
        return None
    return [_only(words, shared) for words in heads]


def _only(words: WordVectors, shared: set[object]) -> WordVectors:
    """The model's vectors of these words, in its own order."""
    rows = [row for row, key in enumerate(words.index_to_key) if key in shared]
    return WordVectors([words.index_to_key[row] for row in rows], words.unit[np.array(rows)])
