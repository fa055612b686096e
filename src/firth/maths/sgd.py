"""Stochastic gradient descent that can be stopped and taken up again without changing a bit."""

import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.maths._door import Floats, floats, integer, positive
from firth.maths.random_states import RandomStates, capture_random_states, restore_random_states

Settings: TypeAlias = dict[str, float | int | None]


def sgd(
    loss_and_gradient: Callable[[Floats], tuple[float, ArrayLike]],
    x: ArrayLike,
    step: float,
    iterations: int,
    anneal_every: int | None = None,
    callback: Callable[[int, float, Floats], object] | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    checkpoint_every: int = 5000,
) -> Floats:
    """Walk down the gradient.

    x ← x - η_i ∂J/∂x in iteration i = 1, 2, ..., with η_i = step / 2^⌊(i - 1) / anneal_every⌋: the step is
    halved after the update of each anneal_every-th iteration.
    Robbins and Monro, A stochastic approximation method, 1951; Bishop, Pattern Recognition and Machine
    Learning, 2006, equation (5.43).

    Parameters
    ----------
    loss_and_gradient : callable, x -> (loss, gradient)
        The gradient of the shape of x. It may draw from Python's `random` and NumPy's `np.random`: both
        states are kept in the checkpoint. The state of a generator of its own is not.
    x : array of real numbers, any shape
        Where to start; it is not changed.
    step : float, above 0
    iterations : int, at least 0
        In all, those before a resume included.
    anneal_every : int, at least 1, optional
    callback : callable, (iteration, loss, x), optional
        Called after each update with the number of the iteration (from 1), the loss before the update and x
        after it.
    checkpoint : path, optional
        A file that is there is resumed from, and x is then not used. It is written at the start, every
        checkpoint_every iterations and at the end; a new one takes the old one's place in one move.
    checkpoint_every : int, at least 1

    Returns
    -------
    float64 array, shape of x

    Raises
    ------
    InvalidInput
        If a setting is out of range, the gradient does not have the shape of x, or the checkpoint comes from
        other settings or from a later iteration.
    MissingFile
        If the folder of the checkpoint is not there.
    DamagedFile
        If the checkpoint cannot be read.

    Examples
    --------
    >>> sgd(lambda x: (float(x @ x), 2 * x), [1.0, -2.0], step=0.25, iterations=3)
    array([ 0.125, -0.25 ])
    """
    x = floats(x, "x").copy()
    step, iterations = positive(step, "step"), integer(iterations, "iterations", at_least=0)
    if anneal_every is not None:
        anneal_every = integer(anneal_every, "anneal_every", at_least=1)
    every = integer(checkpoint_every, "checkpoint_every", at_least=1)
    settings: Settings = {"step": step, "anneal_every": anneal_every}
    done, path = 0, None if checkpoint is None else _door(Path(checkpoint))
    if path is not None and path.exists():
        done, x = _resume(path, settings, x.shape, iterations)
    elif path is not None:
        _save(path, x, 0, settings)

    for i in range(done + 1, iterations + 1):
        loss, gradient = loss_and_gradient(x)
        gradient = floats(gradient, "the gradient")
        if gradient.shape != x.shape:
            raise InvalidInput(f"the gradient must have the shape of x, {x.shape}, got {gradient.shape}")
        halvings = 0 if anneal_every is None else (i - 1) // anneal_every
        x = np.asarray(x - step * 0.5**halvings * gradient)  # NumPy makes a scalar of an array without axes
        if callback is not None:
            callback(i, float(loss), x)
        if path is not None and (i % every == 0 or i == iterations):
            _save(path, x, i, settings)
    return x


def _door(path: Path) -> Path:
    """A path that a checkpoint can be written to."""
    if path.is_dir():
        raise InvalidInput(f"checkpoint must be a file, got the folder {path}")
    if not path.parent.is_dir():
        raise MissingFile(f"the folder of the checkpoint is not there: {path.parent}")
    return path


def _save(path: Path, x: Floats, iteration: int, settings: Settings) -> None:
    """Write beside, then rename: a crash leaves the old checkpoint or the new one."""
    state = {"iteration": iteration, "settings": settings, "random": capture_random_states()}
    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(file, x=x, state=np.array(json.dumps(state)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _resume(path: Path, settings: Settings, shape: tuple[int, ...], iterations: int) -> tuple[int, Floats]:
    """The iteration and x of a checkpoint of this very run, with the random states set as they were."""
    x, done, written, states = _load(path)
    if (written, x.shape) != (settings, shape):
        raise InvalidInput(
            f"{path} is a checkpoint of a run with x of shape {x.shape} and {written}, not of shape {shape} "
            f"and {settings}: give the settings it was made with, or another path"
        )
    if done > iterations:
        raise InvalidInput(f"iterations must be at least {done}, where {path} stands, got {iterations}")
    restore_random_states(states)
    return done, x


def _load(path: Path) -> tuple[Floats, int, Settings, RandomStates]:
    """What `_save` wrote."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            state = json.loads(str(arrays["state"]))
            x = arrays["x"].astype(np.float64, casting="no", copy=False)
        return x, int(state["iteration"]), state["settings"], state["random"]
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile):
        raise DamagedFile(
            f"{path} is not a checkpoint of sgd, or is damaged: delete it to start over"
        ) from None
