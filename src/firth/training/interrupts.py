"""Ctrl-C as a wish instead of an explosion."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupt:
    """Becomes true at the first Ctrl-C."""

    def __init__(self) -> None:
        self._asked = False

    def __bool__(self) -> bool:
        return self._asked

    def ask(self) -> None:
        """Note the wish to stop."""
        self._asked = True


@contextmanager
def polite_interrupts() -> Iterator[Interrupt]:
    """Inside, the first Ctrl-C is noted and the second raises KeyboardInterrupt as usual.

    Signals can be handled in the main thread only; elsewhere Ctrl-C stays as it is.
    """
    interrupt = Interrupt()
    if threading.current_thread() is not threading.main_thread():
        yield interrupt
        return
    before = signal.getsignal(signal.SIGINT)
    if before is None or before == signal.SIG_IGN:  # not ours to change
        yield interrupt
        return

    def handle(number: int, frame: FrameType | None) -> None:
        interrupt.ask()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, handle)
    try:
        yield interrupt
    finally:
        signal.signal(signal.SIGINT, before)
