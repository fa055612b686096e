"""Results that are computed once, also where several threads ask for them at the same time."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

Result = TypeVar("Result")


class Kept:
    """Results by name.

    Examples
    --------
    >>> kept = Kept()
    >>> kept.get("answer", lambda: 42), kept.get("answer", lambda: 43)
    (42, 42)
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._results: dict[Hashable, Future[Any]] = {}

    def get(self, name: Hashable, compute: Callable[[], Result]) -> Result:
        """The result of that name; who asks first computes it, and others wait."""
        with self._lock:
            first = name not in self._results
            future: Future[Result] = self._results.setdefault(name, Future())
        if first:
            try:
                future.set_result(compute())
            except BaseException as error:
                with self._lock:
                    del self._results[name]  # who asks later tries again
                future.set_exception(error)
        return future.result()
