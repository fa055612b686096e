"""Stability: do a word's neighbours return when the training is given another seed?

Hellrich & Hahn (2016), "Bad company: neighborhoods in neural embedding spaces considered harmful", COLING;
Antoniak & Mimno (2018), "Evaluating the stability of embedding-based word similarities", TACL;
Wendlandt, Kummerfeld & Mihalcea (2018), "Factors influencing the surprising instability of word embeddings",
NAACL.
"""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from firth.errors import InvalidInput
from firth.evaluation.bands import bands
from firth.evaluation.neighbours.results import HARDLY, Band, StabilityResult
from firth.vectors import Ensemble, WordVectors
from firth.vectors.agreement import common, common_of_pairs, overlaps
from firth.vectors.checks import at_least_one

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

THRESHOLD = 0.3  # below it, most of the list is another one with another seed
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)


def stability(
    models: Ensemble | Iterable[WordVectors],
    *,
    topn: int = 10,
    threshold: float = THRESHOLD,
    sample: int | None = None,
    seed: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> StabilityResult:
    """How many neighbours of a word return in models that differ in nothing but their seed.

    A word's overlap is the share of its `topn` nearest words in one model that are among its `topn` nearest
    in another, averaged over all pairs of models. Words that not all models know are left out, also as
    neighbours.

    Parameters
    ----------
    models : Ensemble, or iterable of WordVectors
        Trainings on one text with different seeds.
    topn : int
        How many neighbours are compared.
    threshold : float
        Below this overlap a word's neighbours are called untrustworthy. By default 0.3: of ten neighbours
        that a model shows, more than seven would be other ones with another seed.
    sample : int, optional
        Ask about so many words, drawn evenly, among all others; by default about all.
    seed : int
        Draws them.
    progress : callable, optional
        Called with the words that are done, those of every model counted, and all of them.

    Returns
    -------
    StabilityResult

    Raises
    ------
    InvalidInput
        There are fewer than two models or two have the same vectors, a number is less than 1, or the
        threshold is not within 0 and 1.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> truth = rng.normal(size=(60, 5))
    >>> models = [WordVectors(range(60), truth + rng.normal(0, 0.2, truth.shape)) for _ in range(3)]
    >>> result = stability(models)
    >>> round(result.overlap, 2), round(result.chance, 2)
    (0.7, 0.17)
    """
    ensemble = models if isinstance(models, Ensemble) else Ensemble(models)
    if not 0 <= threshold <= 1:
        raise InvalidInput(f"threshold must be from 0 to 1, got {threshold}")
    n = len(ensemble.words)
    rows = np.arange(n)
    if sample is not None and at_least_one("sample", sample) < n:
        rows = np.sort(np.random.default_rng(seed).permutation(n)[:sample])
    words = [ensemble.words[row] for row in rows]
    found = ensemble.neighbours(words, topn, progress=progress)
    kept = common_of_pairs(found)
    shares = overlaps(kept, found.shape[2])
    seen = None if ensemble.counts is None else ensemble.counts[rows]
    return StabilityResult(
        models=len(ensemble),
        shared=n,
        left_out=len(set().union(*(model.index_to_key for model in ensemble))) - n,
        topn=found.shape[2],
        threshold=threshold,
        seed=seed if len(rows) < n else None,
        pairs=tuple((kept.mean(axis=1) / found.shape[2]).tolist()),
        chance=found.shape[2] / (n - 1),
        bands=tuple(
            Band(low, high, *_judged(found[:, part], shares[part], threshold))
            for low, high, part in bands(rows + 1 if seen is None else seen)
        ),
        words=tuple(words),
        seen=None if seen is None else tuple(seen.tolist()),
        overlaps=shares,
    )


def _judged(
    found: Ints, shares: Floats, threshold: float
) -> tuple[int, float, tuple[float, ...], float, float, float]:
    """What a band says of its words, given their neighbours (models, n, k) and overlaps (n,)."""
    return (
        len(shares),
        float(shares.mean()),
        tuple(np.quantile(shares, QUANTILES).tolist()),
        float((shares <= HARDLY).mean()),
        float((shares < threshold).mean()),
        _by_chance(found),
    )


def _by_chance(found: Ints) -> float:
    """The overlap of each word's neighbours in one model with those of a word half a band away in another."""
    words, k = found.shape[1:]
    if words < 2:
        return float("nan")
    others = np.roll(found, words // 2, axis=1)
    pairs = [common(found[a], others[b]).mean() for a in range(len(found)) for b in range(a)]
    return float(np.mean(pairs) / k)
