"""What the page asks of one model, and the answers as JSON has them."""

from typing import Any

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.explorer.completion import Completer
from firth.explorer.formula import parsed
from firth.explorer.leaves import leaf_order
from firth.explorer.shown import Shown
from firth.vectors.arithmetic import direction

Answer = dict[str, Any]

_NOTHING = 1e-6  # of unit vectors in float32, whose sums are off by 1e-7


def complete(model: Shown, completer: Completer, typed: str, n: int) -> Answer:
    """Words that begin with what was typed or hold it; where there are none, those spelled nearly so."""
    rows = completer.complete(typed, n)
    nearest = [] if rows or not typed else model.alike(typed)
    return {"words": [model.entry(row) for row in rows], "nearest": nearest}


def neighbours(model: Shown, word: str, n: int) -> Answer:
    """The words nearest to a word."""
    row = model.row(word)
    return {"word": word, "row": row, "neighbours": _found(model, [word], [], n)}


def analogy(model: Shown, formula: str, n: int) -> Answer:
    """The words nearest to some words less others."""
    positive, negative = parsed(formula)
    signs = [1.0] * len(positive) + [-1.0] * len(negative)
    if _vanishes(np.array(signs) @ model.vectors([*positive, *negative])):
        raise InvalidInput("these words cancel each other out: nothing is left that words could be near to")
    return {
        "positive": [{"word": word, "row": model.row(word)} for word in positive],
        "negative": [{"word": word, "row": model.row(word)} for word in negative],
        "answers": _found(model, positive, negative, n),
    }


def axis(model: Shown, start: list[str], end: list[str], n: int) -> Answer:
    """The most frequent words, and those of the poles, along the axis between two poles.

    The axis leads from the mean of the unit vectors of one pole to that of the other; the position of a word
    is its cosine with it.
    """
    poles = [model.vectors(words).mean(axis=0) for words in (start, end)]
    along = poles[1] - poles[0]
    if _vanishes(along):
        raise InvalidInput("the two poles of an axis must differ, these have the same vector")
    along /= np.linalg.norm(along)
    own = [row for row in map(model.row, [*start, *end]) if row >= 0]
    rows = np.union1d(np.arange(min(n, len(model.words))), np.array(own, np.intp))
    positions = model.words.stored.cosines(rows, along)
    order = np.argsort(positions, kind="stable")
    return {
        "from": [{"word": word, "row": model.row(word)} for word in start],
        "to": [{"word": word, "row": model.row(word)} for word in end],
        "words": [
            model.entry(row) | {"position": position}
            for row, position in zip(rows[order].tolist(), positions[order].tolist(), strict=True)
        ],
    }


def odd(model: Shown, words: list[str]) -> Answer:
    """The word that is least like the mean of all, and how like it each is."""
    keys = [model.key(word) for word in words]
    mean = direction(model.vectors(words), [1.0] * len(words))
    return {
        "odd": words[keys.index(model.words.doesnt_match(keys))],
        "similarities": [
            {"word": word, "similarity": model.words.similarity(key, mean)}
            for word, key in zip(words, keys, strict=True)
        ],
    }


def similarities(model: Shown, words: list[str]) -> Answer:
    """The cosines of all pairs of words, and an order in which words that are alike stand together."""
    words = list(dict.fromkeys(words))
    known = [word for word in words if word in model.rows or model.words.get(word) is not None]
    unknown = [word for word in words if word not in known]
    if len(known) < 2:
        raise InvalidInput(
            f"similarities need at least 2 words of the vocabulary, got {len(known)} of {len(words)}"
        )
    vectors = model.vectors(known)
    matrix = np.clip(vectors @ vectors.T, -1, 1)
    return {"words": known, "unknown": unknown, "matrix": matrix.tolist(), "order": leaf_order(matrix)}


def _vanishes(sum_of_units: npt.NDArray[np.float64]) -> bool:
    """Whether nothing but rounding is left of unit vectors that were added and subtracted."""
    return float(np.linalg.norm(sum_of_units)) < _NOTHING


def _found(model: Shown, positive: list[str], negative: list[str], n: int) -> list[Answer]:
    """The answers to a question, with their rows."""
    liked, disliked = ([model.key(word) for word in words] for words in (positive, negative))
    found = model.words.most_similar(liked, disliked, topn=n)
    rows = model.words.key_to_index
    return [model.entry(rows[key]) | {"similarity": similarity} for key, similarity in found]
