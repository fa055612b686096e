"""`align`: one model turned into the space of another."""

from collections.abc import Hashable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from firth.evaluation.alignment.anchors import ANCHORS, Anchors
from firth.evaluation.alignment.procrustes import directions, rotation, row_distances, turned
from firth.evaluation.alignment.shared import common_words, units
from firth.evaluation.alignment.steady import held
from firth.evaluation.tables import table
from firth.vectors import WordVectors

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Alignment:
    """A model turned into the space of another.

    Attributes
    ----------
    rotation : float64 array, shape (d, d)
        Orthogonal: ``b.vectors @ rotation`` lies in the space of `a`.
    words : tuple
        The words that both models have, the most frequent first.
    distances : float64 array, shape (len(words),)
        Of each word in `a` from itself in `b`: one minus the cosine of their directions, from 0 to 2.
    anchors : tuple
        The words that the rotation was fitted to.
    residuals : float64 array, shape (len(anchors),)
        What the rotation leaves between both directions of each anchor, as a length.
    turned : WordVectors
        All words of `b` in the space of `a`, their lengths and their similarities to each other as they were.
    """

    rotation: Floats = field(repr=False, compare=False)
    words: tuple[Hashable, ...] = field(repr=False)
    distances: Floats = field(repr=False, compare=False)
    anchors: tuple[Hashable, ...] = field(repr=False)
    residuals: Floats = field(repr=False, compare=False)
    turned: WordVectors

    def as_dict(self) -> dict[str, object]:
        """The fit for JSON, and the distance of every word."""
        return {
            "shared": len(self.words),
            "anchors": len(self.anchors),
            "residual": float(np.sqrt((self.residuals**2).mean())),
            "distance": float(self.distances.mean()),
            "words": [
                {"word": str(word), "distance": float(distance)}
                for word, distance in zip(self.words, self.distances, strict=True)
            ],
        }

    def __str__(self) -> str:
        rows = [
            ["shared words", f"{len(self.words):,}"],
            ["anchors", f"{len(self.anchors):,}"],
            ["what is left between them, root mean square", f"{np.sqrt((self.residuals**2).mean()):.3f}"],
            ["distance of a shared word from itself, mean", f"{self.distances.mean():.3f}"],
        ]
        return table(["alignment", ""], rows)


def align(a: WordVectors, b: WordVectors, *, anchors: Anchors = ANCHORS) -> Alignment:
    """Turn `b` into the space of `a`, so that vectors of both can be compared.

    Two trainings give two spaces that may be turned against each other in any way, and a word's vector in one
    says nothing about its vector in the other. The rotation R that makes

        sum over the anchors w of |x_w - y_w R|^2

    least undoes it (orthogonal Procrustes; Schönemann 1966). x_w and y_w are the directions of the word in
    `a` and in `b`: its vector divided by its length, less the mean of those of all anchors, of length 1
    again.

    Parameters
    ----------
    a, b : WordVectors
        Of one size.
    anchors : int or iterable of keys
        Of so many of the most frequent words that both have, the half that is nearest to itself when it alone
        is aligned (at least ten for each dimension): up to half of them may have moved, and the rest is found
        where it was. Or the words themselves; those that are not in both are left out.

    Returns
    -------
    Alignment
        ``turned`` has no vectors of n-grams.

    Raises
    ------
    InvalidInput
        The sizes differ, no more anchors than dimensions are shared, or all of them lie in fewer dimensions.

    Examples
    --------
    >>> a = WordVectors(["sun", "moon", "sea"], [[2, 1], [1, 2], [-1, 0]])
    >>> b = WordVectors(["sun", "moon", "sea"], [[-1, 2], [-2, 1], [0, -1]])  # a quarter turn
    >>> align(a, b).turned["moon"].round(6)
    array([1., 2.], dtype=float32)
    """
    shared = common_words([a, b])
    one, other = (units(model, shared) for model in (a, b))
    rows = held([one], [other], shared, anchors)
    x, y = (directions(unit, rows) for unit in (one, other))
    R = rotation(y[rows], x[rows])
    R.flags.writeable = False
    y = turned(y, R)
    return Alignment(
        rotation=R,
        words=tuple(shared),
        distances=row_distances(x, y),
        anchors=tuple(shared[row] for row in rows),
        residuals=np.sqrt(((x[rows].astype(np.float64) - y[rows]) ** 2).sum(axis=1)),
        turned=WordVectors(
            b.index_to_key,
            turned(b.vectors, R),
            output=None if b.output is None else turned(b.output, R),
            counts=b.counts,
            info=b.info,
        ),
    )
