"""One model trained with several seeds: how much of what it finds is luck."""

import warnings
from numbers import Integral
from os import PathLike
from pathlib import Path
from typing import Any

from firth.errors import InvalidInput
from firth.estimator import check_number
from firth.text import Corpus
from firth.training.checkpoints import is_finished, refuse_unfinished
from firth.training.notices import TrainingInterrupted
from firth.training.progress import Progress, shown_progress
from firth.training.settings import check_path, check_settings
from firth.training.source import read_source
from firth.training.trained import describe
from firth.training.word2vec import Word2Vec
from firth.vectors import check_target, read_config
from firth.vectors.runs import PREFIX, run_folder, runs

MOST = 1000


def train_seeds(
    model: Word2Vec,
    source: Any,
    folder: str | PathLike[str],
    seeds: int = 5,
    *,
    progress: bool = False,
) -> list[Path]:
    """Train a model's settings with several seeds on one text, which is read once.

    Every model is a folder ``seed-N`` of its own in `folder`, as `Word2Vec.save` writes it: what takes
    several models of one kind takes `folder`. Models that are there already are not trained again, so that a
    training that was stopped can go on, and more seeds can be added later. The first Ctrl-C leaves those that
    are finished, with a `TrainingInterrupted` warning.

    Parameters
    ----------
    model : Word2Vec
        The settings; its own seed is the first. It is not changed.
    source : Corpus, path, list of paths, or iterable of sentences
        What `firth.read_corpus` reads.
    folder : path
        Where the models are written.
    seeds : int, default 5
        How many models.
    progress : bool, default False
        Show how far all of them together are.

    Returns
    -------
    list of Path
        Folders of the finished models, by seed; fewer than `seeds` only where Ctrl-C was pressed.

    Raises
    ------
    InvalidInput, WrongType
        A setting or the source cannot be used, or `folder` holds something else: a model, or models of other
        settings or another text.

    Examples
    --------
    >>> import tempfile, firth
    >>> model = firth.Word2Vec(vector_size=8, min_count=1, sample=0)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in train_seeds(model, [["a", "b", "a", "c"]] * 5, folder, seeds=2)]
    ['seed-1', 'seed-2']
    """
    check_seeds(folder, seeds)
    settings = model.get_params()
    check_settings(settings)
    wanted = [int(settings["seed"]) + number for number in range(seeds)]
    check_settings({"seed": wanted[-1]})
    with shown_progress(progress) as shown:
        text = read_source(source, settings, phrases=model.phrases, progress=shown)
        there = _finished(folder, settings, text)
        missing = [seed for seed in wanted if seed not in there]
        for number, seed in enumerate(missing):
            if shown is not None:
                shown.part(number, len(missing))
            if not _train(settings | {"seed": seed}, text, run_folder(folder, seed), shown):
                warnings.warn(
                    f"training was stopped at seed {seed}; finished models are kept in {folder}",
                    TrainingInterrupted,
                    stacklevel=2,
                )
                break
            there.add(seed)
    return [run_folder(folder, seed) for seed in wanted if seed in there]


def check_seeds(folder: str | PathLike[str], seeds: int) -> None:
    """Refuse a number of models that is none, and a folder that can hold no runs.

    Raises
    ------
    InvalidInput, WrongType
    """
    check_number("seeds", seeds, 1, MOST, Integral, "a whole number")
    check_path("folder", folder)
    if read_config(folder) is not None:
        raise InvalidInput(f"{folder} is a model itself: name another folder for the models of several seeds")
    if Path(folder).exists() and not Path(folder).is_dir():
        raise InvalidInput(f"{folder} is a file, several models are a folder: choose another name")
    check_target(run_folder(folder, 0))  # which says whether it can be written


def _finished(folder: str | PathLike[str], settings: dict[str, Any], text: Corpus) -> set[int]:
    """The seeds whose models are there; all that stands in the folder must be of the same kind."""
    there = set()
    for path in runs(folder) if Path(folder).is_dir() else []:
        if path == Path(folder):  # no runs yet
            continue
        check_target(path)
        refuse_unfinished(path)
        seed = int(path.name.removeprefix(PREFIX))
        is_there = is_finished(path, describe(settings | {"seed": seed}, text, {}), what="model")
        if is_there and not (read_config(path) or {})["training"]["interrupted"]:
            there.add(seed)
    return there


def _train(settings: dict[str, Any], text: Corpus, path: Path, shown: Progress | None) -> bool:
    """Train and write one model, unless it is stopped."""
    watchers = [] if shown is None else [shown.callback()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TrainingInterrupted)  # it says that the model is kept
        model = Word2Vec(**settings).fit(text, callbacks=watchers)
    if not model.interrupted_:
        model.save(path)
    return not model.interrupted_
