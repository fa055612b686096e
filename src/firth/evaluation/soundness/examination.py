"""`health`: everything that is looked at, in one call."""

import numpy as np

from firth.errors import InvalidInput
from firth.evaluation.lookup import check_words, ranks
from firth.evaluation.soundness import judged, judged_rows
from firth.evaluation.soundness.damage import Rows, damage, repeats
from firth.evaluation.soundness.hubs import neighbourhoods
from firth.evaluation.soundness.lengths import by_frequency, lengths
from firth.evaluation.soundness.result import HealthResult
from firth.evaluation.soundness.shape import random_cosines, shape
from firth.vectors import WordVectors

FEWEST = 3  # words with a direction; fewer have no shape
PAIRS = 100_000


def health(
    words: WordVectors, *, queries: int | None = 10_000, neighbours: int = 10, seed: int = 1
) -> HealthResult:
    """Examine word vectors, and tell what is wrong with them, what it means and what helps.

    - rows that hold nan or inf, rows that nobody learnt (zeros, one number, as before training), rows that
      have the direction of another;
    - the mean cosine of all pairs of words, exactly, and how much of the variance around the mean the first
      directions have (anisotropy: Mu and Viswanath 2018, Ethayarajh 2019), and how many directions are used,
      as the participation ratio (sum of variances)^2 / sum of squared variances;
    - hubs: the skewness of how many words have a word among their nearest (Radovanović, Nanopoulos and
      Ivanović 2010); and words whose nearest cannot be told from them;
    - the rank correlation of length and frequency, and lengths by frequency (Schakel and Wilson 2015);
    - words that differ in capitals alone.

    Rows of nan, inf or zeros have no direction, and are left out of all but the first of these; of rows with
    one direction one is kept. Load damaged files with ``firth.load(path, check_finite=False)``.

    Parameters
    ----------
    words : WordVectors
        The vectors to examine.
    queries : int or None
        So many words, drawn at random, are asked for their nearest among all words; None asks every word,
        and then the share of words that are nobody's neighbour is known too.
    neighbours : int
        How many nearest words of each.
    seed : int
        Draws those words, and the pairs whose cosines are shown.

    Returns
    -------
    HealthResult

    Raises
    ------
    InvalidInput
        There are no words, or a number is less than 1.

    Examples
    --------
    >>> from firth.vectors import WordVectors
    >>> words = WordVectors(["a", "b", "c", "d"], [[1, 9], [2, 8], [1, 8], [0, 0]])
    >>> result = health(words)
    >>> result["dead"].told, result["dead"].words, result["mean cosine"].verdict
    ('1 row', ('d',), 'broken')
    """
    check_words(words)
    for name, number in (("queries", queries), ("neighbours", neighbours)):
        if number is not None and number < 1:
            raise InvalidInput(f"{name} must be at least 1, got {number}")
    if not len(words):
        raise InvalidInput("there must be at least one word, got none")
    found = damage(words.stored)
    live = _without(words, np.union1d(found.not_finite, found.zero))
    groups = repeats(live.stored)
    # what has one direction is equally near to everything: a search would have to compare all one by one
    single = _without(live, np.array([row for group in groups for row in group[1:]], np.intp))
    rows = (
        judged_rows.not_finite(words, found),
        judged_rows.dead(words, found),
        judged_rows.repeated(live, groups),
    )
    if len(single) < FEWEST:
        return HealthResult(len(words), words.vector_size, len(single), 0, rows)
    cloud, long = shape(single.stored), lengths(single.stored)
    near = neighbourhoods(single, neighbours, queries, seed)
    findings = (
        *rows,
        judged.near_duplicates(single, near),
        judged.mean_cosine(cloud),
        judged.first_direction(cloud),
        judged.directions(cloud, len(single)),
        judged.hubs(single, near),
        judged.lengths_and_frequency(single, long),
        judged_rows.case_twins(words),
    )
    return HealthResult(
        words=len(words),
        dimensions=words.vector_size,
        judged=len(single),
        asked=len(near.asked),
        findings=findings,
        bands=by_frequency(long, single.counts),
        cosines=random_cosines(single.stored, PAIRS, seed),
        spectrum=cloud.spectrum,
        lengths=long,
        ranks=ranks(single.counts, len(single)),
        occurrences=near.occurrences,
    )


def _without(words: WordVectors, without: Rows) -> WordVectors:
    """The words less some."""
    if not len(without):
        return words
    rows = np.delete(np.arange(len(words)), without)
    counts = None if words.counts is None else words.counts[rows]
    return WordVectors([words.index_to_key[row] for row in rows], words.stored.taken(rows), counts=counts)
