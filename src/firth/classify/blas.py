"""Matrix products that are the same to the last bit, however many threads BLAS may use."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

_alone = RLock()


@contextmanager
def one_thread() -> Iterator[None]:
    """Inside, BLAS computes on one thread: where it cuts a product into parts depends on their number.

    The setting belongs to the process, so threads of the caller take turns.
    """
    with _alone, _pools().limit(limits=1, user_api="blas"):
        yield


@cache
def _pools() -> Any:
    """The libraries with threads that this process has loaded; looking for them takes milliseconds."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
