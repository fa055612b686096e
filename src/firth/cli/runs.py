"""Several models of one kind: ``firth train --seeds``, ``firth evaluate --seeds``."""

import shlex
import time
import warnings
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from firth.cli import text as options
from firth.cli.fitting import unsaved
from firth.cli.output import counted, note, say_table
from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.training import Word2Vec

_ALONE = ("checkpoint", "start", "freeze", "overwrite")  # options of one training


def train_runs(model: "Word2Vec", params: Mapping[str, Any], seeds: int) -> None:
    """Train models that differ in their seed into the folder of ``--output``."""
    from firth.training.progress import shown_progress
    from firth.training.seeds import check_seeds

    for name in _ALONE:
        if params[name]:
            raise typer.BadParameter(f"does not go with --{name}", param_hint="--seeds")
    folder, progress = params["output"], not params["quiet"]
    check_seeds(folder, seeds)
    options.check_sources(params["corpus"])
    with unsaved():
        with shown_progress(progress) as shown:
            text = options.read(params, model.phrases, shown)
        if params["tokenizer"] == "whitespace" and params["max_vocabulary"] is None and progress:
            options.note_coverage(text)
    began = time.monotonic()
    models = fit_seeds(model, text, folder, seeds, progress=progress)
    if progress:
        taken = f"{time.monotonic() - began:.1f} s"
        say_table(
            [
                *options.told_text(text),
                [
                    "models",
                    f"{counted(len(models), 'model')}, seeds {models[0].name[5:]} to {models[-1].name[5:]}",
                ],
                ["time", taken],
                ["saved", str(folder)],
                ["try", f"firth evaluate {shlex.quote(str(folder))} --data BENCHMARKS"],
            ]
        )


def fit_seeds(model: "Word2Vec", text: Any, folder: Path, seeds: int, *, progress: bool) -> list[Path]:
    """Train, where Ctrl-C ends the command and is told in one line."""
    from firth.training import TrainingInterrupted, train_seeds

    with warnings.catch_warnings(), suppress(KeyboardInterrupt):
        warnings.simplefilter("ignore", TrainingInterrupted if progress else UserWarning)
        models = train_seeds(model, text, folder, seeds, progress=progress)
        if len(models) == seeds:
            return models
    note(f"firth: stopped; models that were finished are in {folder}, the same command trains the others")
    raise typer.Exit(130)


def meant(model: Path, seeds: int | None, corpus: Path | None) -> list[Path]:
    """The models that a path stands for, or those that are trained with its settings and other seeds."""
    from firth import Word2Vec
    from firth.vectors.runs import runs

    if (seeds is None) != (corpus is None):
        raise typer.BadParameter("--seeds and --corpus go together", param_hint="--seeds")
    if seeds is None or corpus is None:
        return runs(model)
    if seeds < 2:
        raise typer.BadParameter(f"a spread needs at least 2 models, got {seeds}", param_hint="--seeds")
    options.check_sources([str(corpus)])
    if model.is_file():
        raise InvalidInput(f"{model} holds word vectors alone: name a folder that firth train wrote")
    trained = Word2Vec.load(model)
    if trained.vectors_.info["given"]:
        raise InvalidInput(f"{model} began with given vectors, which are not in it: train its seeds yourself")
    return _beside(model, trained, corpus, seeds)


def _beside(model: Path, trained: "Word2Vec", corpus: Path, seeds: int) -> list[Path]:
    """Models of other seeds on the text that the model was trained on, in a folder next to it."""
    from firth.training.progress import shown_progress
    from firth.training.source import read_source

    folder = model.with_name(f"{model.resolve().name}-seeds")
    with unsaved(), shown_progress(True) as shown:
        text = read_source(corpus, trained.get_params(), phrases=trained.phrases, progress=shown)
    if text.sha256 != trained.vectors_.info["corpus"]["sha256"]:
        raise InvalidInput(
            f"{corpus} is not the text that {model} was trained on, and models of two texts differ in more "
            "than their seed: name that text, or train models with firth train --seeds"
        )
    try:
        return fit_seeds(trained, text, folder, seeds, progress=True)
    except InvalidInput as error:
        kept = f"; models of other seeds are kept in {folder}, delete it to train them anew"
        raise InvalidInput(f"{error}{kept if folder.exists() else ''}") from error
