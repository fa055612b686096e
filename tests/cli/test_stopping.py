"""SIGTERM as Ctrl-C."""

import signal
import subprocess
import sys

import pytest

from firth.cli.stopping import terminated_politely


def test_sigterm_is_ctrl_c_inside_and_what_it_was_outside() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), terminated_politely():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(sys.platform == "win32", reason="there SIGTERM is an exit code")
def test_where_ctrl_c_is_ignored_sigterm_still_ends_the_process() -> None:
    program = """
import signal
from firth.cli.stopping import terminated_politely
signal.signal(signal.SIGINT, signal.SIG_IGN)
with terminated_politely():
    signal.raise_signal(signal.SIGTERM)
"""
    assert subprocess.run([sys.executable, "-c", program]).returncode == -signal.SIGTERM
