"""Pairs that training goes through, and the arithmetic that they take."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from firth.kernels import Totals, native


class Counter:
    """Pairs trained so far."""

    pairs = 0


@contextmanager
def counted_pairs() -> Iterator[Counter]:
    """Count the pairs of all training inside the block: the kernels tell them, the callbacks do not."""
    counter, train = Counter(), native.train

    def counting(*given: Any, **named: Any) -> Totals:
        totals = train(*given, **named)
        before = next(one for one in (*given, *named.values()) if isinstance(one, Totals))
        counter.pairs += totals.pairs - before.pairs
        return totals

    with patch.object(native, "train", counting):
        yield counter


def operations(vector_size: int, negative: int) -> int:
    """Floating-point operations of a pair with negative sampling: 36 d with 5 negatives.

    Its target and each negative take a dot product and an addition to either vector, 2 d operations each.
    """
    return 6 * vector_size * (1 + negative)
