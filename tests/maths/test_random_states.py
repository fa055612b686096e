import json
import random

import numpy as np
import pytest

from firth.maths import capture_random_states, restore_random_states


def draw() -> list[float]:
    legacy = np.random.random(3).tolist() + np.random.standard_normal(3).tolist()  # noqa: NPY002
    return [*legacy, random.random(), random.gauss(0, 1)]


@pytest.mark.parametrize("half_a_pair", [False, True])
def test_streams_go_on_where_they_stood_also_through_json(half_a_pair) -> None:
    if half_a_pair:  # both streams keep the second of two normal draws
        random.gauss(0, 1)
        np.random.standard_normal()  # noqa: NPY002
    states = capture_random_states()
    first, second = draw(), draw()
    restore_random_states(states)
    assert [draw(), draw()] == [first, second]
    restore_random_states(json.loads(json.dumps(states)))
    assert [draw(), draw()] == [first, second]


def test_streams_of_one_s_own_leave_the_global_ones_alone() -> None:
    ours = random.Random(1), np.random.RandomState(1)
    before = capture_random_states()
    states = capture_random_states(*ours)
    first = ours[0].random(), ours[1].random_sample()
    restore_random_states(states, *ours)
    assert (ours[0].random(), ours[1].random_sample()) == first
    assert capture_random_states() == before
