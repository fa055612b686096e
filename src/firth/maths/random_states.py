"""The state of Python's `random` and of NumPy's legacy `np.random`, as plain data that JSON can hold."""

import random
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np

RandomStates: TypeAlias = dict[str, Any]
OfPython: TypeAlias = random.Random | ModuleType  # the modules stand for their global streams
OfNumPy: TypeAlias = np.random.RandomState | ModuleType


def capture_random_states(python: OfPython = random, numpy: OfNumPy = np.random) -> RandomStates:
    """Take down where two streams stand.

    Parameters
    ----------
    python : random.Random, optional
    numpy : numpy.random.RandomState, optional
        By default the global streams.

    Returns
    -------
    dict
        Strings, numbers and lists only.

    Examples
    --------
    >>> states = capture_random_states()
    >>> first = random.random()
    >>> restore_random_states(states)
    >>> first == random.random()
    True
    """
    version, internal, gauss_next = python.getstate()
    of_numpy = numpy.get_state(legacy=False)
    of_numpy["state"] = {
        name: value.tolist() if isinstance(value, np.ndarray) else value
        for name, value in of_numpy["state"].items()
    }
    return {"python": [version, list(internal), gauss_next], "numpy": of_numpy}


def restore_random_states(
    states: RandomStates, python: OfPython = random, numpy: OfNumPy = np.random
) -> None:
    """Set two streams back to where `capture_random_states` found them.

    Parameters
    ----------
    states : dict
        What `capture_random_states` returned, also after a way through JSON.
    python : random.Random, optional
    numpy : numpy.random.RandomState, optional
        By default the global streams.

    Examples
    --------
    >>> states = capture_random_states()
    >>> first = np.random.random()
    >>> restore_random_states(states)
    >>> bool(first == np.random.random())
    True
    """
    version, internal, gauss_next = states["python"]
    python.setstate((version, tuple(internal), gauss_next))
    numpy.set_state(states["numpy"])
