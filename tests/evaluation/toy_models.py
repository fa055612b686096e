"""Models of several seeds that never were trained."""

import numpy as np

from firth.vectors import WordVectors


def models(n: int = 3, words: int = 300, *, counted: bool = True, noise: float = 1.0) -> list[WordVectors]:
    """Models of one truth; the rarer a word, the more noise it has."""
    rng = np.random.default_rng(3)
    truth = rng.normal(size=(words, 8))
    counts = (6000 / np.arange(1, words + 1)).astype(int)
    sizes = noise * np.linspace(0.05, 1.5, words)[:, None]
    keys = [f"w{row}" for row in range(words)]
    tables = [truth + sizes * rng.normal(size=truth.shape) for _ in range(n)]
    return [WordVectors(keys, table, counts=counts if counted else None) for table in tables]
