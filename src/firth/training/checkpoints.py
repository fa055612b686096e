"""A training put on disk so that it can go on to the same bits."""

import operator
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from os import PathLike
from typing import Any

from numpy.typing import NDArray

from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.kernels import Totals
from firth.training.schedule import Run
from firth.vectors import read_folder, write_folder

SECONDS = 60.0  # between two checkpoints


def write_checkpoint(
    path: str | PathLike[str],
    *,
    keys: list[Any],
    tensors: Mapping[str, NDArray[Any]],
    config: Mapping[str, Any],
    run: Run,
) -> None:
    """Write a model folder that also says where its training stands."""
    # floats are written as hexadecimal, which holds every bit
    totals = {"loss": run.totals.loss.hex(), "pairs": run.totals.pairs}
    history = [loss.hex() for loss in run.loss_history]
    place = asdict(run) | {"totals": totals, "loss_history": history}
    write_folder(path, keys=keys, tensors=tensors, config={**config, "checkpoint": place})


def read_checkpoint(
    path: str | PathLike[str], config: Mapping[str, Any], tables: Sequence[str]
) -> tuple[dict[str, NDArray[Any]], Run] | None:
    """Tables and place of an interrupted training, or None when there is none at `path`.

    Raises
    ------
    InvalidInput
        The checkpoint belongs to another corpus or other settings, or to a model that is finished.
    DamagedFile
        It is not what `write_checkpoint` writes.
    """
    try:
        _, tensors, saved = read_folder(path)
    except MissingFile:
        return None
    if "checkpoint" not in saved:
        raise InvalidInput(f"{path} is a finished model, there is nothing to resume: name another folder")
    try:
        run = _run(saved["checkpoint"])
        parts = [(dict(saved[part]), config[part]) for part in ("settings", "corpus")]
        tensors = {name: tensors[name] for name in tables}
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"{path} is not a checkpoint that this firth writes: {error}") from error
    for before, now in parts:
        for name, value in now.items():
            if before.get(name) != value and name != "workers":
                raise InvalidInput(
                    f"the checkpoint {path} was written with {name} = {before.get(name)!r}, "
                    f"this training has {value!r}: use the same, or another checkpoint folder"
                )
    return tensors, run


def _run(place: Mapping[str, Any]) -> Run:
    """Where the training stood."""
    epoch, tile, pairs = (
        operator.index(n) for n in (place["epoch"], place["tile"], place["totals"]["pairs"])
    )
    history = [float.fromhex(loss) for loss in place["loss_history"]]
    if tile < 0 or epoch != len(history):
        raise ValueError(f"epoch {epoch}, tile {tile} and {len(history)} losses do not fit together")
    return Run(epoch, tile, Totals(float.fromhex(place["totals"]["loss"]), pairs), history)
