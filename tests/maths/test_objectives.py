import numpy as np
import pytest
from claims.point import NEGATIVES, REPEATED, V_C, YHAT, O, U
from hypothesis import given
from hypothesis import strategies as st

from firth.errors import InvalidInput, WrongType
from firth.maths import (
    gradient_check,
    hierarchical_softmax,
    log_sigmoid,
    naive_softmax,
    negative_sampling,
    probability,
)

# A tree over four words: the root 0 splits {a} from {b, c, d}, node 1 {b} from {c, d}, node 2 c from d.
NODES = U[:3]
LEAVES = {"a": ([0], [0]), "b": ([0, 1], [1, 0]), "c": ([0, 1, 2], [1, 1, 0]), "d": ([0, 1, 2], [1, 1, 1])}
WEIGHTS = [0.5, 2.0, 0.0, 1.0, 3.5]

OBJECTIVES = {
    "softmax": lambda v, table: naive_softmax(v, O, table),
    "sampling": lambda v, table: negative_sampling(v, O, NEGATIVES, table),
    "repeated": lambda v, table: negative_sampling(v, O, REPEATED, table),
    "weighted": lambda v, table: negative_sampling(v, O, REPEATED, table, WEIGHTS),
    "target among the negatives": lambda v, table: negative_sampling(v, O, [1, O, O], table),
    "no negatives": lambda v, table: negative_sampling(v, O, [], table),
    "tree": lambda v, table: hierarchical_softmax(v, [0, 3, 5], [1, 0, 1], table),
    "path that returns": lambda v, table: hierarchical_softmax(v, [0, 2, 0], [1, 0, 0], table),
}
every_objective = pytest.mark.parametrize("objective", OBJECTIVES.values(), ids=OBJECTIVES.keys())
numbers = st.floats(-3, 3)


@every_objective
@pytest.mark.parametrize("scale", [0.0, 1.0, 3.0])  # u · v is 0, 2 and 6 for the target
def test_gradients(objective, scale) -> None:
    v = scale * V_C
    gradient_check(lambda v: objective(v, U)[:2], v, tolerance=1e-7)
    gradient_check(lambda table: objective(v, table)[::2], U, tolerance=1e-7)


@every_objective
def test_types_and_arguments_left_alone(objective) -> None:
    v, table = V_C.copy(), U.copy()
    loss, dv, dU = objective(v, table)
    assert isinstance(loss, float)
    assert (dv.shape, dU.shape) == (v.shape, table.shape)
    np.testing.assert_array_equal(v, V_C)
    np.testing.assert_array_equal(table, U)
    loss32, _, dU32 = objective(v.astype(np.float32), table.astype(np.float32))
    assert loss32 == pytest.approx(loss, abs=1e-5)
    assert dU32.dtype == np.float64


@every_objective
def test_stable_in_the_tails(objective) -> None:
    for v in (1e3 * V_C, -1e3 * V_C):
        loss, dv, dU = objective(v, U)
        assert np.isfinite([loss, *dv, *dU.ravel()]).all()
        assert loss >= 0


def test_at_a_dot_product_of_two_the_sign_shows() -> None:
    assert U[O] @ V_C == pytest.approx(2)
    _, _, dU = negative_sampling(V_C, O, NEGATIVES, U)
    np.testing.assert_allclose(dU[O], -0.1192029220221175 * V_C, rtol=1e-12)  # the wrong form: -0.881 v
    np.testing.assert_allclose(dU[1], 0.8807970779778824 * V_C, rtol=1e-12)
    assert not dU[[0, 3, 5]].any()


def test_probability_is_what_the_softmax_predicts() -> None:
    np.testing.assert_allclose(probability(V_C, U).sum(), 1, rtol=1e-15)
    losses = [naive_softmax(V_C, o, U)[0] for o in range(len(U))]
    np.testing.assert_allclose(np.exp(np.negative(losses)), probability(V_C, U), rtol=1e-13)
    np.testing.assert_array_equal(probability(V_C, U), YHAT)


@given(st.lists(numbers, min_size=4, max_size=4), st.lists(st.integers(0, 6), max_size=8))
def test_a_negative_counts_as_often_as_it_is_drawn(v, negatives) -> None:
    count = np.bincount(negatives, minlength=7)
    for drawn, counted in zip(
        negative_sampling(v, O, negatives, U), negative_sampling(v, O, range(7), U, count), strict=True
    ):
        np.testing.assert_allclose(drawn, counted, rtol=1e-12, atol=1e-12)


@given(st.lists(numbers, min_size=4, max_size=4))
def test_leaves_of_a_tree_are_a_distribution(v) -> None:
    losses = [hierarchical_softmax(v, path, code, NODES)[0] for path, code in LEAVES.values()]
    assert sum(np.exp(np.negative(losses))) == pytest.approx(1, rel=1e-13)


def test_a_tree_with_one_node_is_a_sigmoid() -> None:
    assert hierarchical_softmax(V_C, [1], [0], NODES)[0] == pytest.approx(-log_sigmoid(2.0), rel=1e-14)
    assert hierarchical_softmax(V_C, [1], [1], NODES)[0] == pytest.approx(-log_sigmoid(-2.0), rel=1e-14)


def test_a_tree_with_one_leaf_is_certain() -> None:
    loss, dv, dnodes = hierarchical_softmax(V_C, [], [], np.zeros((0, 4)))
    assert loss == 0
    assert not dv.any()
    assert dnodes.shape == (0, 4)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (
            lambda: naive_softmax(V_C, 7, U),
            InvalidInput,
            r"o must be a row of U \(at least 0, below 7\), got 7",
        ),
        (lambda: naive_softmax(V_C, -1, U), InvalidInput, "got -1"),
        (lambda: naive_softmax(V_C, 1.0, U), WrongType, "o must be an integer, got 1.0"),
        (lambda: naive_softmax(V_C[:3], O, U), InvalidInput, r"v_c must have shape \(4,\), as U has columns"),
        (lambda: naive_softmax(U, O, U), InvalidInput, r"v_c must have shape \(4,\)"),
        (lambda: probability(V_C, V_C), InvalidInput, r"U must have two axes \(rows are words\), got shape"),
        (lambda: negative_sampling(V_C, O, [1, 7], U), InvalidInput, "negatives must be a row of U .* got 7"),
        (
            lambda: negative_sampling(V_C, O, [-1, 1], U),
            InvalidInput,
            "negatives must be a row of U .* got -1",
        ),
        (lambda: negative_sampling(V_C, O, [[1]], U), InvalidInput, "negatives must be a flat list"),
        (lambda: negative_sampling(V_C, O, [0.5], U), WrongType, "negatives must hold integers"),
        (
            lambda: negative_sampling(V_C, O, [1, 4], U, [1.0]),
            InvalidInput,
            r"weights must have shape \(2,\), as there are negatives, got \(1,\)",
        ),
        (lambda: hierarchical_softmax(V_C, [3], [0], NODES), InvalidInput, "path must be a row of nodes"),
        (
            lambda: hierarchical_softmax(V_C, [0], [0, 1], NODES),
            InvalidInput,
            "code must have the shape of path",
        ),
        (lambda: hierarchical_softmax(V_C, [0], [-1], NODES), InvalidInput, r"0 and 1 only, got \[-1\]"),
    ],
)
def test_at_the_door(call, error, message) -> None:
    with pytest.raises(error, match=message):
        call()
