"""Training steps: arrays and numbers in, tables changed in place. A kernel does not know what a word is.

``reference`` is the slow one that is obviously right, ``native`` the fast one; both have the same functions.
"""

from firth.kernels.draws import keep_thresholds
from firth.kernels.noise import Noise
from firth.kernels.plan import Architecture, Objective, Plan, Stretch, Totals
from firth.kernels.tables import Tables, initial_tables, padded
from firth.kernels.tree import Tree

__all__ = [
    "Architecture",
    "Noise",
    "Objective",
    "Plan",
    "Stretch",
    "Tables",
    "Totals",
    "Tree",
    "initial_tables",
    "keep_thresholds",
    "padded",
]
