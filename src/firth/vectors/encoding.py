"""Texts to vectors: the mean of their words', each with its weight, less what all texts have in common."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from firth.errors import InvalidInput
from firth.text.tokens import Tokenizer, tokenizer
from firth.vectors.arithmetic import Table
from firth.vectors.bags import Bags, bags
from firth.vectors.blas import one_thread
from firth.vectors.means import Floats, common_directions, inverse_frequency, mean_vectors, support

if TYPE_CHECKING:
    from firth.vectors.wordvectors import WordVectors

Weighting = Literal["mean", "sif", "support"]
WEIGHTINGS: tuple[Weighting, ...] = get_args(Weighting)


def bags_of(words: "WordVectors", texts: Iterable[Any], cut: str | Tokenizer) -> Bags:
    """The words of each text that have vectors."""
    return bags(texts, words.key_to_index, tokenizer(cut))


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
    return inverse_frequency(texts.counts(len(words)) if words.counts is None else words.counts)


def means_of(words: "WordVectors", texts: Bags, weights: Floats) -> Floats:
    """The weighted mean of the vectors of each text's words, (n, d); zeros for a text without any."""
    used, places = np.unique(texts.words, return_inverse=True)
    return mean_vectors(replace(texts, words=places), words.stored.rows(used), weights[used])


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
    if len(directions):
        with one_thread():
            means = means - (means @ directions.T) @ directions
    return means.astype(np.float32)
