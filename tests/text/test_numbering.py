from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.text import numbering
from firth.text.numbering import KnownNumbers, Numbers, count, renumber

batches = st.lists(st.lists(st.integers(0, 9), max_size=8), max_size=8)


def test_numbers_come_by_first_appearance() -> None:
    numbers = Numbers()
    assert [numbers[key] for key in ["b", "a", "b", 7, np.int64(7), np.str_("c")]] == [0, 1, 0, 2, 2, 3]
    assert [type(key) for key in numbers] == [str, str, int, str]


def test_known_numbers_learn_nothing() -> None:
    numbers = KnownNumbers({"a": 0})
    assert [numbers[key] for key in ["a", "b", "b"]] == [0, -1, -1]
    assert len(numbers) == 1


@pytest.mark.parametrize("block", [1, 3, 1000])
@given(drawn=batches, dropped=st.sets(st.integers(0, 9)))
def test_counting_and_renumbering(block: int, drawn: list[list[int]], dropped: set[int]) -> None:
    ids = np.array([i for batch in drawn for i in batch], np.int32)
    offsets = np.cumsum([0, *map(len, drawn)])
    new_ids = np.array([-1 if i in dropped else 9 - i for i in range(10)], np.int32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "_BLOCK", block)
        assert count(ids, 10).tolist() == [ids.tolist().count(i) for i in range(10)]
        kept = ids[: renumber(ids, offsets, new_ids)]
    found = [kept[a:b].tolist() for a, b in pairwise(offsets)]
    assert found == [[9 - i for i in batch if i not in dropped] for batch in drawn]
