import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from firth.evaluation.soundness.damage import damage, repeats
from firth.vectors import Stored, WordVectors


def kinds(rows: npt.ArrayLike) -> list[list[int]]:
    return [found.tolist() for found in damage(Stored(np.array(rows, np.float32)))]


def test_every_row_is_of_the_first_kind_that_fits() -> None:
    bad = [[np.nan, 0, 0], [0, -np.inf, 1], [0, 0, 0], [2, 2, 2]]
    assert kinds([[1, 2, 3], *bad, [0.1, -0.1, 0.16], [0.1, 0.1, 0.17]]) == [[1, 2], [3], [4], [5]]


def test_a_row_of_two_equal_numbers_may_have_been_learnt() -> None:
    assert kinds([[2, 2], [3, 4]]) == [[], [], [], []]


def test_the_start_of_word2vec_is_seen_and_a_trained_row_is_not() -> None:
    rng = np.random.default_rng(1)
    start = (rng.random((500, 40)) - 0.5) / 40
    assert len(kinds(start)[3]) == 500
    assert kinds(start * 3)[3] == []
    half = np.concatenate([start[:400], start[400:] * 30])
    assert kinds(half)[3] == [*range(400)]
    few = np.concatenate([start[:30] / 5, start[30:] * 30])  # where most have left, what is smaller has not
    assert kinds(few)[3] == [*range(30)]


@pytest.mark.parametrize("scale", [0.002, 1e-6])
def test_sound_vectors_that_were_made_small_are_not_dead(scale: float) -> None:
    rows = np.random.default_rng(1).normal(size=(500, 40)) * np.linspace(2, 0.2, 40)
    assert kinds(rows * scale)[3] == []


def test_some_columns_of_an_orthogonal_matrix_are_not_dead() -> None:
    rows, _ = np.linalg.qr(np.random.default_rng(1).standard_normal((20_000, 20)))
    assert (np.abs(rows).max(axis=1) <= 0.5 / 20).sum() > 10_000
    assert kinds(rows)[3] == []


@pytest.mark.parametrize("dtype", ["float16", "int8"])
def test_small_tables_are_read_too(dtype: str) -> None:
    words = WordVectors([*"abc"], [[1, 2, 3], [0, 0, 0], [1, 2, 3]]).quantized(dtype)  # type: ignore[arg-type]
    assert damage(words.stored).zero.tolist() == [1]
    assert repeats(words.stored) == [[0, 2]]


SHAPES = st.tuples(st.integers(0, 40), st.integers(1, 3))
NUMBERS = st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.5])


@given(arrays.arrays(np.float32, SHAPES, elements=NUMBERS))
def test_repeats_are_those_of_a_search_for_pairs(rows: npt.NDArray[np.float32]) -> None:
    slow: list[list[int]] = []
    for row in range(len(rows)):
        home = next((group for group in slow if _along(rows[group[0]], rows[row])), None)
        slow.append([row]) if home is None else home.append(row)
    groups = sorted((group for group in slow if len(group) > 1), key=lambda group: (-len(group), group))
    assert repeats(Stored(rows.copy())) == groups


def _along(a: npt.NDArray[np.float32], b: npt.NDArray[np.float32]) -> bool:
    """Whether one is the other times a number above 0."""
    if not a.any() or not b.any():
        return a.any() == b.any()
    return bool(np.allclose(a * np.linalg.norm(b), b * np.linalg.norm(a), rtol=0, atol=1e-5))


def test_multiples_of_a_row_are_found_however_they_were_rounded() -> None:
    rng = np.random.default_rng(1)
    row = rng.normal(size=100).astype(np.float32)
    multiples = rng.uniform(0.1, 9, (2000, 1)).astype(np.float32) * row
    groups = repeats(
        Stored(np.concatenate([multiples, -row[None], rng.normal(size=(50, 100))]).astype(np.float32))
    )
    assert {row for group in groups for row in group} == {*range(2000)}
    assert len(groups) < 20  # a number between two steps may fall to either


def test_rows_that_share_a_hash_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = "firth.evaluation.soundness.damage._hashes"
    monkeypatch.setattr(alike, lambda block: np.zeros(len(block), np.uint64))
    assert repeats(Stored(np.array([[1, 2], [3, 4], [1, 2], [5, 6]], np.float32))) == [[0, 2]]
