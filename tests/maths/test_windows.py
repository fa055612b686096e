import random

import numpy as np
import pytest
from claims.point import CENTRE, CONTEXT, OUTSIDE, REPEATED, REPEATING_CONTEXT, TARGET, U, V
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.maths import (
    cbow,
    context_windows,
    gradient_check,
    hierarchical_softmax,
    naive_softmax,
    negative_sampling,
    skip_gram,
)


def draws_negatives(v, o, table):
    return negative_sampling(v, o, [random.randrange(len(table)) for _ in range(5)], table)


def walks_a_tree(v, o, nodes):
    return hierarchical_softmax(v, [0, 1 + o % 2], [o % 2, o // 4], nodes)


OBJECTIVES = {
    "softmax": naive_softmax,
    "sampling": lambda v, o, table: negative_sampling(v, o, REPEATED, table),
    "drawing": draws_negatives,
    "tree": walks_a_tree,
}
every_objective = pytest.mark.parametrize("objective", OBJECTIVES.values(), ids=OBJECTIVES.keys())


@every_objective
def test_skip_gram_gradients(objective) -> None:
    gradient_check(lambda table: skip_gram(CENTRE, OUTSIDE, table, U, objective)[:2], V, tolerance=1e-7)
    gradient_check(lambda table: skip_gram(CENTRE, OUTSIDE, V, table, objective)[::2], U, tolerance=1e-7)


@every_objective
@pytest.mark.parametrize("combine", ["sum", "mean"])
@pytest.mark.parametrize("context", [CONTEXT, REPEATING_CONTEXT])
def test_cbow_gradients(objective, combine, context) -> None:
    in_v = gradient_check(
        lambda table: cbow(TARGET, context, table, U, objective, combine)[:2], V, tolerance=1e-7
    )
    gradient_check(lambda table: cbow(TARGET, context, V, table, objective, combine)[::2], U, tolerance=1e-7)
    assert in_v.analytic != 0


def recorder(calls):
    """An objective that remembers what it was asked."""

    def objective(v, o, table):
        calls.append((v.copy(), o))
        assert type(o) is int
        return 1.0, np.ones_like(v), np.full_like(table, len(calls))

    return objective


@pytest.mark.parametrize("outside", [OUTSIDE, tuple(OUTSIDE), np.array(OUTSIDE, dtype=np.int32)])
def test_skip_gram_asks_once_for_each_outside_word_in_order(outside) -> None:
    calls = []
    loss, dV, dU = skip_gram(CENTRE, outside, V, U, recorder(calls))
    assert [o for _, o in calls] == OUTSIDE  # 2 stands there twice
    assert all((v == V[CENTRE]).all() for v, _ in calls)
    assert loss == 4
    assert (dV[CENTRE] == 4).all()
    assert not np.delete(dV, CENTRE, axis=0).any()
    assert (dU == 1 + 2 + 3 + 4).all()


def test_skip_gram_with_nothing_outside() -> None:
    loss, dV, dU = skip_gram(CENTRE, [], V, U, naive_softmax)
    assert loss == 0
    assert not dV.any()
    assert dU.shape == U.shape


@pytest.mark.parametrize(("combine", "size"), [("sum", 1), ("mean", 4)])
def test_cbow_asks_once_with_the_combined_vector(combine, size) -> None:
    calls = []
    _, dV, _ = cbow(TARGET, REPEATING_CONTEXT, V, U, recorder(calls), combine)
    ((v, o),) = calls
    np.testing.assert_allclose(v, (3 * V[0] + V[5]) / size)
    assert o == TARGET
    np.testing.assert_allclose(dV[[0, 5, 1], 0], np.array([3, 1, 0]) / size)


def test_cbow_sums_unless_told() -> None:
    assert (
        cbow(TARGET, CONTEXT, V, U, naive_softmax)[0] == cbow(TARGET, CONTEXT, V, U, naive_softmax, "sum")[0]
    )


def test_context_windows() -> None:
    assert list(context_windows([5, 6, 7, 6], 2)) == [
        (5, [6, 7]),
        (6, [5, 7, 6]),
        (7, [5, 6, 6]),
        (6, [6, 7]),
    ]
    assert list(context_windows(["a", "b", "c"], 9)) == [
        ("a", ["b", "c"]),
        ("b", ["a", "c"]),
        ("c", ["a", "b"]),
    ]
    assert list(context_windows([], 1)) == []
    assert list(context_windows([4], 1)) == [(4, [])]


def test_windows_of_an_array_hold_python_integers() -> None:
    ((centre, outside), _) = context_windows(np.array([3, 4], dtype=np.int32), 1)
    assert (type(centre), type(outside[0])) == (int, int)


@given(st.lists(st.integers(0, 9), max_size=12), st.integers(1, 5))
def test_windows_are_symmetric(ids, window) -> None:
    pairs = [(centre, o) for centre, outside in context_windows(ids, window) for o in outside]
    assert sorted(pairs) == sorted((o, centre) for centre, o in pairs)
    distances = range(1, min(window, len(ids) - 1) + 1)
    assert len(pairs) == 2 * sum(len(ids) - distance for distance in distances)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: skip_gram(7, OUTSIDE, V, U, naive_softmax), InvalidInput, r"c must be a row of V .* got 7"),
        (lambda: skip_gram(0, [9], V, U, naive_softmax), InvalidInput, r"o must be a row of U .* got 9"),
        (lambda: skip_gram(0, [[1]], V, U, naive_softmax), InvalidInput, "outside must be a flat list"),
        (lambda: skip_gram(0, [0.5], V, U, naive_softmax), WrongType, "outside must hold integers"),
        (lambda: skip_gram(0, [1], V[0], U, naive_softmax), InvalidInput, "V must have two axes"),
        (lambda: cbow(0, [7], V, U, naive_softmax), InvalidInput, "context must be a row of V .* got 7"),
        (lambda: cbow(0, [], V, U, naive_softmax), InvalidInput, "context must hold at least one word"),
        (lambda: cbow(0, [1], V, U, naive_softmax, "max"), InvalidInput, "'sum' or 'mean', got 'max'"),
        (lambda: context_windows([1, 2], 0), InvalidInput, "window must be at least 1, got 0"),
        (lambda: context_windows([1, 2], 1.5), WrongType, "window must be an integer, got 1.5"),
        (lambda: context_windows(np.eye(2, dtype=int), 1), InvalidInput, r"ids must be flat, .* \(2, 2\)"),
    ],
)
def test_at_the_door(call, error, message) -> None:
    with pytest.raises(error, match=message):
        call()
