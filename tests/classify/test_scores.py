"""Accuracies, intervals and comparisons, beside SciPy's and beside counting."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firth.classify.scores import accuracy, compare, confusion
from firth.errors import InvalidInput


def answers(right, total):
    return np.zeros(total, int), (np.arange(total) >= right).astype(int)


@given(st.integers(0, 400), st.integers(1, 400))
def test_interval_is_that_of_scipy(right, more):
    stats = pytest.importorskip("scipy.stats")
    found = accuracy(*answers(right, right + more))
    low, high = stats.binomtest(right, right + more).proportion_ci(0.95, "wilson")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)
    assert found.low <= found.share <= found.high


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 20))
def test_comparison_is_scipys_test_of_a_coin(b, c, both):
    stats = pytest.importorskip("scipy.stats")
    gold = np.zeros(b + c + both, int)
    first = np.repeat([0, 1, 0], [b, c, both])
    second = np.repeat([1, 0, 0], [b, c, both])
    found = compare(gold, first, second)
    assert (found.first_alone, found.second_alone) == (b, c)
    assert found.p == pytest.approx(stats.binomtest(b, b + c).pvalue if b + c else 1.0, rel=1e-9)


def test_rows_are_classes_and_columns_answers():
    gold, predicted = np.random.default_rng(0).integers(4, size=(2, 100))
    counts = np.zeros((4, 4), int)
    for a, b in zip(gold, predicted, strict=True):
        counts[a, b] += 1
    assert (confusion(gold, predicted, 4) == counts).all()


def test_an_accuracy_is_written_with_its_interval():
    assert str(accuracy(*answers(300, 1101))) == "27.2 % (24.7 to 30.0)"


@pytest.mark.parametrize(
    ("gold", "predicted", "sentence"),
    [
        ([0, 1], [0], "one answer an example"),
        ([], [], "at least one example"),
        ([0, 3], [0, 1], "below 3, got 3"),
    ],
)
def test_what_cannot_be_counted_is_refused(gold, predicted, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        confusion(gold, predicted, 3)
