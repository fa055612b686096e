"""Texts of two or three kinds, and vectors that tell their words apart."""

import numpy as np

from firth.vectors import WordVectors

KINDS = {
    "food": "apple bread butter cheese soup",
    "sea": "boat harbour sail storm wave",
    "space": "comet moon orbit rocket star",
}
SHARED = "the a of and with"


def words(dimensions=6, *, output=True, counts=True, seed=0):
    """Vectors in which words of a kind are near to each other."""
    draw = np.random.default_rng(seed)
    keys, rows = SHARED.split(), list(draw.normal(size=(5, dimensions)))
    for members in KINDS.values():
        middle = 2 * draw.normal(size=dimensions)
        keys += members.split()
        rows += list(middle + draw.normal(size=(5, dimensions)))
    return WordVectors(
        keys,
        np.array(rows),
        output=draw.normal(size=(len(keys), dimensions)) if output else None,
        counts=np.geomspace(1000, 5, len(keys)).astype(int) if counts else None,
    )


def texts(number=60, kinds=2, *, seed=1):
    """Texts and their labels; a fifth of the words is from another kind."""
    draw = np.random.default_rng(seed)
    names = list(KINDS)[:kinds]
    found, labels = [], []
    for place in range(number):
        label = names[place % kinds]
        members = [KINDS[label if draw.random() < 0.8 else draw.choice(names)].split() for _ in range(8)]
        tokens = [draw.choice(one) for one in members] + list(draw.choice(SHARED.split(), 5))
        found.append(" ".join(draw.permutation(tokens)))
        labels.append(label)
    return found, labels
