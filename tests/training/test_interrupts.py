import signal
import threading

import pytest

from firth.training.interrupts import polite_interrupts


def test_the_first_is_a_wish_the_second_an_exception():
    before = signal.getsignal(signal.SIGINT)
    with polite_interrupts() as interrupt:
        assert not interrupt
        signal.raise_signal(signal.SIGINT)
        assert interrupt
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_program_that_ignores_them_still_does():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with polite_interrupts() as interrupt:
            signal.raise_signal(signal.SIGINT)
        assert not interrupt
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_other_threads_leave_signals_alone():
    before, seen = signal.getsignal(signal.SIGINT), []

    def inside():
        with polite_interrupts() as interrupt:
            seen.append((bool(interrupt), signal.getsignal(signal.SIGINT)))

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert seen == [(False, before)]
