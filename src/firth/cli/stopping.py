"""A polite end for those who cannot press Ctrl-C: batch systems and `kill` send SIGTERM."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def terminated_politely() -> Iterator[None]:
    """Inside, SIGTERM does what Ctrl-C does; where Ctrl-C is ignored it ends the process, as ever."""
    if threading.current_thread() is not threading.main_thread():  # signals belong to the main thread
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
            signal.raise_signal(signal.SIGINT)
        else:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.raise_signal(signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
