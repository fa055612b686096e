"""A training put on disk so that it can go on to the same bits."""

from collections.abc import Mapping
from dataclasses import asdict
from os import PathLike
from typing import Any

from numpy.typing import NDArray

from firth.errors import InvalidInput, MissingFile
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
    path: str | PathLike[str], config: Mapping[str, Any]
) -> tuple[dict[str, NDArray[Any]], Run] | None:
    """Tables and place of an interrupted training, or None when there is none at `path`.

    Raises
    ------
    InvalidInput
        The checkpoint belongs to another corpus or other settings, or to a model that is finished.
    """
    try:
        _, tensors, saved = read_folder(path)
    except MissingFile:
        return None
    place = saved.get("checkpoint")
    if place is None:
        raise InvalidInput(f"{path} is a finished model, there is nothing to resume: name another folder")
    for part in ("settings", "corpus"):
        for name, value in config[part].items():
            if saved[part].get(name) != value and name != "workers":
                raise InvalidInput(
                    f"the checkpoint {path} was written with {name} = {saved[part].get(name)!r}, "
                    f"this training has {value!r}: use the same, or another checkpoint folder"
                )
    totals = Totals(float.fromhex(place["totals"]["loss"]), place["totals"]["pairs"])
    history = [float.fromhex(loss) for loss in place["loss_history"]]
    return tensors, Run(place["epoch"], place["tile"], totals, history)
