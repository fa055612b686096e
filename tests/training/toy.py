"""A text of two topics, a small model, and what tells two models apart."""

import hashlib

import numpy as np

import firth


def two_topics(tokens=20_000, length=10, seed=0):
    """Sentences that keep to one of two topics of 25 words."""
    random = np.random.default_rng(seed)
    topics = random.integers(0, 2, tokens // length)
    return [[f"{'ab'[t]}{w}" for w in random.integers(0, 25, length)] for t in topics]


def many_words(tokens=3_000, words=300, seed=0):
    """Sentences of so many words, by a falling distribution: more than are fitted in a piece."""
    random = np.random.default_rng(seed)
    ids = np.concatenate([np.arange(words), (random.pareto(1.0, tokens) * 5).astype(int) % words])
    return [[f"w{i}" for i in row] for row in ids.reshape(-1, 10)]


def digest(model):
    """Everything that a training leaves, bit for bit."""
    outputs = model.nodes_ if model.nodes_ is not None else model.tables_.output
    bias = [] if model.bias_ is None else [model.bias_]
    tables = [model.tables_.vectors, outputs, *bias]
    tables_sha256 = hashlib.sha256(b"".join(t.tobytes() for t in tables)).hexdigest()
    return tables_sha256, model.loss_history_, model.validation_loss_history_


def small(**changes):
    settings = {"vector_size": 24, "min_count": 1, "sample": 0.01, "epochs": 2, "seed": 5}
    return firth.Word2Vec(**{**settings, **changes})


def exact(**changes):
    """Skip-gram with the softmax and nothing beside it, which goes on until its loss settles."""
    return small(**{"objective": "softmax", "sample": 0, "epochs": None, "penalty": 0.0, **changes})
