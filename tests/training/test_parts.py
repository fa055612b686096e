import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from firth.training.parts import Part


@given(st.lists(st.booleans(), min_size=1), st.data())
def test_ranges_are_the_positions_that_belong_to_the_part(belongs, data):
    edges = np.flatnonzero(np.diff([False, *belongs, False]))
    starts, stops = edges[::2], edges[1::2]
    part = Part(np.zeros(len(belongs), np.int32), np.array([0, len(belongs)]), starts, stops)
    places = np.flatnonzero(belongs)
    assert len(part) == len(places)
    start = data.draw(st.integers(0, len(places)))
    stop = data.draw(st.integers(start, len(places)))
    found = []
    for number, first, last, skipped in part.ranges(start, stop):
        assert first < last
        assert skipped == first - belongs[:first].count(True)
        assert starts[number] <= first < last <= stops[number]
        found += range(first, last)
    assert found == places[start:stop].tolist()


def test_the_whole_is_one_range():
    part = Part.whole(np.zeros(5, np.int32), np.array([0, 2, 5]))
    assert list(part.ranges(1, 4)) == [(0, 1, 4, 0)]
