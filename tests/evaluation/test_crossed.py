import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation import crossed
from firth.evaluation.crossed import resampled_sums
from firth.evaluation.resampling import multiplicities

items = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30)


def slow_sums(values: list[int], parts: list[tuple[int, ...]], resamples: int, seed: int) -> list[int]:
    """Every item as often as its parts meet in a resample, one meeting after the other."""
    kinds = sorted({part for item in parts for part in item})
    sums = []
    for counts in np.concatenate(list(multiplicities(len(kinds), resamples, seed))):
        drawn = [kind for kind, times in zip(kinds, counts, strict=True) for _ in range(times)]
        total = 0
        for value, item in zip(values, parts, strict=True):
            meetings = [()]
            for part in item:
                meetings = [(*met, one) for met in meetings for one in drawn if one == part]
            total += value * len(meetings)
        sums.append(total)
    return sums


@given(items, st.integers(1, 2))
def test_against_the_slow_twin(rows: list[tuple[int, int, int]], k: int) -> None:
    values, parts = [row[0] for row in rows], [row[1 : 1 + k] for row in rows]
    [fast] = resampled_sums([values], np.array(parts), 20, seed=4)
    assert fast.tolist() == slow_sums(values, parts, 20, seed=4)


def test_blocks_and_columns_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    values, parts = rng.integers(-1, 2, (3, 500)), rng.integers(0, 40, (500, 2))
    whole = resampled_sums(values, parts, 100, seed=[1, 2])
    monkeypatch.setattr(crossed, "BLOCK", 700)
    monkeypatch.setattr("firth.evaluation.resampling.BLOCK", 900)
    assert (resampled_sums(values, parts, 100, seed=[1, 2]) == whole).all()
    assert (resampled_sums(values[2:], parts, 100, seed=[1, 2])[0] == whole[2]).all()
    assert resampled_sums(values, parts, 0, seed=1).shape == (3, 0)
