import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.evaluation.holm import holm


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_each_is_the_largest_so_far_of_its_share_of_bonferroni_s(p: list[float]) -> None:
    adjusted = holm(p)
    order = sorted(range(len(p)), key=lambda k: (p[k], k))
    for rank, k in enumerate(order):
        among = (p[j] * (len(p) - r) for r, j in enumerate(order[: rank + 1]))
        assert adjusted[k] == pytest.approx(min(1.0, max(among)))


def test_what_is_not_defined_counts_nothing() -> None:
    first, undefined, second = holm([0.02, math.nan, 0.03])
    assert (first, second) == (0.04, 0.04)
    assert math.isnan(undefined)
