"""A classifier of texts after fitting: numbers alone, without the words they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from firth.classify.choice import HeldOut, try_penalties
from firth.classify.softmax_regression import softmax_regression
from firth.errors import InvalidInput
from firth.maths import log_softmax
from firth.vectors.bags import Bags
from firth.vectors.blas import one_thread
from firth.vectors.encoding import directions_of
from firth.vectors.means import Floats, Table, less, mean_vectors

_BLOCK = 4096  # words whose scores are computed at a time


@dataclass(frozen=True, eq=False)
class Fitted:
    """Softmax regression on the mean vectors of texts, less the mean of all texts.

    Parameters
    ----------
    weights : float64 array, shape (V,)
        Of the words.
    centre : float64 array, shape (d,)
        The mean of the texts that it was fitted to.
    coefficients : float64 array, shape (K, d)
        Of x - centre, where x is the weighted mean of the vectors of a text's words.
    intercepts : float64 array, shape (K,)
        The scores of the centre, and of a text without words that have vectors.
    penalty : float
        Of the coefficients of columns that have standard deviation one.
    curve : list of HeldOut
        What it was chosen by; empty where it was given.
    """

    weights: Floats
    centre: Floats
    coefficients: Floats
    intercepts: Floats
    penalty: float
    curve: list[HeldOut]

    def word_scores(self, table: Table) -> Floats:
        """What each word speaks for each class, (V, K): a text has the mean of its words' scores."""
        scores = np.empty((len(table), len(self.coefficients)))
        with one_thread():
            for first in range(0, len(table), _BLOCK):
                rows = table[first : first + _BLOCK] - self.centre
                scores[first : first + _BLOCK] = rows @ self.coefficients.T
        return scores

    def log_probabilities(self, texts: Bags, word_scores: Floats, settings: Mapping[str, Any]) -> Floats:
        """log P(class | text), (n, K)."""
        scores = mean_vectors(texts, word_scores, self.weights, settings["repeats"])
        return log_softmax(scores + self.intercepts)


def fitted_to(
    texts: Bags,
    numbers: npt.NDArray[np.intp],
    classes: int,
    table: Table,
    weights: Floats,
    settings: Mapping[str, Any],
) -> Fitted:
    """Fit to texts with the numbers of their classes; the penalty is chosen where the settings have none.

    Raises
    ------
    InvalidInput
        No text has a word with a vector, none can be held out, or there are too few for the directions.
    """
    if texts.empty == len(texts):
        raise InvalidInput(
            f"none of the {texts.tokens:,} words of the texts has a vector: texts and vectors must be of one "
            "language, and cut into words in the same way (tokenizer)"
        )
    features = mean_vectors(texts, table, weights, settings["repeats"])
    full = texts.offsets[1:] > texts.offsets[:-1]
    directions = directions_of(features, settings["common"])  # texts without words do not change them
    centre, scale = _standardise(features, full, directions)
    penalty, curve = settings["penalty"], []
    if penalty is None:
        curve = try_penalties(features, numbers, classes, settings["seed"])
        penalty = min(curve, key=lambda held_out: held_out.loss).penalty
    model = softmax_regression(features, numbers, float(penalty), classes=classes)
    coefficients = less(model.coefficients / scale, directions)
    return Fitted(weights, centre, coefficients, model.intercepts, float(penalty), curve)


def _standardise(features: Floats, full: npt.NDArray[np.bool_], directions: Floats) -> tuple[Floats, Floats]:
    """Give each column mean 0 and standard deviation 1, in place, after the directions are taken out.

    A text without words gets zeros: it is as the mean of the others. Returns the mean, and the deviations.
    """
    centre: Floats = features[full].mean(axis=0)
    features -= centre
    features[:] = less(features, directions)
    features[~full] = 0
    scale = np.sqrt((features**2).sum(axis=0) / full.sum())
    scale[scale <= 1e-12 * scale.max(initial=0.0)] = 1.0  # a column that is the same in all texts
    features /= scale
    return centre, scale
