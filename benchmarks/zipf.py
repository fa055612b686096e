"""A corpus as large and as skewed as asked, out of nothing: ids drawn by Zipf's law, no text."""

import numpy as np

import firth

LENGTH = 12_000_000  # words, about those of the other corpus
SENTENCE = 1000


def zipf_corpus(words: int, *, length: int = LENGTH, exponent: float = 1.0, seed: int = 1) -> firth.Corpus:
    """Sentences of independent words; word r (from 1) has a probability proportional to r ** -exponent.

    The counts are the expected ones, at least 1, so every vocabulary is complete, be the text long enough to
    show its rarest words or not.
    """
    probability = np.arange(1, words + 1, dtype=np.float64) ** -exponent
    probability /= probability.sum()
    drawn = np.random.default_rng(seed).random(length)
    ids = np.searchsorted(np.cumsum(probability), drawn).clip(max=words - 1).astype(np.int32)
    counts = np.rint(length * probability).astype(np.int64).clip(min=1)
    offsets = np.append(np.arange(0, length, SENTENCE), length)
    return firth.Corpus(ids, offsets, firth.Vocabulary(list(range(words)), counts), length)
