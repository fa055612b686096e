import copy
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from firth.errors import DamagedFile, InvalidInput
from firth.vectors import DTYPES, DType, WordVectors, load, write_folder
from firth.vectors.small import small
from firth.vectors.stored import Stored

SMALL: list[DType] = ["float16", "int8"]
numbers = st.floats(-65504, 65504, width=32)


@given(arrays.arrays(np.float32, st.tuples(st.integers(0, 9), st.integers(1, 40)), elements=numbers))
def test_every_number_is_the_nearest(table: np.ndarray) -> None:
    halves = small(Stored(table.copy()), "float16")
    np.testing.assert_array_equal(halves.numbers, table.astype(np.float16))
    integers = small(Stored(table.copy()), "int8")
    assert integers.scales is not None
    error = np.abs(integers.rows(slice(None)) - table.astype(np.float64))
    assert (error <= 0.501 * integers.scales[:, None]).all()
    seen = np.abs(integers.numbers.astype(int)).max(axis=1, initial=0)
    largest = np.abs(table).max(axis=1, initial=0)
    assert ((seen == 127) | (largest < 1e-30)).all()
    # scale times integer is a float32 without rounding
    exact = integers.numbers * integers.scales.astype(np.float64)[:, None]
    np.testing.assert_array_equal(integers.rows(slice(None)), exact)


@pytest.mark.parametrize("dtype", SMALL)
def test_answers_are_those_of_the_vectors_that_are_looked_up(many: WordVectors, dtype: DType) -> None:
    words = many.quantized(dtype)
    assert (words.dtype, words.vectors.dtype) == (dtype, np.float32)
    again = WordVectors(words.index_to_key, words.vectors)
    asked = words.index_to_key[:40]
    found, expected = words.search(asked), again.search(asked)
    assert found.keys == expected.keys
    np.testing.assert_allclose(found.similarities, expected.similarities, atol=1e-14)
    for method in ("3cosadd", "3cosmul"):
        pairs = zip(
            words.analogy("w1", "w2", "w3", method),  # type: ignore[arg-type]
            again.analogy("w1", "w2", "w3", method),  # type: ignore[arg-type]
            strict=True,
        )
        for one, other in pairs:
            assert one == (other[0], pytest.approx(other[1], rel=1e-12))
    assert words.similarity("w1", "w2") == again.similarity("w1", "w2")
    np.testing.assert_array_equal(words[["w5", "w6"]], again[["w5", "w6"]])
    np.testing.assert_array_equal(words.get("w5"), again["w5"])
    np.testing.assert_array_equal(words.unit, again.unit)


@pytest.mark.parametrize("dtype", SMALL)
def test_saved_and_loaded_as_they_are(royals: WordVectors, dtype: DType, tmp_path: Path) -> None:
    words = royals.quantized(dtype)
    words.save(tmp_path / "model")
    again = load(tmp_path / "model")
    assert (again.dtype, again.index_to_key, again.info) == (dtype, royals.index_to_key, royals.info)
    np.testing.assert_array_equal(again.stored.numbers, words.stored.numbers)
    np.testing.assert_array_equal(again.vectors, words.vectors)
    np.testing.assert_array_equal(again.counts, royals.counts)
    assert again.most_similar("king") == words.most_similar("king")
    assert load(tmp_path / "model", limit=2).dtype == dtype
    assert again.output is None


@pytest.mark.parametrize("dtype", SMALL)
def test_views_and_copies_keep_the_type(royals: WordVectors, dtype: DType) -> None:
    words = royals.quantized(dtype)
    for other in (words[1:4], words[::-1], words.head(3), copy.deepcopy(words), words.table("input")):
        assert other.dtype == dtype
        np.testing.assert_array_equal(other["queen"], words["queen"])
    again = pickle.loads(pickle.dumps(words))
    np.testing.assert_array_equal(again.stored.numbers, words.stored.numbers)
    assert not again.stored.numbers.flags.writeable
    assert words.normalized().dtype == words.quantized("float32").dtype == "float32"


def test_bytes(many: WordVectors) -> None:
    assert [many.quantized(dtype).stored.nbytes for dtype in DTYPES] == [160000, 80000, 48000]
    assert many.quantized("float32").vectors is many.vectors


def test_what_is_refused(many: WordVectors) -> None:
    with pytest.raises(InvalidInput, match="dtype must be one of float32, float16, int8, got 'int4'"):
        many.quantized("int4")  # type: ignore[arg-type]
    large = WordVectors(["a"], [[1e5, 0]])
    with pytest.raises(InvalidInput, match="float16 holds numbers up to 65,504, the vectors go to 100000"):
        large.quantized("float16")


@pytest.mark.parametrize(
    ("scales", "sentence"),
    [
        (None, "int8 need 2 scales"),
        ([1.0], "int8 need 2 scales"),
        ([1.0, np.nan], "finite and above 0"),
        ([0.0, 1], "finite"),
    ],
)
def test_damaged_scales(scales: list[float] | None, sentence: str, tmp_path: Path) -> None:
    tensors = {"input": np.ones((2, 3), np.int8)}
    if scales is not None:
        tensors["scales"] = np.array(scales, np.float32)
    write_folder(tmp_path / "model", keys=["a", "b"], tensors=tensors, config={})
    with pytest.raises(DamagedFile, match=sentence):
        load(tmp_path / "model")


def test_halves_that_are_not_finite(tmp_path: Path) -> None:
    """A folder is opened without reading its table; the first search does."""
    table = np.array([[1, 2], [np.inf, 0]], np.float16)
    write_folder(tmp_path / "model", keys=["a", "b"], tensors={"input": table}, config={})
    with pytest.raises(DamagedFile, match="row 1 holds nan or inf"):
        load(tmp_path / "model").most_similar("a")
