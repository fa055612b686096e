"""The whole check: read the file, call its functions, judge what they return."""

import os
import secrets
from pathlib import Path

import numpy as np

from firth.course.checker.exercises.catalogue import CATALOGUE, known
from firth.course.checker.records import CheckReport
from firth.course.checker.session import Session
from firth.course.checker.source import own_names, read_source
from firth.course.checker.verdicts import verdict
from firth.errors import InvalidInput

TIME_LIMIT = 20.0
MEMORY_LIMIT = 4 << 30


def check(
    file: str | os.PathLike[str],
    *,
    seed: int | None = None,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
) -> CheckReport:
    """Run a student's own functions against `firth.maths`, on random inputs.

    What is checked is what the file defines under a name that is known: those of the course (`softmax`,
    `sigmoid`, `naiveSoftmaxLossAndGradient`, `negSamplingLossAndGradient`, `skipgram`, `cbow`, `sgd`, ...,
    older ones too) and those of `firth.maths`. The file runs in a process of its own, which is ended when it
    takes too long; it runs as the user who asks, and nothing keeps it from what that user may do.

    Parameters
    ----------
    file : path
        A Python file. It is imported, so what stands under `if __name__ == "__main__"` does not run.
    seed : int, at least 0, optional
        What the inputs are drawn from; by default another one each time. The report names it.
    time_limit : float
        Seconds that the import, or one call of a function, may take.
    memory_limit : int
        Bytes that the process may allocate, where the system can bound it.

    Returns
    -------
    CheckReport

    Raises
    ------
    MissingFile
        There is no such file.
    InvalidInput
        The file is no Python, cannot be imported, or has none of the functions; or a setting is out of range.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "mine.py"
    >>> _ = file.write_text("def sigmoid_grad(s):\\n    return 1 - s\\n", encoding="utf-8")
    >>> verdict = check(file, seed=1).verdicts[0]
    >>> verdict.function, verdict.status
    ('sigmoid_grad', 'wrong')
    """
    path = Path(file)
    if not 0 < time_limit < np.inf:
        raise InvalidInput(f"time_limit must be above 0 seconds, got {time_limit}")
    if seed is not None and seed < 0:
        raise InvalidInput(f"seed must be at least 0, got {seed}")
    own, imported = own_names(read_source(path))
    lines = {name: line for name, line in own.items() if known(name)}
    imported = {name for name in imported if known(name)}
    if not lines:
        raise InvalidInput(_nothing(path, imported))
    seed = secrets.randbelow(1 << 32) if seed is None else seed
    session = Session(path, list(lines), time_limit, memory_limit)
    try:
        parameters = dict(session.functions)
        imported |= {*session.elsewhere}
        functions = sorted(parameters, key=lambda name: lines[name])
        verdicts = tuple(
            verdict(session.ask, name, lines[name], parameters[name], seed) for name in functions
        )
    finally:
        session.close()
    if not verdicts:
        raise InvalidInput(_nothing(path, imported))
    return CheckReport(
        file=str(path),
        seed=seed,
        verdicts=verdicts,
        missing=_missing({*functions, *imported}),
        imported=tuple(sorted(imported)),
        stand_ins=session.stand_ins,
        printed=session.printed,
    )


def _missing(have: set[str]) -> tuple[str, ...]:
    """The first name of every task that no function of the file is for."""
    tasks = {exercise.task for name in have for exercise in known(name)}
    missing = {each.task: each.names[0] for each in reversed(CATALOGUE) if each.task not in tasks}
    return tuple(reversed(missing.values()))


def _nothing(path: Path, imported: set[str]) -> str:
    if imported:
        return f"{path} only imports {', '.join(sorted(imported))}: check the file that defines it"
    names = ", ".join(dict.fromkeys(each.names[0] for each in CATALOGUE))
    return f"{path} defines none of the functions that are checked: {names}"
