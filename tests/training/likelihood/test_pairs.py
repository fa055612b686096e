"""The pairs of a text with their weights, against windows that are gone through one by one."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import firth
from firth import maths
from firth.text import Vocabulary
from firth.training.likelihood import pairs
from firth.training.likelihood.pairs import blocks

WORDS = firth.WordVectors(list("abcde"), np.random.default_rng(1).normal(size=(5, 3)).astype(np.float32))
COUNTS = Vocabulary(list("abcde"), [900, 60, 20, 15, 5])

texts = st.lists(st.lists(st.sampled_from("abcdez"), max_size=12), min_size=1, max_size=6).filter(
    lambda text: any(set(sentence) - {"z"} for sentence in text)
)


def drawn_windows(corpus, window, shrinks):
    """Every position with each window it can have, and the chance of that window."""
    reaches = range(1, window + 1) if shrinks else [window]
    for sentence in corpus:
        for reach in reaches:
            for word, near in maths.context_windows(sentence, reach):
                if near:
                    yield word, near, 1 / len(reaches)


def gathered(found):
    """The weights of the pairs, by the input's rounded vector and the output."""
    weights = Counter()
    for block in found:
        assert (np.diff(block.rows) >= 0).all()
        for row, output, weight in zip(block.rows, block.outputs, block.weights, strict=True):
            weights[rounded(block.inputs[row]), int(output)] += weight
    return weights


def rounded(vector):
    return tuple((np.round(vector.astype(np.float64), 6) + 0.0).tolist())


@given(texts, st.integers(1, 4), st.booleans(), st.integers(1, 40))
def test_skip_gram(text, window, shrinks, cells):
    corpus = firth.read_corpus(text, vocabulary=COUNTS)
    settings = {"architecture": "skipgram", "window": window, "shrink_windows": shrinks}
    expected = Counter()
    for centre, near, chance in drawn_windows(corpus, window, shrinks):
        for outside in near:
            expected[rounded(WORDS.vectors[centre]), int(outside)] += chance
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "_CELLS", cells)
        assert gathered(blocks(WORDS, corpus, settings, 0.0)) == pytest.approx(expected, rel=1e-6)


@given(
    texts, st.integers(1, 4), st.booleans(), st.booleans(), st.sampled_from([0.0, 0.05]), st.integers(1, 40)
)
def test_cbow(text, window, shrinks, mean, sample, cells):
    corpus = firth.read_corpus(text, vocabulary=COUNTS)
    settings = {"architecture": "cbow", "window": window, "shrink_windows": shrinks, "cbow_mean": mean}
    keep, expected = COUNTS.keep_probabilities(sample), Counter()
    for target, near, chance in drawn_windows(corpus, window, shrinks):
        total = WORDS.vectors[near].astype(np.float64).sum(axis=0)
        expected[rounded(total / len(near) if mean else total), int(target)] += chance * keep[target]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "_CELLS", cells)
        assert gathered(blocks(WORDS, corpus, settings, sample)) == pytest.approx(expected)


def test_blocks_have_few_inputs():
    corpus = firth.read_corpus([list("abcde") * 2000], vocabulary=COUNTS)
    settings = {"architecture": "cbow", "window": 1, "shrink_windows": True, "cbow_mean": True}
    assert max(len(block.inputs) for block in blocks(WORDS, corpus, settings, 0.0)) <= 4096
