"""Benchmarks and models that are drawn, so that it is known what differs: nothing, or how much."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from firth.evaluation.comparing.joint import Joint, of_pairs, of_questions
from firth.evaluation.resampling import Bootstrap

Random = np.random.Generator


class Noise(NamedTuple):
    """What hides the truth of an item from a model, as standard deviations."""

    own: float  # of each model: another seed has another one
    shared: float = 0.0  # by the models of a side: their settings suit some items, and others not
    uneven: float = 0.0  # of the logarithm of `own`, from model to model: some seeds are better


def rated(
    random: Random,
    pairs: int,
    models: tuple[int, int],
    noise: Noise,
    *,
    better: float = 1.0,
    people: float = 0.6,
    words: int | None = None,
    resamples: int = 500,
) -> Joint:
    """Rated pairs: cosines are the truth and noise, which is `better` times as large on side B.

    With `words`, so many words are in all the pairs, and two thirds of the noise's variance are of the words.
    """
    made_of = np.arange(2 * pairs).reshape(-1, 2)
    if words is not None:
        made_of = np.array([random.choice(words, 2, replace=False) for _ in range(pairs)])
    truth = random.normal(size=pairs)
    cosines = [
        truth + factor * (noise.shared * shared + _own(random, noise) * _hidden(random, made_of, words))
        for count, factor in zip(models, (1.0, better), strict=True)
        for shared in [_hidden(random, made_of, words)]
        for _ in range(count)
    ]
    scores = truth + people * random.normal(size=pairs)
    return of_pairs("drawn", np.array(cosines), scores, made_of, Bootstrap(resamples, _seed(random)))


def _hidden(random: Random, made_of: npt.NDArray[np.int64], words: int | None) -> npt.NDArray[np.float64]:
    """Noise of variance 1 for each pair."""
    of_pair = random.normal(size=len(made_of))
    return of_pair if words is None else (of_pair + random.normal(size=words)[made_of].sum(axis=1)) / 3**0.5


def asked(
    random: Random,
    pairs: int,
    models: tuple[int, int],
    noise: Noise,
    *,
    better: float = 0.0,
    question: float = 0.3,
    relations: int = 14,
    resamples: int = 500,
) -> Joint:
    """Questions from every two pairs of a relation, answered where both pairs are easy enough together.

    How easy a pair is differs from model to model as `noise` says, and how easy a question is beside that by
    `question`; all of side B's questions are easier by `better`.
    """
    made_of = np.array([(i, j) for i in range(pairs) for j in range(pairs) if i != j])
    sections: list[tuple[npt.NDArray[np.int8], npt.NDArray[np.int64]]] = []
    for relation in range(relations):
        truth, hard = 0.7 * random.normal(size=pairs), 0.7 * random.normal()
        easy = [
            truth + shared + _own(random, noise) * random.normal(size=pairs)
            for count in models
            for shared in [noise.shared * random.normal(size=pairs)]
            for _ in range(count)
        ]
        eased = np.repeat([0.0, better], models)[:, None]
        sums = np.array(easy)[:, made_of].sum(axis=2) + eased
        answers = sums + question * random.normal(size=sums.shape) > hard
        sections.append((answers.astype(np.int8), made_of + relation * pairs))
    return of_questions("drawn", sections, Bootstrap(resamples, _seed(random)))


def _own(random: Random, noise: Noise) -> float:
    return float(noise.own * np.exp(noise.uneven * random.normal()))


def _seed(random: Random) -> int:
    return int(random.integers(2**31))
