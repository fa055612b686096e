import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import DamagedFile, WrongType
from firth.keys import dump_keys, load_keys

plain_keys = (
    st.text(st.characters() | st.sampled_from("\ud800\udc00\udcff"))
    | st.integers()
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.none()
    | st.binary()
)
keys = st.recursive(plain_keys, lambda parts: st.lists(parts, max_size=3).map(tuple), max_leaves=5)


@given(st.lists(keys))
def test_keys_come_back_with_value_and_type(given_keys: list[object]) -> None:
    text = dump_keys(given_keys)
    assert repr(load_keys(text.encode("utf-8").decode("utf-8"))) == repr(
        given_keys
    )  # repr tells 1, 1.0, True apart


@given(st.lists(keys))
def test_one_key_a_line(given_keys: list[object]) -> None:
    assert dump_keys(given_keys).count("\n") == max(len(given_keys), 1) + 2


def test_words_and_integers_stand_as_they_are() -> None:
    assert json.loads(dump_keys(["a b", "line\nbreak", "été", 7, -1])) == ["a b", "line\nbreak", "été", 7, -1]
    assert "été" in dump_keys(["été"])


def test_numpy_scalars_become_python_values() -> None:
    back = load_keys(dump_keys([np.int64(3), np.str_("a"), np.bool_(True), np.float64(0.5)]))
    assert [(type(key), key) for key in back] == [(int, 3), (str, "a"), (bool, True), (float, 0.5)]


class Subclass(str):
    __slots__ = ()


@pytest.mark.parametrize("key", [frozenset(), 1j, Subclass("a"), ("a", object())])
def test_other_types_are_refused(key: object) -> None:
    with pytest.raises(WrongType, match=r"a key of type \w+ cannot be saved .*keys can be str, int"):
        dump_keys([key])


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", '["a"', "{}", '"a"', "[1.5]", "[null]", "[true]", "[[]]", "[{}]", '[{"tuple": 1}]'),
        *(
            '[{"bytes": "é"}]',
            '[{"bytes": "a"}]',
            '[{"float": "x"}]',
            '[{"surrogates": "8"}]',
            '[{"bool": 1}]',
            '[{"none": 0}]',
        ),
        *('[{"set": []}]', '[{"bool": true, "none": null}]'),
        *("[" * 100_000, '[{"tuple": ' * 5_000 + "1" + "}]" * 5_000),
    ],
)
def test_damage_is_one_sentence(text: str) -> None:
    with pytest.raises(DamagedFile, match="the list of words is damaged"):
        load_keys(text)
