"""gensim itself, where it is installed, and the same vectors in both."""

import warnings
from typing import Any, NamedTuple

import numpy as np
import pytest

from firth.compat import gensim as ours

WORDS = 60


class Both(NamedTuple):
    """A thing of gensim's and the same of ours."""

    theirs: Any
    ours: Any


@pytest.fixture(scope="session")
def models() -> Any:
    """`gensim.models`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("gensim.models")


@pytest.fixture
def both(models: Any) -> Both:
    """Words with vectors and counts that know no ties."""
    return Both(filled(models.KeyedVectors), filled(ours.KeyedVectors))


def filled(kind: Any) -> Any:
    """Sixty words: w0, w1, ... and Ww1, Ww2 ..., which are written alike but for capitals."""
    random = np.random.default_rng(0)
    words = kind(12)
    words.add_vectors([key(n) for n in range(WORDS)], random.normal(size=(WORDS, 12)).astype(np.float32))
    for n, count in enumerate(random.permutation(WORDS).tolist()):
        words.set_vecattr(key(n), "count", count + 1)
    return words


def key(n: int) -> str:
    return f"w{n}" if n < 50 else f"W{n - 50}"
