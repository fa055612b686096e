"""The word-vector experiment from the sentences to a folder with all that comes out of it."""

from collections.abc import Callable
from dataclasses import asdict
from os import PathLike
from pathlib import Path

from firth.course.sst.pictures import ENDINGS, LISTS, draw
from firth.course.sst.run import VectorRun
from firth.course.sst.settings import Settings
from firth.course.sst.text import Text
from firth.errors import InvalidInput
from firth.plots.figures import check_matplotlib
from firth.vectors import WordVectors, check_target

ITERATIONS = 40_000
MODEL, LOG, CHECKPOINT = "model", "log.txt", "checkpoint.npz"
CHECKPOINT_EVERY = 5_000


def word_vectors(
    sentences: list[list[str]],
    folder: str | PathLike[str],
    *,
    iterations: int = ITERATIONS,
    resume: bool = False,
    overwrite: bool = False,
    report: Callable[[str], object] | None = None,
    stop: Callable[[], object] | None = None,
    settings: Settings | None = None,
    checkpoint_every: int = CHECKPOINT_EVERY,
) -> int:
    """Train the course's word vectors and write them, their log and their pictures.

    The folder takes ``model/``, which `firth.load` reads, ``log.txt``, ``checkpoint.npz``, and a list of
    words and its pictures under ``words-1`` and ``words-2``. Text and settings decide every bit of it, also
    where the run was stopped and resumed.

    Parameters
    ----------
    sentences : list of list of str
        From `read_sentences`.
    folder : path
        It is made where it is missing.
    iterations : int, at least 1
        In all, those before a resume included.
    resume : bool
        Whether to go on from the folder's checkpoint; from the start, where it has none yet.
    overwrite : bool
        Whether to begin anew in a folder that holds a run.
    report : callable, str -> anything, optional
        Takes each line of the log that this call adds.
    stop : callable, () -> anything, optional
        Asked after each iteration; if the answer is true, a checkpoint is written and the run left there.
    settings : Settings, optional
    checkpoint_every : int
        Iterations.

    Returns
    -------
    int
        The iteration that was reached: `iterations`, unless the run was stopped.

    Raises
    ------
    InvalidInput
        The folder holds a run and it is not said what is to become of it, cannot be written, or is further
        than `iterations`.
    DamagedFile
        The checkpoint cannot be read.
    MissingDependency
        matplotlib, which draws the pictures, is not installed.
    """
    folder = Path(folder)
    check_matplotlib()
    _check(folder, iterations, resume, overwrite)
    run, checkpoint = VectorRun(Text.of(sentences), settings), folder / CHECKPOINT
    if resume and checkpoint.is_file():
        run.resume(checkpoint)
        if run.iteration > iterations:
            raise InvalidInput(
                f"iterations must be at least {run.iteration}, as {checkpoint} has, got {iterations}"
            )
    else:
        folder.mkdir(parents=True, exist_ok=True)
        checkpoint.unlink(missing_ok=True)
    _train(run, folder, iterations, checkpoint_every, report or _nobody, stop or _never)
    if run.iteration == iterations:
        words = vectors_of(run)
        words.save(folder / MODEL)
        draw(words, folder)
    return run.iteration


def vectors_of(run: VectorRun) -> WordVectors:
    """Centre vectors, with the outside vectors as the output table."""
    corpus = {
        "sha256": run.text.sha256,
        "sentences": len(run.text.sentences),
        "tokens": int(run.text.counts.sum()),
    }
    training = {"iterations": run.iteration, "interrupted": False}
    info = {"settings": asdict(run.settings), "corpus": corpus, "training": training}
    return WordVectors(run.text.words, run.V, output=run.U, counts=run.text.counts, info=info)


def _check(folder: Path, iterations: int, resume: bool, overwrite: bool) -> None:
    """Refuse what would fail later, and to lose a run that nobody said may be lost."""
    if iterations < 1:
        raise InvalidInput(f"iterations must be at least 1, got {iterations}")
    if resume and overwrite:
        raise InvalidInput("a run is either resumed or begun anew: give one of resume and overwrite")
    if folder.exists() and not folder.is_dir():
        raise InvalidInput(f"{folder} is a file: name a folder for the results")
    check_target(folder / MODEL)
    pictures = (f"{name}{ending}" for name in LISTS for ending in (".txt", *ENDINGS))
    there = [name for name in (CHECKPOINT, LOG, MODEL, *pictures) if (folder / name).exists()]
    if there and not (resume or overwrite):
        raise InvalidInput(
            f"{folder} holds {there[0]} of a run already: resume it (--resume), begin anew (--overwrite), "
            "or name another folder"
        )


def _train(
    run: VectorRun,
    folder: Path,
    iterations: int,
    every: int,
    report: Callable[[str], object],
    stop: Callable[[], object],
) -> None:
    """Go on to the last iteration or until stopped; the log is that of a run that was never interrupted."""
    with (folder / LOG).open("w", encoding="utf-8", newline="\n") as log:
        log.writelines(f"{line}\n" for line in run.log())
        while run.iteration < iterations:
            told = len(run.averages)
            run.advance()
            try:
                for line in run.log(told):
                    log.write(f"{line}\n")
                    log.flush()
                    report(line)
            except Exception:  # whoever reads the lines has gone: what was computed is not lost
                run.save(folder / CHECKPOINT)
                raise
            stopped = run.iteration < iterations and stop()
            if stopped or run.iteration % every == 0 or run.iteration == iterations:
                run.save(folder / CHECKPOINT)
            if stopped:
                return


def _nobody(line: str) -> None:
    """Hear the lines of a run that nobody listens to."""


def _never() -> bool:
    return False
