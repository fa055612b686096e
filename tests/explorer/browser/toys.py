"""A model whose answers are known."""

import numpy as np

from firth.vectors import WordVectors

HTML = "<img src=x onerror=alert(1)>"
KING = {
    "king": [1, 1, 0],
    "queen": [-1, 1, 0],
    "man": [1, 0, 0.1],
    "woman": [-1, 0, 0.1],
    HTML: [0.1, 0.9, 0.9],
}


def model(seed: int) -> WordVectors:
    """Five words whose answers are known, and four hundred others far from them."""
    random = np.random.default_rng(seed)
    table = np.zeros((405, 12))
    table[:5, :3] = list(KING.values())
    table[5:, 3:] = random.standard_normal((400, 9))
    table[:5, 3:] = 0.15 * random.standard_normal((5, 9))  # or else a map would have them all in one place
    return WordVectors([*KING, *(f"word{i}" for i in range(400))], table, counts=range(900, 495, -1))
