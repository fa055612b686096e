"""Puts this folder on the path, so that its tests and the documentation import the same `claims`."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# How long an example takes is up to what else the machine does; it says nothing about the mathematics.
settings.register_profile("maths", deadline=None)
settings.load_profile("maths")
