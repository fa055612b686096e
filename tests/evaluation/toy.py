"""Vectors with categories that are known."""

import numpy as np


def blobs(seed: int, n: int = 60, k: int = 4, noise: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors around k directions, and which each is of."""
    rng = np.random.default_rng(seed)
    truth = np.arange(n) % k
    x = rng.standard_normal((k, 12))[truth] + noise * rng.standard_normal((n, 12))
    return x / np.linalg.norm(x, axis=1, keepdims=True), truth
