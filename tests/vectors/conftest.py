"""Small word vectors whose answers can be seen, and some that are random."""

import numpy as np
import pytest

from firth.vectors import WordVectors
from firth.vectors.subwords import Subwords


@pytest.fixture
def royals() -> WordVectors:
    """Rank along the first axis, sex along the second, and a word at a right angle to all."""
    return WordVectors(
        ["king", "queen", "man", "woman", "apple"],
        [[2, 1, 0], [2, -1, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1]],
        output=np.arange(15).reshape(5, 3),
        counts=[50, 40, 30, 20, 10],
        info={"settings": {"window": 5}},
    )


@pytest.fixture(scope="session")
def many() -> WordVectors:
    """Two thousand random words in 20 dimensions."""
    table = np.random.default_rng(1).standard_normal((2000, 20), np.float32)
    return WordVectors([f"w{row}" for row in range(2000)], table)


@pytest.fixture
def ngrammed() -> WordVectors:
    """Two words that were counted, and n-grams of four and five letters."""
    table = np.random.default_rng(3).normal(size=(50, 4)).astype(np.float32)
    ngrams = Subwords(table, min_n=4, max_n=5, buckets=50)
    return WordVectors(["hello", "world"], [[1, 0, 0, 2], [0, 3, 1, 0]], counts=[60, 40], subwords=ngrams)
