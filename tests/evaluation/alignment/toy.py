"""Models whose noise and changes are known."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from firth.vectors import WordVectors

Floats = npt.NDArray[np.float64]


def keys(n: int) -> list[str]:
    return [f"w{i}" for i in range(n)]


def orthogonal(d: int, rng: np.random.Generator) -> Floats:
    return np.asarray(np.linalg.qr(rng.standard_normal((d, d)))[0])


def model(vectors: Floats, **rest: object) -> WordVectors:
    return WordVectors(keys(len(vectors)), vectors, **rest)  # type: ignore[arg-type]


def noisy_runs(
    truth: Floats, n: int, noise: Floats, rng: np.random.Generator, few: int | None = None
) -> list[WordVectors]:
    """Runs of one model: its vectors with noise of its own for every word, each run turned at random.

    The noise has all directions, or a few that each word has for itself, in which it is as large as in all.
    """
    size, d = truth.shape
    k = few or d
    scale = noise[:, None] / np.sqrt(k) * rng.permuted(np.tile(np.arange(d) < k, (size, 1)), axis=1)
    return [model((truth + scale * rng.standard_normal((size, d))) @ orthogonal(d, rng)) for _ in range(n)]


def directions_of(size: int, d: int, rng: np.random.Generator) -> Floats:
    """Vectors of length about 1 around a direction that all share, as those of trained models are."""
    return np.asarray(rng.standard_normal((size, d)) / np.sqrt(d) + 0.7 * np.eye(d)[0])


def two_models(
    changed: Sequence[int],
    *,
    runs: tuple[int, int] = (3, 3),
    noise: tuple[float, float] = (0.5, 0.5),
    few: tuple[int | None, int | None] = (None, None),
    size: int = 1000,
    d: int = 20,
    seed: int = 1,
) -> tuple[list[WordVectors], list[WordVectors]]:
    """Runs of two models that differ in the words named alone; the rarer a word, the more noise it has."""
    rng = np.random.default_rng(seed)
    one = directions_of(size, d, rng)
    other = one.copy()
    other[changed] = directions_of(size, d, rng)[changed]
    rarity = np.linspace(0.4, 1.6, size)
    a, b = (
        noisy_runs(truth, n, level * rarity, rng, directions)
        for truth, n, level, directions in zip((one, other), runs, noise, few, strict=True)
    )
    return a, b
