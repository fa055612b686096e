"""A training put on disk so that it can go on to the same bits."""

import operator
from collections.abc import Mapping
from dataclasses import asdict
from os import PathLike
from typing import Any

from numpy.typing import NDArray

from firth import __version__
from firth.errors import DamagedFile, InvalidInput, MissingFile
from firth.kernels import Tables, Totals, native
from firth.text import Vocabulary
from firth.training.schedule import Run
from firth.training.trained import table_names
from firth.vectors import read_config, read_folder, write_folder

_FREE = ("workers", "max_hours")  # settings that no bit depends on
_HISTORIES = ("loss_history", "validation_loss_history")


def write_checkpoint(
    path: str | PathLike[str],
    *,
    vocabulary: Vocabulary,
    tables: Tables,
    description: Mapping[str, Any],
    run: Run,
) -> None:
    """Write a model folder that also says where its training stands."""
    totals = {name: _exact(value) for name, value in run.totals._asdict().items()}
    histories = {name: [_exact(loss) for loss in getattr(run, name)] for name in _HISTORIES}
    place = asdict(run) | histories | {"totals": totals, "made_by": _made_by()}
    tensors = dict(zip(table_names(description["settings"]), tables.views(), strict=True))
    tensors |= {name: array for name, array in _more(tables).items() if array is not None}
    write_folder(
        path,
        keys=vocabulary.index_to_key,
        tensors={**tensors, "counts": vocabulary.counts},
        config={**description, "checkpoint": place},
    )


def refuse_unfinished(path: str | PathLike[str]) -> None:
    """Refuse to write over a training that somebody may want to go on with.

    Raises
    ------
    InvalidInput
    """
    saved = read_config(path)
    if saved is not None and "checkpoint" in saved:
        raise InvalidInput(
            f"{path} holds a training stopped in epoch {saved['checkpoint'].get('epoch', 0) + 1}: "
            "resume it, or name another checkpoint folder"
        )


def is_finished(
    path: str | PathLike[str], description: Mapping[str, Any], *, what: str = "checkpoint"
) -> bool:
    """Whether the same training has come to its end there already.

    Raises
    ------
    InvalidInput
        There is a finished model of another corpus or other settings.
    """
    saved = read_config(path)
    if saved is None or "checkpoint" in saved:
        return False
    _check_same(path, saved, description, what)
    return True


def resume(path: str | PathLike[str], tables: Tables, description: Mapping[str, Any]) -> Run:
    """Fill the tables from a checkpoint and tell where its training stands; the start where there is none.

    Raises
    ------
    InvalidInput
        The checkpoint belongs to another corpus, other settings, or another arithmetic.
    DamagedFile
        It is not what `write_checkpoint` writes.
    """
    try:
        _, tensors, saved = read_folder(path)
    except MissingFile:
        return Run()
    _check_same(path, saved, description)
    try:
        run, made_by = _run(saved["checkpoint"]), saved["checkpoint"]["made_by"]
        input, output = (tensors[name] for name in table_names(description["settings"]))
        tables.fill(input, output)
        for name, array in _more(tables).items():
            if array is not None:
                array[:] = tensors[name]
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"{path} is not a checkpoint that this firth writes: {error}") from error
    if made_by != _made_by():
        raise InvalidInput(
            f"the checkpoint {path} was written by {made_by}, this is {_made_by()}: "
            "the bits would not be the same; use that one, or start anew in another folder"
        )
    return run


def _more(tables: Tables) -> dict[str, NDArray[Any] | None]:
    """What an exact training has beside its tables."""
    return {"bias": tables.bias, "level": tables.level}


def _exact(number: float) -> Any:
    """A float as hexadecimal, which holds every bit."""
    return number.hex() if isinstance(number, float) else number


def _made_by() -> str:
    return f"firth {__version__} ({native.arithmetic()})"


def _check_same(
    path: str | PathLike[str],
    saved: Mapping[str, Any],
    description: Mapping[str, Any],
    what: str = "checkpoint",
) -> None:
    try:
        before = {part: dict(saved[part]) for part in ("settings", "corpus")}
        before["given"] = dict(saved.get("given", {}))
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedFile(f"{path} is not a {what} that this firth writes: {error}") from error
    for name, value in description["settings"].items():
        if name not in before["settings"]:
            raise InvalidInput(
                f"the {what} {path} was written by firth {saved.get('firth_version')}, which has no "
                f"setting {name}: go on with that one, or start anew in another folder"
            )
        if before["settings"].get(name) != value and name not in _FREE:
            raise InvalidInput(
                f"the {what} {path} was written with {name} = {before['settings'].get(name)!r}, "
                f"this training has {value!r}: use the same, or another folder"
            )
    if before["corpus"] != description["corpus"]:
        raise InvalidInput(f"the {what} {path} was written with another corpus: name another folder")
    for name in ("start", "freeze"):
        if before["given"].get(name) != description["given"].get(name):
            raise InvalidInput(
                f"the {what} {path} was written with another {name}: give the same, or another folder"
            )


def _run(place: Mapping[str, Any]) -> Run:
    """Where the training stood."""
    epoch, tile, pairs = (
        operator.index(n) for n in (place["epoch"], place["tile"], place["totals"]["pairs"])
    )
    loss, lost = (float.fromhex(place["totals"][name]) for name in ("loss", "lost"))
    history, held_out = ([float.fromhex(loss) for loss in place[name]] for name in _HISTORIES)
    if tile < 0 or epoch != len(history) or len(held_out) not in (0, epoch):
        raise ValueError(
            f"epoch {epoch}, tile {tile}, {len(history)} losses and {len(held_out)} on held-out text "
            "do not fit together"
        )
    return Run(epoch, tile, Totals(loss, pairs, lost), history, held_out)
