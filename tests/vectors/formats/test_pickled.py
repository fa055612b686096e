"""What a pickle describes is seen and not done."""

import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.vectors.formats.pickled import Machine
from firth.vectors.formats.things import Name, Refused, Thing

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner)
    ),
    max_leaves=20,
)


@given(plain, st.integers(2, 5))
def test_plain_values_are_what_they_were(value: Any, protocol: int) -> None:
    described = Machine(pickle.dumps(value, protocol)).run()
    assert without_things(described) == value


def without_things(value: Any) -> Any:
    """Bytes of protocol 2 are a call of `_codecs.encode`, or of bytes for none."""
    if isinstance(value, Thing):
        return value.arguments[0].encode("latin-1") if value.arguments else b""
    if isinstance(value, list | tuple):
        return type(value)(map(without_things, value))
    return {key: without_things(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def test_an_array_is_described() -> None:
    thing = Machine(pickle.dumps(np.arange(3), 4)).run()
    assert isinstance(thing.of, Name)
    assert thing.of.name == "_reconstruct"
    assert thing.state[1] == (3,)


class Runs:
    def __init__(self, of: Any, *arguments: Any) -> None:
        self.call = (of, arguments)

    def __reduce__(self) -> Any:
        return self.call


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_nothing_is_run(protocol: int, tmp_path: Path) -> None:
    target = tmp_path / "was here"
    for call in (
        Runs(os.system, f"touch '{target}'"),
        Runs(eval, f"open({str(target)!r}, 'w')"),
        Runs(getattr, "a", "upper"),
        Runs(__import__, "os"),
        Runs(np.load, "file"),
    ):
        with pytest.raises(Refused):
            Machine(pickle.dumps({"a": [call]}, protocol)).run()
    assert not target.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"\x80\x02cposix\nsystem\n(X\x02\x00\x00\x00lstR.",
        b"\x80\x04\x8c\x05posix\x8c\x06system\x93.",
        b"\x80\x02cgensimX\nsystem\n.",
        b"\x80\x02cnumpy\nload\n.",
        b"\x80\x02cbuiltins\neval\n.",
    ],
)
def test_names_that_no_model_needs(data: bytes) -> None:
    with pytest.raises(Refused):
        Machine(data).run()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b".",
        b"\x80\x04",
        b"\x80\x04K",
        b"\x80\x04e.",
        b"\x80\x04Ne.",
        b"\x80\x04(e.",
        b"\x80\x04N(Ne.",
        b"\x80\x04N(NNu.",
        b"\x80\x04}(Nu.",
        b"\x80\x04t.",
        b"\x80\x04\x85.",
        b"\x80\x04N\x86.",
        b"\x80\x04NNb.",
        b"\x80\x04j\xff\xff\xff\xff.",
        b"\x80\x04h\x00.",
        b"\x80\x04NN\x93.",
        b"\x80\x04X\xff\xff\xff\xffa.",
        b"\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xffa.",
        b"\x80\x04\x96\xff\xff\xff\xff\xff\xff\xff\x7fa.",
        b"\x80\x04X\x01\x00\x00\x00\xff.",
        b"\x80\x04cgensim",
        b"\x80\x04\x8b\xff\xff\xff\xff.",
        b"\x80\x04P1\n.",
        b"\x80\x04Q.",
        b"\x80\x04I1\n.",
        b"\x80\x04\x82\x01.",
        b"\x80\x04i.",
    ],
)
def test_damage(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^byte \d+: "):
        Machine(data).run()


@given(st.binary(max_size=100))
def test_any_bytes(data: bytes) -> None:
    with suppress(ValueError, Refused):
        Machine(b"\x80\x04" + data).run()


def test_what_grows_without_end_in_another_reader() -> None:
    far = b"\x80\x04Nr\xff\xff\xff\xff."  # a place in the memory of values, four thousand million further on
    assert Machine(far).run() is None
    tuples = b"\x80\x04}Nq\x00" + b"".join(b"h%c\x86q%c" % (i, i + 1) for i in range(60)) + b"Ns."
    assert Machine(tuples).run() == {}  # the hash of the key would take 2^60 steps
