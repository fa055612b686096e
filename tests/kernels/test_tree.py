import heapq

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth import maths
from firth.kernels import Tree

falling = st.lists(st.integers(1, 10_000), min_size=1, max_size=60).map(lambda c: sorted(c, reverse=True))


def cost_by_heap(counts):
    """Length of the shortest code, by the textbook's heap."""
    heap, cost = list(counts), 0
    heapq.heapify(heap)
    while len(heap) > 1:
        merged = heapq.heappop(heap) + heapq.heappop(heap)
        cost += merged
        heapq.heappush(heap, merged)
    return cost


@given(falling)
def test_code_is_as_short_as_huffmans(counts):
    tree = Tree.of(np.array(counts))
    assert np.diff(tree.offsets) @ counts == cost_by_heap(counts)
    assert tree.depth == max(np.diff(tree.offsets))


@given(st.lists(st.integers(1, 50), min_size=1, max_size=60))
def test_counts_may_come_in_any_order(counts):
    order = np.argsort(-np.array(counts), kind="stable")
    tree, falling = Tree.of(np.array(counts)), Tree.of(np.array(counts)[order])
    for i, word in enumerate(order):
        for mine, theirs in zip(tree.path(word), falling.path(i), strict=True):
            assert mine.tolist() == theirs.tolist()


@given(falling)
def test_paths_start_at_the_root_and_no_code_begins_another(counts):
    tree = Tree.of(np.array(counts))
    codes = ["".join(map(str, tree.path(w)[1])) for w in range(len(counts))]
    assert len(set(codes)) == len(counts)
    assert not any(a != b and b.startswith(a) for a in codes for b in codes)
    if len(counts) > 1:
        assert {int(tree.path(w)[0][0]) for w in range(len(counts))} == {len(counts) - 2}
        assert sorted(set(tree.nodes.tolist())) == list(range(len(counts) - 1))


def test_probabilities_of_the_leaves_sum_to_one():
    random = np.random.default_rng(0)
    tree = Tree.of(np.sort(random.integers(1, 100, 12))[::-1])
    nodes, v = random.normal(size=(11, 4)), random.normal(size=4)
    losses = [maths.hierarchical_softmax(v, *tree.path(w), nodes)[0] for w in range(12)]
    assert np.exp(-np.array(losses)).sum() == pytest.approx(1, abs=1e-12)
