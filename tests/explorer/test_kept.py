from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from firth.explorer.kept import Kept


def test_threads_share_one_computation() -> None:
    kept, start, calls = Kept(), Barrier(4), []

    def compute() -> int:
        calls.append(1)
        return 42

    def get(_: int) -> int:
        start.wait()
        return kept.get("answer", compute)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(get, range(4))) == [42] * 4
    assert len(calls) == 1


def test_after_an_error_it_is_tried_again() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("answer", lambda: 1 // 0)
    assert kept.get("answer", lambda: 42) == 42
