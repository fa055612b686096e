from itertools import combinations

import numpy as np
import pytest

from firth.evaluation.association import permutations
from firth.evaluation.association.permutations import permuted


def slow(x: np.ndarray, y: np.ndarray, alternative: str) -> float:
    """Every division, one by one, by the difference of means."""
    both = np.concatenate([x, y])
    chosen = [list(rows) for rows in combinations(range(len(both)), len(x))]
    differences = np.array([both[rows].mean() - np.delete(both, rows).mean() for rows in chosen])
    observed = x.mean() - y.mean()
    if alternative == "two-sided":
        # unlike lists: as far from the mean of all divisions, which is 0
        differences, observed = np.abs(differences), abs(observed)
    return float(np.mean(differences >= observed - 1e-12))


@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
@pytest.mark.parametrize("sizes", [(4, 4), (3, 6), (1, 5)])
def test_exact_against_every_division(sizes: tuple[int, int], alternative: str) -> None:
    for seed in range(5):
        rng = np.random.default_rng(seed)
        x, y = rng.standard_normal(sizes[0]) + 0.5, rng.standard_normal(sizes[1]).round(1)
        found = permuted(x, y, alternative=alternative, draws=1, seed=1)  # type: ignore[arg-type]
        assert found.exact
        assert found.p == pytest.approx(slow(x, y, alternative))


def test_equal_numbers_are_no_evidence() -> None:
    x = np.array([0.1, 0.2, 0.3])
    assert permuted(x, x[::-1], alternative="greater", draws=1, seed=1).p > 0.5
    assert permuted(x, x, alternative="two-sided", draws=1, seed=1).p == 1


def test_drawn_divisions_agree_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    x, y = rng.standard_normal(8) + 0.6, rng.standard_normal(8)
    exact = permuted(x, y, alternative="two-sided", draws=1, seed=1)
    monkeypatch.setattr(permutations, "EXACT", 0)
    drawn = permuted(x, y, alternative="two-sided", draws=20_000, seed=1)
    assert (exact.exact, drawn.exact, drawn.divisions) == (True, False, 20_001)
    assert abs(drawn.p - exact.p) < 4 * np.sqrt(exact.p * (1 - exact.p) / 20_000)
    assert drawn == permuted(x, y, alternative="two-sided", draws=20_000, seed=1)


def test_p_is_never_0() -> None:
    rng = np.random.default_rng(3)
    found = permuted(100 + rng.random(30), rng.random(30), alternative="greater", draws=99, seed=1)
    assert found.p == 0.01


@pytest.mark.parametrize("exact", [True, False])
def test_where_nothing_differs_p_is_uniform(exact: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exact:
        monkeypatch.setattr(permutations, "EXACT", 0)
    rng = np.random.default_rng(4)
    p = np.array(
        [permuted(*rng.random((2, 6)), alternative="two-sided", draws=199, seed=k).p for k in range(1000)]
    )
    for level in (0.05, 0.2, 0.5):
        error = np.sqrt(level * (1 - level) / len(p))
        assert np.mean(p <= level) < level + 3 * error  # never more false alarms than said
        assert np.mean(p <= level) > level - 3 * error - 2 / 462  # and few fewer: p comes in steps
