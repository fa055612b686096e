"""How likely a trained model finds a word, a sentence, a text."""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput, WrongType
from firth.text import Corpus
from firth.training.pairs import blocks
from firth.training.trained import Trained


class Likelihood(NamedTuple):
    """The log-likelihood of some pairs in nats, and the sum of their weights."""

    log_likelihood: float
    pairs: float

    @property
    def perplexity(self) -> float:
        """The exponential of the mean loss of a pair.

        >>> Likelihood(-2 * np.log(50), 2.0).perplexity
        50.0
        """
        with np.errstate(over="ignore"):  # beyond all numbers is infinite
            return float(np.exp(-self.log_likelihood / self.pairs))


def probability(model: Trained, given: Any) -> NDArray[np.float64]:
    """P(o | input) for every word, float64 (V,), see `Word2Vec.probability`."""
    inputs = _input(model, given)
    words = np.arange(len(model.vocabulary))
    return np.exp(model.distribution.log_likelihood(inputs, np.zeros_like(words), words))


def likelihood(model: Trained, corpus: Corpus, sample: float) -> Likelihood:
    """That of a corpus in the model's vocabulary, thinned as training with `sample` thins it."""
    settings = model.vectors.info["settings"]
    total, pairs = 0.0, 0.0
    for block in blocks(model.vectors, corpus, settings, sample):
        logarithms = model.distribution.log_likelihood(block.inputs, block.rows, block.outputs)
        total += float(np.sum(block.weights * logarithms))  # not a product of BLAS: the order is fixed
        pairs += float(np.sum(block.weights))
    return Likelihood(total, pairs)


def as_corpus(model: Trained, sentence: Sequence[Hashable]) -> Corpus:
    """A sentence in the vocabulary of the model.

    Raises
    ------
    WrongType
        It is not a list of keys.
    InvalidInput
        It has fewer than two words of the vocabulary.
    """
    if isinstance(sentence, str | bytes) or not isinstance(sentence, Sequence | np.ndarray):
        raise WrongType(f"a sentence must be a list of words, got {sentence!r}: split it first")
    index, keys = model.vocabulary.key_to_index, list(sentence)
    try:
        ids = np.array([index[key] for key in keys if key in index], np.int32)
    except TypeError:
        raise WrongType("score takes one sentence, a list of words: call it for each of several") from None
    if len(ids) < 2:
        raise InvalidInput(
            f"a sentence needs two words of the vocabulary to have pairs, this one has {len(ids)}"
        )
    return Corpus(ids, np.array([0, len(ids)]), model.vocabulary, len(keys))


def _input(model: Trained, given: Any) -> NDArray[np.float64]:
    """The input vector of a word (skip-gram) or of a list of words (CBOW), (1, d)."""
    settings, several = model.vectors.info["settings"], isinstance(given, list | np.ndarray)
    if settings["architecture"] == "skipgram":
        if several:
            raise WrongType(f"a skip-gram model predicts from one word, not from a list of {len(given)}")
        return model.vectors[[given]].astype(np.float64)
    if not several:
        raise WrongType(f"a CBOW model predicts from the words around: give a list of them, not {given!r}")
    if not len(given):
        raise InvalidInput("a CBOW model predicts from one word at least, got an empty list")
    window = model.vectors[given].astype(np.float64)
    mixture: NDArray[np.float64] = window.mean(axis=0) if settings["cbow_mean"] else window.sum(axis=0)
    return mixture[None]
