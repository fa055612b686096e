import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.toy import numbered, texts

from firth.text import numbered as module
from firth.text import numbering


@given(texts, st.lists(st.integers(-1, 3), min_size=7, max_size=7), st.sampled_from([1, 2, 5, 1000]))
def test_renumbered_as_by_its_slow_twin(text: list[list[str]], new: list[int], chunk: int) -> None:
    new_ids = np.array(new, np.int32)
    with pytest.MonkeyPatch.context() as patch, numbered(text) as fast, numbered(text) as slow:
        patch.setattr(module, "CHUNK", chunk)
        fast.renumber(new_ids, threads=2)
        left = numbering.renumber(slow.ids, slow.offsets, new_ids)
        assert fast.ids.tolist() == slow.ids[:left].tolist()
        assert fast.offsets.tolist() == slow.offsets.tolist()


def test_words_by_falling_count() -> None:
    with numbered([["b", "a", 7, ("x",)], [], ["a", 7, "a"]]) as text:
        assert text.words(np.arange(4)) == ["a", 7, "b", ("x",)]
        assert text.counts.tolist() == [3, 2, 1, 1]
        assert text.offsets.tolist() == [0, 4, 4, 7]
        assert text.find({"b", 7, "none"}) == {"b": 2, 7: 1}
        text.grow(["a_b"])
        assert text.words(np.array([4, 0, 4])) == ["a_b", "a", "a_b"]
        assert text.find({"a_b"}) == {"a_b": 4}
