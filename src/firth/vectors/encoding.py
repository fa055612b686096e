"""Texts to vectors: the mean of their words', each with its weight, less what all texts have in common."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from firth.errors import InvalidInput, WrongType
from firth.text.tokens import Tokenizer, tokenizer
from firth.vectors.arithmetic import Table
from firth.vectors.bags import Bags, bags
from firth.vectors.means import Floats, common_directions, inverse_frequency, less, mean_vectors, support
from firth.vectors.unseen import Rows, Texts

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

Weighting = Literal["mean", "sif", "support"]
WEIGHTINGS: tuple[Weighting, ...] = get_args(Weighting)


def bags_of(words: "WordVectors", texts: Iterable[Any], cut: str | Tokenizer) -> Texts:
    """The words of each text that have vectors, those of n-grams too."""
    rows = Rows(words)
    index = words.key_to_index if words.subwords is None else rows
    return Texts(**vars(bags(texts, index, tokenizer(cut))), composed=rows.composed)


def weights_of(words: "WordVectors", texts: Bags, weighting: Weighting) -> Floats:
    """The weight of each word, (V,).

    Frequency is that in the texts where nobody counted the words; support needs to know how much text a
    vector was trained on: without counts all words weigh the same.

    Raises
    ------
    InvalidInput
        If there is no such weighting.
    """
    if weighting not in WEIGHTINGS:
        raise InvalidInput(f"weighting must be one of {', '.join(WEIGHTINGS)}, got {weighting!r}")
    if weighting == "support" and words.counts is not None:
        return support(words.counts)
    if weighting != "sif":
        return np.ones(len(words))
    counts = texts.counts(len(words))[: len(words)] if words.counts is None else words.counts
    return inverse_frequency(counts)


def unseen_weight(words: "WordVectors", weighting: Weighting) -> float:
    """The weight of a word that has n-grams alone: that of one that was never counted."""
    never = np.zeros(1, np.int64)
    return float(support(never)[0]) if weighting == "support" and words.counts is not None else 1.0


def means_of(words: "WordVectors", texts: Texts, weights: Floats, unseen: float) -> Floats:
    """The weighted mean of the vectors of each text's words, (n, d); zeros for a text without any."""
    used, places = np.unique(texts.words, return_inverse=True)
    own, more = used[used < len(words)], used[used >= len(words)] - len(words)
    table, shares = words.stored.rows(own), weights[own]
    if len(more):
        table = np.concatenate([table, texts.composed[more]])
        shares = np.concatenate([shares, np.full(len(more), unseen)])
    return mean_vectors(replace(texts, words=places), table, shares)


def given_directions(common: Any, dimensions: int) -> Floats:
    """Directions (k, d) that a user gave.

    Raises
    ------
    WrongType, InvalidInput
    """
    try:
        directions = np.asarray(common, np.float64)
    except (TypeError, ValueError):
        raise WrongType(f"common must be an integer or an array (k, {dimensions}), got {common!r}") from None
    if directions.shape[1:] != (dimensions,):
        raise InvalidInput(f"common directions must be (k, {dimensions}), got {directions.shape}")
    if not np.isfinite(directions).all():
        raise InvalidInput("common directions must be finite, got nan or inf")
    return directions


def directions_of(means: Floats, common: int) -> Floats:
    """The directions (common, d) that the means have most in common.

    Raises
    ------
    InvalidInput
        If there are no more texts than directions.
    """
    if common and common >= min(len(means), means.shape[1]):
        raise InvalidInput(
            f"{common} common directions need more texts and more dimensions, got {len(means)} texts of "
            f"{means.shape[1]} dimensions: take fewer, or in encode the directions_ of a "
            "fitted firth.TextEncoder"
        )
    return common_directions(means, common)


def without(means: Floats, directions: Floats) -> Table:
    """The means less their parts along some directions, as float32."""
    return less(means, directions).astype(np.float32)
