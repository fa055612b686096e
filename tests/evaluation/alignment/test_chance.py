from itertools import combinations

import numpy as np
import pytest

from firth.evaluation.alignment.chance import mean_of_pairs, stray

Runs = np.ndarray


def noisy(n: int, words: int, d: int, size: float, few: int, rng: np.random.Generator) -> Runs:
    """Unit vectors (n, words, d) of n runs in one space, with noise in some directions about one axis."""
    noise = np.zeros((n, words, d))
    noise[..., -few:] = size / np.sqrt(few) * rng.standard_normal((n, words, few))
    x = np.eye(d)[0] + noise
    return np.asarray(x / np.linalg.norm(x, axis=-1, keepdims=True))


def cosines(x: Runs, y: Runs) -> np.ndarray:
    return np.einsum("iwd,jwd->ijw", x, y)


def slow_stray(x: np.ndarray, y: np.ndarray, i: int, j: int, sign: int, weight: float) -> float:
    """Of one word, from the vectors (runs, d) themselves."""
    n, m = len(x), len(y)
    others, others_y = np.delete(x, i, axis=0), np.delete(y, j, axis=0)
    e = np.sqrt((n - 1) / n) * (x[i] - others.mean(axis=0))  # one run's noise
    f = sign * np.sqrt((m - 1) / m) * (y[j] - others_y.mean(axis=0))
    size, size_y = (
        np.mean([((a - b) ** 2).sum() / 2 for a, b in combinations(rest, 2)]) for rest in (others, others_y)
    )
    parts = weight * (e @ e - size) / n + (f @ f - size_y) / m / weight
    noise = 1 - np.sqrt((1 - size) * (1 - size_y))
    return float((parts / 2 - e @ f / np.sqrt(n * m)) / noise)


def test_it_is_what_the_vectors_themselves_say() -> None:
    rng = np.random.default_rng(1)
    x, y = noisy(3, 6, 5, 0.3, 4, rng), noisy(4, 6, 5, 0.5, 3, rng)
    found = stray(cosines(x, x), cosines(y, y), cosines(x, y)).reshape(3, 4, 2, 6)
    typical = [mean_of_pairs(cosines(z, z)).mean() for z in (x, y)]
    weight = np.sqrt(typical[1] / typical[0])
    for i in range(3):
        for j in range(4):
            for k, sign in enumerate((1, -1)):
                slow = [slow_stray(x[:, word], y[:, word], i, j, sign, weight) for word in range(6)]
                np.testing.assert_allclose(found[i, j, k], slow, atol=1e-12)


@pytest.mark.parametrize("few", [20, 4])
@pytest.mark.parametrize(
    ("runs", "sizes"), [((3, 3), (0.3, 0.3)), ((3, 3), (0.1, 0.4)), ((3, 6), (0.1, 0.4))]
)
def test_it_strays_as_far_as_models_do_or_a_little_farther(
    runs: tuple[int, int], sizes: tuple[float, float], few: int
) -> None:
    rng = np.random.default_rng(2)
    x, y = noisy(runs[0], 4000, 21, sizes[0], 20, rng), noisy(runs[1], 4000, 21, sizes[1], few, rng)
    null = stray(cosines(x, x), cosines(y, y), cosines(x, y))
    noise = 1 - np.sqrt(mean_of_pairs(cosines(x, x)) * mean_of_pairs(cosines(y, y)))
    truth = (1 - cosines(x, y).mean(axis=(0, 1))) / noise - 1
    for share in (0.9, 0.99):
        limit = np.quantile(null, share)
        assert 0.1 * (1 - share) < (truth > limit).mean() < 1.2 * (1 - share)


def test_what_sets_the_models_apart_does_not_enter() -> None:
    rng = np.random.default_rng(3)
    x, y = noisy(3, 50, 8, 0.3, 7, rng), noisy(3, 50, 8, 0.3, 7, rng)
    within = cosines(x, x), cosines(y, y)
    apart = cosines(x, y) + rng.uniform(-1, 1, 50)  # any change of direction, a number a word
    np.testing.assert_allclose(stray(*within, cosines(x, y)), stray(*within, apart), atol=1e-12)
