"""The state of Python's `random` and of NumPy's legacy `np.random`, as plain data that JSON can hold."""

import random
from typing import Any, TypeAlias

import numpy as np

RandomStates: TypeAlias = dict[str, Any]


def capture_random_states() -> RandomStates:
    """Take down where both global streams stand.

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
    version, internal, gauss_next = random.getstate()
    of_numpy = np.random.get_state(legacy=False)  # noqa: NPY002
    of_numpy["state"] = {
        name: value.tolist() if isinstance(value, np.ndarray) else value
        for name, value in of_numpy["state"].items()
    }
    return {"python": [version, list(internal), gauss_next], "numpy": of_numpy}


def restore_random_states(states: RandomStates) -> None:
    """Set both global streams back to where `capture_random_states` found them.

    Parameters
    ----------
    states : dict
        What `capture_random_states` returned, also after a way through JSON.

    Examples
    --------
    >>> states = capture_random_states()
    >>> first = np.random.random()
    >>> restore_random_states(states)
    >>> bool(first == np.random.random())
    True
    """
    version, internal, gauss_next = states["python"]
    random.setstate((version, tuple(internal), gauss_next))
    np.random.set_state(states["numpy"])  # noqa: NPY002
