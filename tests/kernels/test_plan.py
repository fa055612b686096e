import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.kernels import Totals


@given(st.lists(st.floats(0, 1e12)))
def test_what_rounding_takes_from_a_sum_is_kept(losses):
    totals = Totals()
    for loss in losses:
        totals = totals.plus(loss, 2)
    assert totals.loss + totals.lost == pytest.approx(math.fsum(losses), rel=1e-15)
    assert totals.pairs == 2 * len(losses)


def test_a_mean_of_nothing_is_no_number():
    assert math.isnan(Totals().mean)
    assert Totals(3.0, 2).mean == 1.5
