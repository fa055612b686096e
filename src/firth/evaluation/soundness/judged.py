"""Findings about all vectors together: their directions, neighbourhoods and lengths.

Where the limits come from stands in docs/health.md: trainings from far too short to ample on one text, judged
by people's ratings too (benchmarks/health.py). That of lengths is a decision.
"""

import numpy as np

from firth.evaluation.soundness.findings import NAMED, WORST_FIRST, Finding, Limits, Verdict, named, share
from firth.evaluation.soundness.hubs import Neighbourhoods, skewness
from firth.evaluation.soundness.lengths import Floats, with_frequency
from firth.evaluation.soundness.shape import Shape
from firth.evaluation.tables import decimal
from firth.vectors import WordVectors

MEAN_COSINE = Limits(0.4, 0.9)
FIRST_DIRECTION = Limits(0.2, 0.5)
FEWEST_DIRECTIONS = 12, 3  # below the first to be looked at, below the second broken; but d / 2 is enough
RANDOM, ENOUGH_TO_BE_RANDOM = 0.98, 20  # of the directions that random vectors use; dimensions
SKEWNESS = Limits(5.0, np.inf)
LARGEST_HUB = Limits(0.05, 0.2)  # of the words that were asked
ENOUGH_FOR_HUBS = 1000  # words that are asked; in few lists every word is often, or never
NEAR_DUPLICATES = Limits(0.01, 0.5)
ALIKE = 0.99  # cosine of words that no search can tell apart
LONGEST = Limits(10.0, 1000.0)  # times the median length

LONGER = "train longer or on more text (firth train --epochs), or leave rare words out (--min-count)"


def near_duplicates(words: WordVectors, found: Neighbourhoods) -> Finding:
    """Words whose nearest is all but the same."""
    alike = np.flatnonzero(found.cosines >= ALIKE)
    number = len(alike) / len(found.asked)
    order = alike[np.argsort(-found.cosines[alike], kind="stable")]
    first = dict.fromkeys(int(row) for i in order[:NAMED] for row in (found.asked[i], found.nearest[i]))
    verdict = NEAR_DUPLICATES.verdict(number)
    meaning = {
        "fine": "Hardly any word is taken for another.",
        "look": "These words are taken for one another: mostly they are rare, and their vectors all alike.",
        "broken": "Most words have a neighbour that cannot be told from them: neighbours are chance.",
    }
    return Finding(
        "near-duplicates",
        number,
        share(number),
        f"words whose nearest has a cosine of {ALIKE} or more",
        verdict,
        meaning[verdict],
        LONGER,
        named(words, np.array([*first], dtype=np.intp)),
    )


def mean_cosine(shape: Shape) -> Finding:
    """How alike any two words are."""
    verdict = MEAN_COSINE.verdict(shape.mean_cosine)
    meaning = {
        "fine": "Vectors point in many directions, and a cosine says something.",
        "look": "All vectors share a direction, which hides a part of what tells words apart.",
        "broken": "All vectors point the same way: every word is like every other.",
    }
    return Finding(
        "mean cosine",
        shape.mean_cosine,
        decimal(round(shape.mean_cosine, 3) + 0.0),  # never -0.000
        f"of all pairs of words; {share(shape.along_mean)} of the squared lengths lie along the mean",
        verdict,
        meaning[verdict],
        "train longer or on more text (firth train --epochs); of vectors that were trained already, subtract "
        "the mean: WordVectors(words.index_to_key, words.vectors - words.vectors.mean(axis=0))",
    )


