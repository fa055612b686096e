import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from firth.course.checker.givens import Bowl, Dataset, Objective
from firth.course.checker.wire import LARGEST, Foreign, decode, encode

DTYPES = st.sampled_from(["float64", "float32", "float16", "int64", "int8", "uint16", "bool"])
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


def through(value: Any) -> Any:
    """A value that went over the line."""
    return decode(json.loads(json.dumps(encode(value))))


@given(DTYPES.flatmap(lambda dtype: arrays(dtype, array_shapes(min_dims=0, min_side=0))))
def test_arrays_come_back_to_the_bit(array: np.ndarray[Any, Any]) -> None:
    back = through(array)
    assert (back.shape, back.dtype) == (array.shape, array.dtype)
    np.testing.assert_array_equal(back, array)


@given(
    st.recursive(PLAIN, lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text(), inner))
)
def test_plain_values_come_back(value: Any) -> None:
    assert repr(through(value)) == repr(value)  # nan is nan


@pytest.mark.parametrize("value", [Dataset([1, 2], [1]), Objective([[0], [1]]), Objective(), Bowl(1.0, 2.0)])
def test_what_the_check_hands_out_comes_back(value: Any) -> None:
    assert through(value) == value


@pytest.mark.parametrize(
    ("value", "type"),
    [
        ({1}, "set"),
        (print, "builtin_function_or_method"),
        (1j, "complex"),
        (np.array(["a"]), "array of <U1, shape (1,)"),
        (np.zeros(LARGEST + 1), f"array of float64, shape ({LARGEST + 1},)"),
    ],
)
def test_anything_else_is_told_by_its_type(value: Any, type: str) -> None:
    assert through(value) == Foreign(type)


def test_a_class_that_borrows_a_name_is_foreign() -> None:
    class Bowl:
        pass

    assert through(Bowl()) == Foreign("Bowl")


def test_a_longer_float_comes_back_as_a_double() -> None:
    assert through(np.longdouble(0.5)).dtype == np.float64


def test_a_tensor_is_converted_without_its_gradient_and_what_cannot_be_is_told() -> None:
    class Tensor:
        def __array__(self, *_: Any, **__: Any) -> Any:
            raise RuntimeError("call detach first")

    class Graph(Tensor):
        def detach(self) -> Any:
            return np.ones(2)

    assert through(Graph()).tolist() == [1.0, 1.0]
    assert through([Tensor()]) == [Foreign("Tensor that cannot be made an array")]


def test_a_list_that_holds_itself_comes_back_as_a_list() -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert isinstance(through(endless), list)
