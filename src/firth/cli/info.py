"""``firth info``."""

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth import __version__
from firth.cli.models import AsJson, told_given
from firth.cli.output import losses, say_json, say_table

if TYPE_CHECKING:
    from firth.vectors import WordVectors


def info(
    model: Annotated[
        Path | None,
        typer.Argument(
            metavar="MODEL", show_default=False, help="A model folder, or vectors of another program."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Tell version, instruction set and threads; or what a model is.

    Example: `firth info model/`
    """
    facts = _system() if model is None else _model(model)
    if json:
        say_json(facts)
    else:
        say_table(
            [
                [name.replace("_", " "), _written(name, value)]
                for name, value in facts.items()
                if value is not None
            ]
        )


def _system() -> dict[str, Any]:
    import numpy

    from firth.kernels import native

    return {
        "firth": __version__,
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "system": f"{platform.system()} {platform.machine()}",
        "instruction_set": native.instruction_set,
        "instruction_sets": list(native.INSTRUCTION_SETS),
        "cores": os.cpu_count(),
        "threads": native.usable_cores(),
    }


def _model(path: Path) -> dict[str, Any]:
    import firth

    words = firth.load(path)
    training = words.info.get("training", {})
    given = dict(told_given(words.info.get("given", {}), len(words)))
    return {
        "model": str(path),
        "words": len(words),
        "dimensions": words.vector_size,
        "classes": words.info.get("classes"),
        "settings": words.info.get("settings"),
        "corpus": words.info.get("corpus"),
        "phrases": _phrases(words.info.get("corpus") or {}),
        "start": given.get("start"),
        "freeze": given.get("freeze"),
        "first_step": training.get("first_step"),
        "loss": training.get("loss_history"),
        "held_out": training.get("validation_loss_history") or None,
        "training": _state(words, training),
    }


def _phrases(corpus: dict[str, Any]) -> str | None:
    """Those that were joined, without the words."""
    from firth.text import Phrases

    return repr(Phrases.unfitted(corpus["phrases"])) if "phrases" in corpus else None


def _state(words: "WordVectors", training: dict[str, Any]) -> str | None:
    """How far the training came, where firth trained it."""
    if "checkpoint" in words.info:
        return (
            f"a checkpoint in epoch {words.info['checkpoint']['epoch'] + 1}: go on with firth train --resume"
        )
    if not training:
        return None
    return "interrupted" if training["interrupted"] else "finished"


def _written(name: str, value: Any) -> str:
    """A fact on one line."""
    if name in ("loss", "held_out"):
        return losses(value)
    if isinstance(value, dict):
        simple = {inner: one for inner, one in value.items() if inner != "phrases"}  # told apart
        return ", ".join(f"{inner}={one}" for inner, one in simple.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