def first_direction(shape: Shape) -> Finding:
    """How much of the variance one direction has."""
    first = float(shape.spectrum[0])
    d = len(shape.spectrum)  # of few dimensions each has a large share
    verdict = Limits(max(FIRST_DIRECTION.look, 3 / d), max(FIRST_DIRECTION.broken, 5 / d)).verdict(first)
    meaning = {
        "fine": "No direction outweighs the others.",
        "look": "One direction, often frequency, decides a large part of every cosine.",
        "broken": "One direction decides most of every cosine.",
    }
    return Finding(
        "first direction",
        first,
        share(first),
        f"of the variance around the mean; the first three have {share(float(shape.spectrum[:3].sum()))}",
        verdict,
        meaning[verdict],
        "train longer or on more text; or take the first directions out after the mean "
        "(Mu and Viswanath 2018), and judge by firth evaluate whether it helped",
    )


def directions(shape: Shape, n: int) -> Finding:
    """How many directions n vectors use; of random ones it would be d / (1 + d / n)."""
    d, used = len(shape.spectrum), shape.directions
    fewest = [min(least, d / 2) for least in FEWEST_DIRECTIONS]
    random = d >= ENOUGH_TO_BE_RANDOM and used > RANDOM * d / (1 + d / n)
    verdict: Verdict = "broken" if used < fewest[1] else "look" if used < fewest[0] or random else "fine"
    meaning = {
        "fine": "The variance is spread over enough directions.",
        "look": "A few directions hold most of the variance: more dimensions would be empty.",
        "broken": "The vectors lie on little more than a line.",
    }[verdict]
    if random:
        meaning = "The vectors are spread as random numbers are: little was learnt, or they were whitened."
    return Finding(
        "directions used",
        used,
        f"{used:.1f} of {d}",
        "participation ratio of the variance around the mean",
        verdict,
        meaning,
        LONGER,
    )


def hubs(words: WordVectors, found: Neighbourhoods) -> Finding:
    """Words that are everybody's neighbours."""
    number, asked = skewness(found.occurrences, len(found.asked)), len(found.asked)
    largest = found.occurrences.max() / asked
    verdict = min(SKEWNESS.verdict(number), LARGEST_HUB.verdict(largest), key=WORST_FIRST.index)
    meaning = {
        "fine": "No word crowds the lists of neighbours.",
        "look": "Some words stand in many lists of neighbours where they do not belong.",
        "broken": "A few words stand in most lists of neighbours.",
    }[verdict]
    if asked < ENOUGH_FOR_HUBS:
        verdict, meaning = (
            "fine",
            f"Not judged: {ENOUGH_FOR_HUBS:,} words must be asked to tell hubs from chance.",
        )
    unseen = ""
    if asked == len(words):
        unseen = f", {share(float(np.mean(found.occurrences == 0)))} are in none"
    order = np.argsort(-found.occurrences, kind="stable")
    return Finding(
        "hubs",
        number,
        decimal(number),
        f"skewness of being among the {found.k} nearest; the largest is in {share(largest)} of lists{unseen}",
        verdict,
        meaning,
        LONGER + "; subtracting the mean vector lessens hubs",
        named(words, order[:NAMED]),
    )


def lengths_and_frequency(words: WordVectors, lengths: Floats) -> Finding:
    """Whether length follows frequency, and vectors of another scale."""
    number = with_frequency(lengths, words.counts)
    middle = float(np.median(lengths))
    longest = float(lengths.max()) / middle
    verdict = LONGEST.verdict(longest)
    by = "frequency" if words.counts is not None else "the order of the words"
    if np.isnan(number):
        meaning = "All vectors are equally long: they were divided by their lengths."
    elif verdict != "fine":
        meaning = "Vectors this long outweigh all others in every mean and product; cosines do not see them."
    else:
        meaning = "Cosines do not see lengths; means and products of vectors do."
    rows = np.flatnonzero(lengths >= LONGEST.look * middle)
    return Finding(
        "length",
        number,
        decimal(number),
        f"rank correlation with {by}; the longest is {longest:,.1f} times the median",
        verdict,
        meaning,
        "divide vectors by their lengths, words.normalized(), before they are added or multiplied",
        named(words, rows[np.argsort(-lengths[rows], kind="stable")]),
    )
