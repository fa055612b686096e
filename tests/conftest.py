"""Fixtures shared by every room's tests."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# how long an example takes is up to what else the machine does
settings.register_profile("firth", deadline=None)
settings.load_profile("firth")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as background jobs of a shell have it
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real data for measuring; tests that need it skip where it is not there."""
    folder = Path(os.environ.get("FIRTH_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real data not found at {folder}: set FIRTH_DATA to its folder")
    return folder
