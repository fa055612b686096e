import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.classify import bags as module
from firth.classify.bags import bags
from firth.errors import WrongType

INDEX = {"a": 0, "b": 1, 7: 2}


def slow(texts):
    """The definition: a text's words one by one."""
    return [{word: text.count(key) for key, word in INDEX.items() if key in text} for text in texts]


@given(st.lists(st.lists(st.sampled_from(["a", "b", 7, "z", 8]), max_size=6), max_size=8))
def test_beside_the_definition(texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", 3)
        found = bags(iter(texts), INDEX, str.split)
    parts = zip(found.offsets, found.offsets[1:], strict=False)
    pairs = [dict(zip(found.words[a:b].tolist(), found.times[a:b].tolist(), strict=True)) for a, b in parts]
    assert pairs == slow(texts)
    assert len(found) == len(texts)
    assert found.tokens == sum(map(len, texts))
    assert found.empty == sum(not pair for pair in pairs)
    assert found.counts(3).tolist() == [sum(pair.get(word, 0) for pair in pairs) for word in range(3)]


def test_texts_are_strings_or_lists_of_words():
    found = bags(["a b a", ("b",), np.array(["a", "z"]), np.array([7, 8])], INDEX, str.split)
    assert found.words.tolist() == [0, 1, 1, 0, 2]
    assert found.times.tolist() == [2, 1, 1, 1, 1]
    assert found.coverage == 6 / 8


def test_no_texts():
    found = bags([], INDEX, str.split)
    assert (len(found), found.coverage, found.words.tolist()) == (0, 0.0, [])


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ("a b", "texts must be a list of texts.*put a single text into a list"),
        (b"a b", "texts must be a list of texts"),
        (3, "texts must be a list of texts"),
        (["a", 3], "text 1 is a int"),
        ([b"a"], "text 0 is a bytes"),
        ([{"a": 1}], "text 0 is a dict"),
        (["a", [["a"]]], "text 1 holds \\['a'\\] where a word is expected"),
    ],
)
def test_what_is_no_text_is_refused(texts, sentence):
    with pytest.raises(WrongType, match=sentence):
        bags(texts, INDEX, str.split)
