from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation.bands import bands


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=80), st.integers(1, 30), st.booleans())
def test_every_word_is_in_one_band_of_its_frequency(numbers: list[int], least: int, falling: bool) -> None:
    numbers = sorted(numbers, reverse=falling)
    found = list(bands(numbers, least))
    assert np.concatenate([np.arange(len(numbers))[part] for *_, part in found]).tolist() == [
        *range(len(numbers))
    ]
    for low, high, part in found:
        inside = numbers[part]
        assert low <= min(inside) <= max(inside) <= high
        assert len(inside) >= least or len(found) == 1
        assert min(numbers) <= low
        assert high <= max(numbers)
    ends = [(low, high) for low, high, _ in found]
    assert all(a[0] > b[1] if falling else a[1] < b[0] for a, b in pairwise(ends))


def test_bands_end_at_1_3_10_30() -> None:
    assert [(low, high) for low, high, _ in bands(range(1, 101), least=1)] == [
        (1, 2),
        (3, 9),
        (10, 29),
        (30, 99),
        (100, 100),
    ]
    assert [part for *_, part in bands([400, 2, 2, 0], least=2)] == [slice(0, 4)]  # 400 joined with the 2s
