"""How far chance alone sets a word of two models apart, told by the runs of each, whatever its noise is like.

Let e and f be the noise of a word in the n runs of A and the m of B, s^2 its mean square, a^2 and b^2 the
cosine within each model. Of a word that has not moved, what the distance is beyond the noise is, but for
smaller terms,

    b/2a (|mean e|^2 - s_A^2 / n) + a/2b (|mean f|^2 - s_B^2 / m) - (mean e) . (mean f)

No run shows e. But a contrast of runs, weights of sum 0 and of sum of squares 1, has no trace of the word's
direction, and is distributed as e is, or as sqrt(n) mean e: with the size and the shape that the noise of
this word has in this model. So one run of A against its others stands for mean e, one run of B against its
others for mean f, both as they are and mirrored, and the others of each, which are independent of it, for
s^2. As they are fewer than the runs, this strays a little more than the models do.
"""

from math import sqrt

import numpy as np
import numpy.typing as npt

from firth.evaluation.bands import of_like_rank

Floats = npt.NDArray[np.float64]

LEAST_COSINE = 0.01  # of words of like frequency in two runs of one model, where it is hardly one


def stray(a: Floats, b: Floats, across: Floats) -> Floats:
    """What chance may add to the distance of every word, as a share of its noise.

    Parameters
    ----------
    a, b : float64 arrays, shapes (n, n, words) and (m, m, words)
        Cosines within the models, of three runs or more.
    across : float64 array, shape (n, m, words)
        Between them. Only what is left of it in contrasts of runs enters: nothing that sets A apart from B.

    Returns
    -------
    float64 array, shape (2 n m, words)
        For each run of A, each run of B and both signs.
    """
    n, m = len(a), len(b)
    weight = np.sqrt(_typical(mean_of_pairs(b)) / _typical(mean_of_pairs(a)))
    found = np.empty((n, m, 2, a.shape[2]))
    for i in range(n):
        one, own, rest = _against_others(a, i)
        for j in range(m):
            other, own_b, rest_b = _against_others(b, j)
            beyond = (weight * (own - rest) / n + (own_b - rest_b) / weight / m) / 2
            product = np.einsum("i,ijw,j->w", one, across, other) / sqrt(n * m)
            noise = 1 - np.sqrt(np.maximum(1 - rest, 0) * np.maximum(1 - rest_b, 0))
            found[i, j] = np.stack([beyond - product, beyond + product]) / np.maximum(noise, 1e-6)
    return found.reshape(2 * n * m, -1)


def mean_of_pairs(cosine: Floats) -> Floats:
    """The mean cosine (words,) over pairs of different runs."""
    n = len(cosine)
    mean: Floats = (cosine.sum(axis=(0, 1)) - np.einsum("iiw->w", cosine)) / (n * (n - 1))
    return mean


def _against_others(cosine: Floats, run: int) -> tuple[Floats, Floats, Floats]:
    """The contrast of a run with its others, its square in every word, and the noise's of those others."""
    n = len(cosine)
    contrast = np.full(n, -1 / (n - 1))
    contrast[run] = 1
    contrast *= sqrt((n - 1) / n)
    others = np.delete(np.arange(n), run)
    rest = 1 - mean_of_pairs(cosine[np.ix_(others, others)])
    return contrast, np.einsum("i,ijw,j->w", contrast, cosine, contrast), rest


def _typical(cosine: Floats) -> Floats:
    """The mean among words of like frequency: that of a single noisy word may be near 0."""
    mean = np.empty_like(cosine)
    for band in of_like_rank(len(cosine)):
        mean[band] = max(cosine[band].mean(), LEAST_COSINE)
    return mean
