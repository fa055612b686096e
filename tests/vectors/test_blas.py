"""BLAS on one thread inside, and as it was outside."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from firth.classify import softmax_regression
from firth.vectors import blas
from firth.vectors.blas import one_thread


def threads():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


@pytest.fixture
def several():
    """Two threads to begin with; skips where NumPy's BLAS is one that cannot be told."""
    blas._pools.cache_clear()  # other tests may have loaded SciPy since, with a BLAS of its own
    with threadpool_limits(2, user_api="blas"):
        if threads() != {2}:
            pytest.skip("this BLAS does not say how many threads it uses")
        yield


@pytest.mark.usefixtures("several")
def test_one_thread_inside_and_as_before_outside():
    with one_thread():
        assert threads() == {1}
        with one_thread():
            assert threads() == {1}
        assert threads() == {1}
    assert threads() == {2}


@pytest.mark.usefixtures("several")
def test_an_error_inside_leaves_it_as_before():
    with pytest.raises(KeyError), one_thread():
        raise KeyError
    assert threads() == {2}


def test_threads_take_turns_and_leave_it_as_before():
    before, seen = threads(), []

    def work(_):
        with one_thread():
            seen.append(threads())
            return softmax_regression(X, np.arange(500) % 3, 1.0).coefficients.tobytes()

    X = np.random.default_rng(0).normal(size=(500, 40))
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(8)))) == 1
    assert all(inside in ({1}, set()) for inside in seen)
    assert threads() == before
