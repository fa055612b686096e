from itertools import product

import numpy as np
import pytest

from firth.evaluation.alignment.chance import SPLITS, contrasts, mean_of_pairs, stray

Runs = np.ndarray


def noisy(n: int, words: int, d: int, size: float, few: int, rng: np.random.Generator) -> Runs:
    """Unit vectors (n, words, d) of n runs in one space, with noise in some directions about one axis."""
    noise = np.zeros((n, words, d))
    noise[..., -few:] = size / np.sqrt(few) * rng.standard_normal((n, words, few))
    x = np.eye(d)[0] + noise
    return np.asarray(x / np.linalg.norm(x, axis=-1, keepdims=True))


def cosines(x: Runs, y: Runs) -> np.ndarray:
    return np.einsum("iwd,jwd->ijw", x, y)


def slow_split(x: np.ndarray, half: tuple[int, ...]) -> tuple[np.ndarray, float]:
    """Of one word, from its vectors (runs, d): half of them against the others, and what is left."""
    n, k = len(x), len(half)
    others = np.delete(np.arange(n), half)
    between = np.sqrt(k * (n - k) / n) * (x[list(half)].mean(axis=0) - x[others].mean(axis=0))
    left = sum(((x[part] - x[part].mean(axis=0)) ** 2).sum() for part in (list(half), others))
    return between, float(left / (n - 2))


def test_it_is_what_the_vectors_themselves_say() -> None:
    rng = np.random.default_rng(1)
    x, y = noisy(3, 6, 5, 0.3, 4, rng), noisy(4, 6, 5, 0.5, 3, rng)
    found = stray(cosines(x, x), cosines(y, y), cosines(x, y)).reshape(3, 3, 2, 6)
    typical = [mean_of_pairs(cosines(z, z)).mean() for z in (x, y)]
    weight = np.sqrt(typical[1] / typical[0])
    for (i, one), (j, other) in product(enumerate([(0,), (1,), (2,)]), enumerate([(1, 2), (1, 3), (2, 3)])):
        for word in range(6):
            e, size = slow_split(x[:, word], one)
            f, size_y = slow_split(y[:, word], other)
            parts = weight * (e @ e - size) / 3 + (f @ f - size_y) / 4 / weight
            noise = 1 - np.sqrt((1 - size) * (1 - size_y))
            for k, sign in enumerate((1, -1)):
                slow = (parts / 2 - sign * e @ f / np.sqrt(3 * 4)) / noise
                assert found[i, j, k, word] == pytest.approx(slow, abs=1e-12)


@pytest.mark.parametrize("n", range(3, 13))
def test_contrasts_have_no_trace_of_what_all_runs_share_and_every_run_has_its_turn(n: int) -> None:
    found = np.array(contrasts(n))
    np.testing.assert_allclose(found.sum(axis=1), 0, atol=1e-15)
    np.testing.assert_allclose((found**2).sum(axis=1), 1)
    assert 3 <= len(found) < 2 * SPLITS
    assert len({tuple(np.sign(one) * np.sign(one[0])) for one in found}) == len(found)
    assert ((found > 0).sum(axis=1) == n // 2).all()
    assert (np.ptp(found, axis=0) > 0).sum() >= n - 1


@pytest.mark.parametrize("few", [20, 4])
@pytest.mark.parametrize(
    ("runs", "sizes"), [((3, 3), (0.3, 0.3)), ((3, 3), (0.1, 0.4)), ((3, 10), (0.1, 0.5))]
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
