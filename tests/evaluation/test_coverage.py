"""Do 95 % intervals hold what they are for in 95 of 100 benchmarks? benchmarks/coverage.py asks for more."""

import numpy as np
import pytest

from firth.evaluation import categorisation, similarity
from firth.evaluation.resampling import Bootstrap, share_interval
from firth.evaluation.sections import section_result
from firth.vectors import WordVectors

DRAWS = 200  # so that a coverage of 95 % is met within 3 standard deviations of 1.5


def rated(x: np.ndarray, y: np.ndarray) -> tuple[WordVectors, list[tuple[int, int, float]]]:
    """Words and rated pairs whose cosines are the hyperbolic tangents of x and whose scores are y."""
    cosines = np.tanh(x)
    right = np.stack([cosines, np.sqrt(1 - cosines**2)], axis=1)
    words = WordVectors([*range(len(x) + 1)], np.concatenate([[[1.0, 0.0]], right]))
    return words, [(0, k + 1, float(score)) for k, score in enumerate(y)]


@pytest.mark.parametrize("n", [30, 65])
@pytest.mark.parametrize(("rho", "true"), [(0.0, 0.0), (0.5, 0.4826), (0.9, 0.8915)])
def test_of_spearman(n: int, rho: float, true: float) -> None:
    """Of normal numbers with Pearson's correlation rho, Spearman's is 6 / pi asin(rho / 2)."""
    assert true == pytest.approx(6 / np.pi * np.arcsin(rho / 2), abs=1e-4)
    rng, held = np.random.default_rng(n), []
    for _ in range(DRAWS):
        x, e = rng.standard_normal((2, n))
        low, high = similarity(*rated(x, rho * x + np.sqrt(1 - rho**2) * e), resamples=400).spearman_interval
        held.append(low <= true <= high)
    assert 0.91 <= np.mean(held) <= 0.995


@pytest.mark.parametrize(("drawn", "low", "high"), [("pairs", 0.91, 0.99), ("questions", 0.2, 0.75)])
def test_of_accuracies(drawn: str, low: float, high: float) -> None:
    """Pairs of words are easy or hard; who draws single questions is wrong more often than right."""
    rng, held, n = np.random.default_rng(1), [], 25
    pairs = np.argwhere(~np.eye(n, dtype=bool))
    large = rng.standard_normal((2, 200_000)).sum(axis=0) - 1
    true = np.mean(1 / (1 + np.exp(-large)))
    for draw in range(DRAWS):
        a, b = rng.standard_normal((2, n))
        chance = 1 / (1 + np.exp(-(a[pairs[:, 0]] + b[pairs[:, 1]] - 1)))
        answers = (rng.random(len(pairs)) < chance).astype(np.int8)
        ends = section_result(
            "simulated",
            None,
            len(pairs),
            answers,
            pairs,
            drawn=drawn,  # type: ignore[arg-type]
            bootstrap=Bootstrap(400, draw),
            stream=0,
        ).interval
        held.append(ends.low <= true <= ends.high)
    assert low <= np.mean(held) <= high


def test_of_accuracies_that_are_0() -> None:
    """Of 40 items with a share of 5 %, one sample in eight has none that is right."""
    rng = np.random.default_rng(3)
    held = []
    for right in rng.binomial(40, 0.05, 500):
        shares = rng.binomial(40, right / 40, 400) / 40
        ends = share_interval(shares, 0.95, 40)
        held.append(ends.low <= 0.05 <= ends.high)
        if right == 0:
            assert held[-1]
    assert np.mean(held) > 0.9


def test_of_purities() -> None:
    """The mean purity of words drawn alike; clusters that are kept would hold it in two of three."""
    rng, k, n = np.random.default_rng(2), 4, 32
    centre, truth = rng.standard_normal((k, 20)), np.arange(n) % k
    results = []
    for _ in range(16):
        words = WordVectors([*range(n)], centre[truth] + 1.4 * rng.standard_normal((n, 20)))
        results.append(categorisation(words, [*enumerate(truth.tolist())], resamples=100))
    true = np.mean([result.purity for result in results])
    assert 0.6 < true < 0.95
    held = [result.interval.low <= true <= result.interval.high for result in results]
    assert np.mean(held) >= 0.8
