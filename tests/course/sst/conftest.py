"""A text that needs no data, and numbers that go with it."""

import numpy as np
import pytest

from firth.course.sst.pictures import LISTS
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text


@pytest.fixture(scope="session")
def sentences() -> list[list[str]]:
    """Sentences of 1 to 9 of sixty words, the first of which are much more frequent than the last."""
    words = [*dict.fromkeys(LISTS["words-1"] + LISTS["words-2"]), *(f"w{i}" for i in range(60))][:60]
    rng = np.random.default_rng(1)
    share = 1 / np.arange(1, 61)
    drawn = [rng.choice(words, rng.integers(1, 10), p=share / share.sum()).tolist() for _ in range(150)]
    return [*drawn, words]


@pytest.fixture(scope="session")
def text(sentences: list[list[str]]) -> Text:
    return Text.of(sentences)


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Numbers that a text of a thousand words can do with."""
    return Settings(dimensions=4, windows=7, halve_every=15, threshold=0.02, copies=3, table=1000)
