"""Do 95 % intervals hold what they are for in 95 of 100 benchmarks? benchmarks/coverage.py asks for more."""

import numpy as np
import pytest

from firth.evaluation import categorisation, similarity
from firth.evaluation.files.layouts import Question
from firth.evaluation.resampling import Bootstrap, share_interval
from firth.evaluation.sections import section_result
from firth.evaluation.word_pairs import Drawn, Pairs, numbered, resampled_sections
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


def crossed(n: int) -> Pairs:
    """Questions of every pair with every other one."""
    return np.argwhere(~np.eye(n, dtype=bool))


def forth_and_back(n: int) -> Pairs:
    """Every pair as a : b and as b : a, as MSR has them, each with five others."""
    forth = [Question(f"a{k}", (f"b{k}",), f"a{m}", (f"b{m}",)) for k in range(n) for m in beside(k, n)]
    back = [Question(f"b{k}", (f"a{k}",), f"b{m}", (f"a{m}",)) for k in range(n) for m in beside(k, n)]
    return numbered([[*forth, *back]])[0]


def beside(k: int, n: int) -> list[int]:
    return [(k + step) % n for step in range(1, 6)]


@pytest.mark.parametrize(
    ("made_of", "drawn", "low", "high"),
    [
        (crossed(25), "pairs", 0.91, 0.99),
        (crossed(25), "questions", 0.2, 0.75),
        (forth_and_back(30), "pairs", 0.91, 0.995),
    ],
)
def test_of_accuracies(made_of: Pairs, drawn: Drawn, low: float, high: float) -> None:
    """Pairs of words are easy or hard; who draws single questions is wrong more often than right."""
    rng, held = np.random.default_rng(1), []
    large = rng.standard_normal((2, 200_000)).sum(axis=0) - 1
    true = np.mean(1 / (1 + np.exp(-large)))
    for draw in range(DRAWS):
        a, b = rng.standard_normal((2, 30))
        chance = 1 / (1 + np.exp(-(a[made_of[:, 0]] + b[made_of[:, 1]] - 1)))
        answers = (rng.random(len(made_of)) < chance).astype(np.int8)
        [resampled] = resampled_sections([answers], [made_of], drawn, Bootstrap(400, draw))
        found = section_result("x", None, len(answers), answers, made_of, resampled, drawn, 0.95)
        held.append(found.interval.low <= true <= found.interval.high)
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
