"""How likely a trained model finds a word, a sentence, a text."""

from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firth.errors import InvalidInput, WrongType
from firth.text import Corpus
from firth.training.likelihood.pairs import blocks
from firth.training.trained import Trained


def probability(model: Trained, given: Any) -> NDArray[np.float64]:
    """P(o | input) for every word, float64 (V,), see `Word2Vec.probability`."""
    inputs = _input(model, given)
    words = np.arange(len(model.vocabulary))
    return np.exp(model.distribution.log_likelihood(inputs, np.zeros_like(words), words))


def score(model: Trained, sentence: Sequence[Hashable]) -> float:
    """Log-likelihood of a sentence in nats, see `Word2Vec.score`."""
    return _likelihood(model, _as_corpus(model, sentence), 0.0)[0]


def perplexity(model: Trained, corpus: Corpus, sample: float) -> float:
    """Perplexity of a corpus in the model's vocabulary, see `Word2Vec.perplexity`."""
    total, pairs = _likelihood(model, corpus, sample)
    if not pairs:
        raise InvalidInput(f"sample={sample} leaves no pairs of this text: take a larger one, or 0 for all")
    with np.errstate(over="ignore"):  # what is beyond all numbers is infinite
        return float(np.exp(-total / pairs))


def _likelihood(model: Trained, corpus: Corpus, sample: float) -> tuple[float, float]:
    """Log-likelihood of all pairs of a corpus in nats, and the sum of their weights."""
    settings = model.vectors.info["settings"]
    total, pairs = 0.0, 0.0
    for block in blocks(model.vectors, corpus, settings, sample):
        logarithms = model.distribution.log_likelihood(block.inputs, block.rows, block.outputs)
        total += float(np.sum(block.weights * logarithms))  # not a product of BLAS: the order is fixed
        pairs += float(np.sum(block.weights))
    return total, pairs


def _as_corpus(model: Trained, sentence: Sequence[Hashable]) -> Corpus:
    """A sentence in the vocabulary of the model; refused where it has no pairs."""
    if isinstance(sentence, str | bytes) or not isinstance(sentence, Sequence | np.ndarray):
        raise WrongType(f"a sentence must be a list of words, got {sentence!r}: split it first")
    index = model.vocabulary.key_to_index
    try:
        keys = list(sentence) if model.phrases is None else model.phrases.join(sentence)
        ids = np.array([index[key] for key in keys if key in index], np.int32)
    except TypeError:
        raise WrongType("score takes one sentence, a list of words: call it for each of several") from None
    if len(ids) < 2:
        raise InvalidInput(
            f"a sentence needs two words of the vocabulary to have pairs, this one has {len(ids)}"
        )
    return Corpus(ids, np.array([0, len(ids)], np.int64), model.vocabulary, len(keys))


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
